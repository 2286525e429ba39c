import { Button, FileButton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { useMay } from '../../session/use-session.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { showUndo } from '../../ui/undo-toast.tsx';
import styles from './settings.module.css';

const dataUrlOf = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      resolve(typeof reader.result === 'string' ? reader.result : '');
    });
    reader.addEventListener('error', () => {
      reject(new Error('The file could not be read'));
    });
    reader.readAsDataURL(file);
  });

/** The logo of the documents. */
export function LogoPage() {
  const { t } = useWords();
  const mayChange = useMay('organisation.manage');
  const { data, error } = useQuery(rpc.organisation.logo.queryOptions({ input: {} }));
  const set = useMutation(rpc.organisation.setLogo.mutationOptions());
  const choose = async (file: File | null): Promise<void> => {
    if (file !== null) set.mutate({ dataUrl: await dataUrlOf(file) });
  };
  const dataUrl = data?.dataUrl ?? null;
  const remove = (): void => {
    set.mutate(
      { dataUrl: null },
      {
        onSuccess: () => {
          showUndo(t('organisation:logo.removed'), async () => {
            await set.mutateAsync({ dataUrl });
          });
        },
      },
    );
  };
  return (
    <div className={styles['column']}>
      <p className={styles['quiet']}>{t('organisation:logo.text')}</p>
      <div className={styles['logo']}>
        {dataUrl === null ? (
          <span className={styles['quiet']}>{t('organisation:logo.none')}</span>
        ) : (
          <img src={dataUrl} alt={t('organisation:logo.alternative')} />
        )}
      </div>
      <ErrorAlert error={set.error ?? error} />
      {mayChange ? (
        <div className={styles['actions']}>
          <FileButton
            accept="image/png,image/jpeg"
            onChange={(file) => {
              void choose(file);
            }}
          >
            {(props) => (
              <Button {...props} loading={set.isPending}>
                {t('organisation:logo.choose')}
              </Button>
            )}
          </FileButton>
          {dataUrl === null ? null : (
            <Button variant="default" onClick={remove}>
              {t('action.remove')}
            </Button>
          )}
        </div>
      ) : null}
    </div>
  );
}
