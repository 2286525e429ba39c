import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useWords } from '../i18n/use-words.ts';
import styles from './contact-links.module.css';

function WithCopy(props: { readonly value: string; readonly href: string; readonly label: string }) {
  const { t } = useWords();
  return (
    <span className={styles['contact']}>
      <a href={props.href} aria-label={props.label}>
        {props.value}
      </a>
      <CopyButton value={props.value}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t('action.copied') : t('action.copy')}>
            <ActionIcon size={24} aria-label={t('contact.copy', { value: props.value })} onClick={copy}>
              {copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </span>
  );
}

/** A telephone number: press to call, copy beside it. */
export function PhoneLink({ value }: { readonly value: string }) {
  const { t } = useWords();
  return (
    <WithCopy
      value={value}
      href={`tel:${value.replaceAll(/[^\d+]/g, '')}`}
      label={t('contact.call', { value })}
    />
  );
}

/** An e-mail address: press to write, copy beside it. */
export function EmailLink({ value }: { readonly value: string }) {
  const { t } = useWords();
  return (
    <WithCopy
      value={value}
      href={`mailto:${encodeURIComponent(value).replaceAll('%40', '@')}`}
      label={t('contact.write', { value })}
    />
  );
}
