import { ActionIcon, Button, Loader, Menu } from '@mantine/core';
import {
  IconCash,
  IconDots,
  IconMailCheck,
  IconMailOff,
  IconPencil,
  IconReceiptRefund,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, Navigate, useParams } from 'react-router';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { useMay } from '../../session/use-session.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Facts, Section, Sheet } from '../../ui/sheet.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { showUndo } from '../../ui/undo-toast.tsx';
import { useFilters } from '../../ui/use-filters.ts';
import { InvoiceReminders } from '../reminders/invoice-reminders.tsx';
import { CreditSheet } from './credit-sheet.tsx';
import { InvoicePdf } from './invoice-pdf.tsx';
import { InvoiceStateChip, type InvoiceView } from './invoice-words.tsx';
import styles from './invoices.module.css';
import { LinesView } from './lines-view.tsx';
import { PaymentForm } from './payment-form.tsx';
import { PaymentsOfInvoice } from './payments-of-invoice.tsx';

/** Says that a document was sent or not, and offers to take it back. */
function useMarkSent(invoice: InvoiceView | undefined) {
  const { t } = useWords();
  const [failure, setFailure] = useState<unknown>(undefined);
  const mark = async (sent: boolean): Promise<void> => {
    if (invoice === undefined) return;
    const set = async (value: boolean): Promise<void> => {
      await client.invoices.markSent({ uid: invoice.uid, sent: value });
      await queryClient.invalidateQueries();
    };
    setFailure(undefined);
    try {
      await set(sent);
      showUndo(t(sent ? 'invoices:sent.marked' : 'invoices:sent.unmarked'), async () => set(!sent));
    } catch (error) {
      setFailure(error);
    }
  };
  return { mark, failure };
}

/** One document beside its list: amounts, payments, the archived PDF and what can be done with it. */
export function InvoiceSheet() {
  const { t } = useWords();
  const format = useFormat();
  const filters = useFilters();
  const { uid = '' } = useParams();
  const { data, error } = useQuery(rpc.invoices.get.queryOptions({ input: { uid } }));
  const [open, setOpen] = useState<'payment' | 'credit' | null>(null);
  const mayEdit = useMay('invoices.edit-draft');
  const mayPay = useMay('payments.record');
  const mayCredit = useMay('invoices.credit');
  const { mark, failure } = useMarkSent(data);
  const isIssued = data !== undefined && data.number !== null;
  const isPayable = isIssued && data.kind === 'invoice' && data.rest > 0;
  useShortcut({
    keys: 'P',
    label: t('invoices:payment.record'),
    isEnabled: mayPay && isPayable,
    run: () => {
      setOpen('payment');
    },
  });
  const backTo = `/invoices${filters.search}`;
  if (data === undefined)
    return (
      <Sheet title="" backTo={backTo}>
        {error === null ? (
          <Loader role="status" size="sm" aria-label={t('table.loading')} />
        ) : (
          <ErrorAlert error={error} />
        )}
      </Sheet>
    );
  if (!isIssued && mayEdit) return <Navigate to={`/invoices/${uid}/edit`} replace />;

  const isCreditable = isIssued && data.kind === 'invoice' && data.correctedBy === null;
  const day = (value: InvoiceView['issueDate']): string => (value === null ? '' : format.date(value));
  const documentLink = (other: InvoiceView['corrects']): ReactNode =>
    other === null ? '' : <Link to={`/invoices/${other.uid}`}>{other.number}</Link>;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      t('invoices:column.client'),
      <Link key="client" to={`/clients/${data.clientUid}`}>
        {data.clientName}
      </Link>,
    ],
    [t('invoices:column.subject'), data.subject],
    [t('invoices:form.orderReference'), data.orderReference],
    [
      t('invoices:column.issued'),
      data.issuedByName === null
        ? day(data.issueDate)
        : t('invoices:issuedBy', { date: day(data.issueDate), name: data.issuedByName }),
    ],
    [t('invoices:column.due'), data.kind === 'invoice' ? day(data.dueDate) : ''],
    [t('invoices:sent.label'), data.sentAt === null ? '' : format.dateTime(data.sentAt)],
    [t('invoices:corrects'), documentLink(data.corrects)],
    [t('invoices:correctedBy'), documentLink(data.correctedBy)],
    [t('invoices:form.note'), data.note],
  ];
  const amounts: readonly (readonly [string, string])[] = [
    [t('invoices:totals.net'), format.money(data.net)],
    [t('invoices:totals.gross'), format.money(data.gross)],
    ...(data.kind === 'invoice' && isIssued
      ? ([
          [t('invoices:totals.paid'), format.money(data.paid)],
          [t('invoices:totals.rest'), format.money(data.rest)],
        ] as const)
      : []),
  ];
  return (
    <Sheet
      title={<span className={styles['docNumber']}>{data.number ?? t('invoices:draft.title')}</span>}
      subtitle={<InvoiceStateChip document={data} />}
      backTo={backTo}
      actions={
        <>
          {mayPay && isPayable ? (
            <Button
              size="xs"
              leftSection={<IconCash size={15} aria-hidden />}
              onClick={() => {
                setOpen('payment');
              }}
            >
              {t('invoices:payment.record')}
            </Button>
          ) : null}
          {isIssued && mayEdit && data.sentAt === null ? (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconMailCheck size={15} aria-hidden />}
              onClick={() => {
                void mark(true);
              }}
            >
              {t('invoices:sent.mark')}
            </Button>
          ) : null}
          {isIssued && ((mayCredit && isCreditable) || (mayEdit && data.sentAt !== null)) ? (
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon aria-label={t('action.more')}>
                  <IconDots size={18} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {mayEdit && data.sentAt !== null ? (
                  <Menu.Item
                    leftSection={<IconMailOff size={16} aria-hidden />}
                    onClick={() => {
                      void mark(false);
                    }}
                  >
                    {t('invoices:sent.unmark')}
                  </Menu.Item>
                ) : null}
                {mayCredit && isCreditable ? (
                  <Menu.Item
                    leftSection={<IconReceiptRefund size={16} aria-hidden />}
                    onClick={() => {
                      setOpen('credit');
                    }}
                  >
                    {t('invoices:credit.open')}
                  </Menu.Item>
                ) : null}
              </Menu.Dropdown>
            </Menu>
          ) : null}
        </>
      }
    >
      <ErrorAlert error={failure} />
      {!isIssued ? (
        <p className={styles['quiet']}>
          <IconPencil size={14} aria-hidden /> {t('invoices:draft.readOnly')}
        </p>
      ) : null}
      <dl className={styles['amounts']}>
        {amounts.map(([label, amount]) => (
          <div key={label} className={styles['amount']}>
            <dt>{label}</dt>
            <dd>{amount}</dd>
          </div>
        ))}
      </dl>
      <Facts rows={facts.filter(([, value]) => value !== '')} />
      {data.kind === 'invoice' && isIssued ? <PaymentsOfInvoice invoice={data} /> : null}
      {data.kind === 'invoice' && isIssued ? (
        <InvoiceReminders key={data.uid} invoiceUid={data.uid} number={data.number ?? ''} />
      ) : null}
      {isIssued ? (
        <InvoicePdf key={data.uid} uid={data.uid} number={data.number ?? ''} />
      ) : (
        <Section title={t('invoices:lines.title')}>
          <LinesView invoice={data} />
        </Section>
      )}
      {open === 'payment' ? (
        <PaymentForm
          key={`${data.uid} ${String(data.rest)}`}
          invoice={data}
          onClose={() => {
            setOpen(null);
          }}
        />
      ) : null}
      {open === 'credit' ? (
        <CreditSheet
          invoice={data}
          onClose={() => {
            setOpen(null);
          }}
        />
      ) : null}
    </Sheet>
  );
}
