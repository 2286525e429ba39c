import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { useClientAddress } from './client-address.ts';
import type { ClientFields } from './client-values.ts';
import styles from './client-form.module.css';

const REASONS = ['SameSiret', 'SameSiren', 'SameEmail', 'SamePhone', 'SimilarName'] as const;
const WAIT_MILLISECONDS = 250;

/** Warns while typing that a client looks like one that exists; a warning, never a refusal. */
export function DuplicateNotice(props: {
  readonly values: ClientFields;
  readonly exceptUid?: string;
  /** Before the other sheet is opened. */
  readonly onLeave: () => void;
}) {
  const { t } = useWords();
  const { sheetOf } = useClientAddress();
  const { values, exceptUid } = props;
  const [typed] = useDebouncedValue(
    JSON.stringify({
      name: values.name.slice(0, 120),
      company: values.company.slice(0, 120),
      siren: values.siren.slice(0, 16),
      siret: values.siret.slice(0, 24),
      email: values.email.slice(0, 254),
      phone: values.phone.slice(0, 40),
      city: values.address.city.slice(0, 100),
      ...(exceptUid === undefined ? {} : { exceptUid }),
    }),
    WAIT_MILLISECONDS,
  );
  const isEnough = [values.name, values.siren, values.siret, values.email, values.phone].some(
    (text) => text.trim().length > 2,
  );
  const { data } = useQuery(
    rpc.clients.findDuplicates.queryOptions({
      // oxlint-disable-next-line typescript/no-unsafe-assignment -- the text was made from such an input six lines above.
      input: JSON.parse(typed),
      enabled: isEnough,
      placeholderData: keepPreviousData,
      staleTime: 5000,
    }),
  );
  const matches = isEnough ? (data?.matches ?? []) : [];
  const hidden = isEnough ? (data?.hidden ?? 0) : 0;
  return (
    <output className={styles['notice']}>
      {matches.length === 0 && hidden === 0 ? null : (
        <div className={styles['duplicates']}>
          {matches.length === 0 ? null : (
            <p className={styles['duplicatesTitle']}>
              <IconAlertTriangle size={16} aria-hidden />
              {t('clients:duplicates.title', { count: matches.length })}
            </p>
          )}
          <ul className={styles['duplicatesList']}>
            {matches.slice(0, 5).map((match) => (
              <li key={match.uid} className={styles['duplicate']}>
                <Link
                  to={sheetOf(match.uid)}
                  aria-label={t('clients:duplicates.open', { name: match.name })}
                  onClick={props.onLeave}
                >
                  {match.name}
                </Link>
                <span className={styles['reasons']}>
                  {[
                    match.city,
                    match.status === 'archived' ? t('clients:duplicates.archived') : '',
                    ...REASONS.filter((reason) => match.reasons.includes(reason)).map((reason) =>
                      t(`clients:duplicates.reasons.${reason}`),
                    ),
                  ]
                    .filter((text) => text !== '')
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
          {hidden === 0 ? null : (
            <span className={styles['reasons']}>{t('clients:duplicates.hidden', { count: hidden })}</span>
          )}
        </div>
      )}
    </output>
  );
}
