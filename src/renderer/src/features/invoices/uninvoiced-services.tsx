import { Button, Checkbox, Popover } from '@mantine/core';
import { IconTool } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import type { ServiceRow } from '../services/service-words.tsx';
import styles from './draft.module.css';

/** Offers the client's done services that are on no invoice; those already on the draft are left out. */
export function UninvoicedServices(props: {
  readonly clientUid: string | undefined;
  readonly onDraft: ReadonlySet<string>;
  readonly onAdd: (services: readonly ServiceRow[]) => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { data } = useQuery(
    rpc.services.list.queryOptions({
      input: { clientUid: props.clientUid ?? '', uninvoiced: true, limit: 200 },
      enabled: props.clientUid !== undefined,
    }),
  );
  const offered = (data?.rows ?? []).filter((service) => !props.onDraft.has(service.uid));
  if (props.clientUid === undefined || offered.length === 0) return null;
  const toggle = (uid: string): void => {
    const next = new Set(chosen);
    if (!next.delete(uid)) next.add(uid);
    setChosen(next);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="top-start" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconTool size={16} aria-hidden />}
          onClick={() => {
            setChosen(new Set(offered.map((service) => service.uid)));
            setOpen(!isOpen);
          }}
        >
          {t('invoices:services.offer', { count: offered.length })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('invoices:services.title')}>
        <div className={styles['services']}>
          {offered.map((service) => (
            <Checkbox
              key={service.uid}
              size="xs"
              label={`${service.title} · ${format.money(service.net)}`}
              checked={chosen.has(service.uid)}
              onChange={() => {
                toggle(service.uid);
              }}
            />
          ))}
          <Button
            disabled={chosen.size === 0}
            onClick={() => {
              props.onAdd(offered.filter((service) => chosen.has(service.uid)));
              setOpen(false);
            }}
          >
            {t('invoices:services.add')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
