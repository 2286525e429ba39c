import { useQuery } from '@tanstack/react-query';
import { useWords } from '../i18n/use-words.ts';
import { useChangedBy } from '../rpc/changes.ts';
import { rpc } from '../rpc/client.ts';
import styles from './form-sheet.module.css';
import type { RecordForm } from './use-record-form.ts';

/** Says that somebody saved the record while it was being typed here, and what can be done; nothing typed is lost. */
export function ChangedElsewhere<Values extends object>(props: {
  readonly record: RecordForm<Values>;
  /** Opens the comparison field by field; without it the person takes one version or the other. */
  readonly onCompare?: (() => void) | undefined;
}) {
  const { t } = useWords();
  const { record, onCompare } = props;
  const byUid = useChangedBy(record.recordUid);
  const { data } = useQuery(
    rpc.users.names.queryOptions({ input: {}, enabled: record.isOutdated && byUid !== undefined }),
  );
  const name = data?.users.find((user) => user.uid === byUid)?.name;
  if (!record.isOutdated) return null;
  return (
    <div role="alert" className={styles['changed']}>
      <span>{name === undefined ? t('form.changedElsewhere') : t('form.changedBy', { name })}</span>
      <span className={styles['choices']}>
        {onCompare === undefined ? (
          <button type="button" className={styles['link']} onClick={record.keepMine}>
            {t('form.keepMine')}
          </button>
        ) : (
          <button type="button" className={styles['link']} onClick={onCompare}>
            {t('form.compare')}
          </button>
        )}
        <button type="button" className={styles['link']} onClick={record.discardDraft}>
          {t('form.takeSaved')}
        </button>
      </span>
    </div>
  );
}
