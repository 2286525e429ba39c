import { Button, Loader } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords, type Words } from '../../i18n/use-words.ts';
import { client } from '../../rpc/client.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { PdfViewer } from '../../ui/pdf-viewer.tsx';
import { Section } from '../../ui/sheet.tsx';
import type { MessageView } from './message-words.tsx';
import styles from './reminders.module.css';

type Attachment = MessageView['attachments'][number];

const nameOf = (t: Words, attachment: Attachment): string =>
  attachment.kind === 'invoice'
    ? t('reminders:attachment.invoiceNamed', { number: attachment.number })
    : t(`reminders:attachment.${attachment.kind}`);

/** What goes along with a message, and a letter itself: each opens here, as it would leave today. */
export function MessageAttachments({ message }: { readonly message: MessageView }) {
  const { t } = useWords();
  const [opened, setOpened] = useState<number | 'letter' | null>(null);
  const isLetter = message.channel === 'letter';
  if (message.attachments.length === 0 && !isLetter) return null;
  return (
    <Section title={t(isLetter ? 'reminders:letterAndFiles' : 'reminders:files')}>
      <div className={styles['boxesInLine']}>
        {isLetter ? (
          <Button
            size="xs"
            variant={opened === 'letter' ? 'light' : 'default'}
            aria-expanded={opened === 'letter'}
            leftSection={<IconPaperclip size={15} aria-hidden />}
            onClick={() => {
              setOpened(opened === 'letter' ? null : 'letter');
            }}
          >
            {t('reminders:letter.open')}
          </Button>
        ) : null}
        {message.attachments.map((attachment, index) => (
          <Button
            key={nameOf(t, attachment)}
            size="xs"
            variant={opened === index ? 'light' : 'default'}
            aria-expanded={opened === index}
            leftSection={<IconPaperclip size={15} aria-hidden />}
            onClick={() => {
              setOpened(opened === index ? null : index);
            }}
          >
            {nameOf(t, attachment)}
          </Button>
        ))}
      </div>
      {opened === null ? null : <OpenFile key={String(opened)} message={message} which={opened} />}
    </Section>
  );
}

function OpenFile(props: { readonly message: MessageView; readonly which: number | 'letter' }) {
  const { t } = useWords();
  const { message, which } = props;
  const read = async (purpose: 'view' | 'print' | 'save'): Promise<File> =>
    which === 'letter'
      ? client.reminders.letter({ messageUid: message.uid, purpose })
      : client.reminders.attachment({ messageUid: message.uid, index: which, purpose });
  const { data, error, refetch } = useQuery({
    queryKey: ['message-file', message.uid, which, message.revision],
    queryFn: async () => read('view'),
    // Each reading is logged: it is not asked again after other changes.
    staleTime: 'static',
  });
  if (data === undefined)
    return error === null ? (
      <Loader role="status" size="sm" aria-label={t('pdf.loading')} />
    ) : (
      <ErrorAlert
        error={error}
        onRetry={() => {
          void refetch();
        }}
      />
    );
  return <PdfViewer file={data} name={data.name} readFor={read} />;
}
