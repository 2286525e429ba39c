import { Button, FileInput, TextInput } from '@mantine/core';
import { IconDownload, IconFile, IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useWords, type Words } from '../i18n/use-words.ts';
import { rpc } from '../rpc/client.ts';
import { fieldErrors } from '../rpc/form-errors.ts';
import { CopyValue } from '../ui/copy-value.tsx';
import { ErrorAlert } from '../ui/error-alert.tsx';
import { printElements } from '../ui/print.ts';
import { saveFile } from '../ui/save-file.ts';
import styles from './plain-page.module.css';

/** A recovery kit just made: shown once, kept nowhere. */
export interface RecoveryKit {
  readonly kitId: string;
  readonly fileName: string;
  readonly fileText: string;
  readonly passphrase: string;
}

function printSheet(t: Words, kit: RecoveryKit): void {
  const paragraphs = [
    ['h1', t('vault:kit.sheetTitle')],
    ['p', t('vault:kit.sheetText')],
    ['p', `${t('vault:kit.file')} ${kit.fileName}`],
    ['p', `${t('vault:kit.number')} ${kit.kitId}`],
    ['h2', t('vault:kit.passphrase')],
    ['pre', kit.passphrase],
    ['p', t('vault:kit.sheetKeep')],
  ] as const;
  printElements(
    paragraphs.map(([tag, text]) => {
      const element = document.createElement(tag);
      element.textContent = text;
      return element;
    }),
  );
}

/** Hands the kit over: the file to save, the passphrase to print. Both are needed, apart from each other. */
export function KitHandover(props: { readonly kit: RecoveryKit; readonly onHandedOver: () => void }) {
  const { t } = useWords();
  const { kit } = props;
  const [isSaved, setSaved] = useState(false);
  return (
    <div className={styles['stack']}>
      <p>{t('vault:kit.why')}</p>
      <div className={styles['row']}>
        <span>{t('vault:kit.saveText')}</span>
        <Button
          variant={isSaved ? 'default' : 'filled'}
          leftSection={<IconDownload size={16} />}
          onClick={() => {
            saveFile(new Blob([kit.fileText], { type: 'application/json' }), kit.fileName);
            setSaved(true);
          }}
        >
          {t('vault:kit.save')}
        </Button>
      </div>
      <p>{t('vault:kit.passphraseText')}</p>
      <CopyValue value={kit.passphrase} />
      <div className={styles['row']}>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} />}
          onClick={() => {
            printSheet(t, kit);
          }}
        >
          {t('vault:kit.print')}
        </Button>
        <Button disabled={!isSaved} onClick={props.onHandedOver}>
          {t('vault:kit.next')}
        </Button>
      </div>
    </div>
  );
}

/** Proves that the kit was really kept: the file is loaded and the passphrase typed. */
export function KitVerification(props: { readonly onVerified: () => void; readonly onBack?: () => void }) {
  const { t } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const { mutate, isPending, error } = useMutation(
    rpc.vault.verifyRecoveryKit.mutationOptions({ onSuccess: props.onVerified }),
  );
  const faults = fieldErrors(t, error) ?? {};
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (file !== null) mutate({ fileText: await file.text(), passphrase });
  };
  return (
    <form
      className={styles['stack']}
      onSubmit={(event) => {
        void submit(event);
      }}
    >
      <p>{t('vault:kit.verifyText')}</p>
      <KitFields
        file={file}
        passphrase={passphrase}
        faults={faults}
        onFile={setFile}
        onPassphrase={setPassphrase}
      />
      {Object.keys(faults).length === 0 ? <ErrorAlert error={error} /> : null}
      <div className={styles['row']}>
        {props.onBack === undefined ? (
          <span />
        ) : (
          <Button variant="default" onClick={props.onBack}>
            {t('action.back')}
          </Button>
        )}
        <Button type="submit" loading={isPending} disabled={file === null || passphrase === ''}>
          {t('vault:kit.verify')}
        </Button>
      </div>
    </form>
  );
}

/** The two halves of a kit, as fields. */
export function KitFields(props: {
  readonly file: File | null;
  readonly passphrase: string;
  readonly faults: Readonly<Record<string, string>>;
  readonly onFile: (file: File | null) => void;
  readonly onPassphrase: (passphrase: string) => void;
}) {
  const { t } = useWords();
  return (
    <>
      <FileInput
        label={t('vault:kit.fileField')}
        placeholder={t('action.choose')}
        leftSection={<IconFile size={16} />}
        clearable={false}
        value={props.file}
        error={props.faults['fileText']}
        onChange={props.onFile}
      />
      <TextInput
        label={t('vault:kit.passphrase')}
        description={t('vault:kit.passphraseHelp')}
        autoComplete="off"
        spellCheck={false}
        value={props.passphrase}
        error={props.faults['passphrase']}
        onChange={(event) => {
          props.onPassphrase(event.currentTarget.value);
        }}
      />
    </>
  );
}
