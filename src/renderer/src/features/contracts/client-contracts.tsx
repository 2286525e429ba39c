import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { useMay } from '../../session/use-session.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Section } from '../../ui/sheet.tsx';
import cells from '../../ui/list-cells.module.css';
import { ContractForm } from './contract-form.tsx';
import { ContractMenu } from './contract-menu.tsx';
import { StandingChip, useTermText } from './contract-words.tsx';
import styles from './contracts.module.css';
import { useContractActs, type ContractRow } from './use-contract-acts.ts';

/** Enough for the years of a client; the rest is a press away. */
const SHOWN = 6;

/** The service contracts of one client, the latest first; nothing at all for who may not read them. */
export function ClientContracts(props: {
  readonly client: { readonly uid: string; readonly name: string; readonly status: 'active' | 'archived' };
}) {
  const { t } = useWords();
  const mayRead = useMay('contracts.read');
  const mayWrite = useMay('contracts.write');
  const termText = useTermText();
  const acts = useContractActs();
  // `new`, or the contract being changed.
  const [open, setOpen] = useState<ContractRow | 'new' | null>(null);
  const { uid, name, status } = props.client;
  const { data, error } = useQuery(
    rpc.contracts.list.queryOptions({ input: { clientUid: uid, limit: SHOWN }, enabled: mayRead }),
  );
  if (!mayRead) return null;
  const mayAdd = mayWrite && status === 'active';
  return (
    <Section
      title={t('contracts:title')}
      action={
        mayAdd ? (
          <Button
            variant="subtle"
            size="xs"
            leftSection={<IconPlus size={15} />}
            onClick={() => {
              setOpen('new');
            }}
          >
            {t('contracts:add')}
          </Button>
        ) : null
      }
    >
      <ErrorAlert error={error ?? acts.failure} />
      {data === undefined ? null : data.rows.length === 0 ? (
        <p className={styles['quiet']}>{t('contracts:noneOfClient')}</p>
      ) : (
        <ul className={styles['rows']}>
          {data.rows.map((row) => (
            <li key={row.uid} className={styles['row']}>
              <div className={styles['what']}>
                <span>{row.title}</span>
                <span className={cells['small']}>{termText(row)}</span>
              </div>
              <StandingChip standing={row.standing} />
              {mayWrite ? (
                <ContractMenu
                  row={row}
                  acts={acts}
                  onEdit={() => {
                    setOpen(row);
                  }}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {data !== undefined && data.total > SHOWN ? (
        <Link to={`/contracts?client=${uid}`}>{t('contracts:allOfClient', { count: data.total })}</Link>
      ) : null}
      {open === null ? null : (
        <ContractForm
          key={open === 'new' ? 'new' : open.uid}
          contract={open === 'new' ? null : open}
          fixedClient={{ id: uid, label: name }}
          onClose={() => {
            setOpen(null);
          }}
        />
      )}
    </Section>
  );
}
