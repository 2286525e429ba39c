import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconPencil, IconPlus, IconStarFilled, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { useMay } from '../../session/use-session.ts';
import { EmailLink, PhoneLink } from '../../ui/contact-links.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Section } from '../../ui/sheet.tsx';
import { showUndo } from '../../ui/undo-toast.tsx';
import styles from './client-sheet.module.css';
import type { ClientView } from './client-answers.ts';
import { ContactForm, type Contact } from './contact-form.tsx';
import { displayPhone } from './display-phone.ts';

/** People to talk to at the client. */
export function ClientContacts({ client }: { readonly client: ClientView }) {
  const { t } = useWords();
  const may = useMay('clients.update');
  // `new`, or the contact being changed.
  const [open, setOpen] = useState<Contact | 'new' | null>(null);
  const [turn, setTurn] = useState(0);
  const remove = useMutation(rpc.clients.removeContact.mutationOptions());
  const restore = useMutation(rpc.clients.addContact.mutationOptions());

  const removeContact = async (contact: Contact): Promise<void> => {
    await remove.mutateAsync({ uid: contact.uid });
    const { uid: _uid, revision: _revision, ...fields } = contact;
    showUndo(t('clients:contacts.removed', { name: contact.name }), async () => {
      await restore.mutateAsync({ clientUid: client.uid, contact: fields });
    });
  };

  return (
    <Section
      title={t('clients:contacts.title')}
      action={
        may ? (
          <Button
            variant="subtle"
            size="xs"
            leftSection={<IconPlus size={15} />}
            onClick={() => {
              setOpen('new');
            }}
          >
            {t('clients:contacts.add')}
          </Button>
        ) : null
      }
    >
      <ErrorAlert error={remove.error ?? restore.error} />
      {client.contacts.length === 0 ? (
        <p className={styles['quiet']}>{t('clients:contacts.empty')}</p>
      ) : (
        <ul className={styles['contacts']}>
          {client.contacts.map((contact) => (
            <li key={contact.uid} className={styles['contact']}>
              <div className={styles['contactText']}>
                <span className={styles['contactName']}>
                  {contact.name}
                  {contact.preferred ? (
                    <span className={styles['preferred']}>
                      <IconStarFilled size={12} aria-hidden />
                      {t('clients:contacts.preferred')}
                    </span>
                  ) : null}
                </span>
                {contact.role === '' ? null : <span className={styles['contactRole']}>{contact.role}</span>}
                {contact.phone === '' ? null : <PhoneLink value={displayPhone(contact.phone)} />}
                {contact.mobile === '' ? null : <PhoneLink value={displayPhone(contact.mobile)} />}
                {contact.email === '' ? null : <EmailLink value={contact.email} />}
              </div>
              {may ? (
                <span className={styles['contactActs']}>
                  <Tooltip label={t('action.edit')}>
                    <ActionIcon
                      size={28}
                      aria-label={t('clients:contacts.edit', { name: contact.name })}
                      onClick={() => {
                        setOpen(contact);
                      }}
                    >
                      <IconPencil size={16} />
                    </ActionIcon>
                  </Tooltip>
                  <Tooltip label={t('action.remove')}>
                    <ActionIcon
                      size={28}
                      aria-label={t('clients:contacts.remove', { name: contact.name })}
                      onClick={() => {
                        // The failure is shown above the list.
                        removeContact(contact).catch(() => undefined);
                      }}
                    >
                      <IconTrash size={16} />
                    </ActionIcon>
                  </Tooltip>
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {open === null ? null : (
        <ContactForm
          key={open === 'new' ? `new-${String(turn)}` : open.uid}
          client={client}
          contact={open === 'new' ? null : open}
          onClose={() => {
            setOpen(null);
          }}
          onNext={() => {
            setOpen('new');
            setTurn(turn + 1);
          }}
        />
      )}
    </Section>
  );
}
