import { Button, Modal, Select, TextInput } from '@mantine/core';
import { IconFileCode } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useLanguage } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { saveFile } from '../../ui/save-file.ts';
import styles from './surveys.module.css';

/** Makes the file of the web form and hands it to the person. */
export function WebFormButton() {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [language, setLanguage] = useState<'fr' | 'en'>(useLanguage());
  const [postTo, setPostTo] = useState('');
  const { mutate, isPending, error } = useMutation(
    rpc.surveys.webForm.mutationOptions({
      onSuccess: (file) => {
        saveFile(file, file.name);
        setOpen(false);
      },
    }),
  );
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    mutate({ language, postTo });
  };
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconFileCode size={15} aria-hidden />}
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('surveys:webForm.action')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => {
          setOpen(false);
        }}
        title={t('surveys:webForm.title')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <form className={styles['stack']} onSubmit={submit}>
          <p className={styles['quiet']}>{t('surveys:webForm.text')}</p>
          <Select
            label={t('surveys:webForm.language')}
            allowDeselect={false}
            data={[
              { value: 'fr', label: 'Français' },
              { value: 'en', label: 'English' },
            ]}
            value={language}
            onChange={(value) => {
              setLanguage(value === 'en' ? 'en' : 'fr');
            }}
          />
          <TextInput
            label={t('surveys:webForm.postTo')}
            description={t('surveys:webForm.postToHint')}
            value={postTo}
            onChange={(event) => {
              setPostTo(event.currentTarget.value);
            }}
          />
          <ErrorAlert error={error} />
          <Button type="submit" loading={isPending}>
            {t('surveys:webForm.save')}
          </Button>
        </form>
      </Modal>
    </>
  );
}
