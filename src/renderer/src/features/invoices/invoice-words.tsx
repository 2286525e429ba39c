import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCheck,
  IconCircleHalf2,
  IconPencil,
  IconReceiptRefund,
  IconScale,
  IconSend,
  type Icon,
} from '@tabler/icons-react';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';
import type { PaymentState } from '#shared/domain/invoices/payment-state.ts';
import { useWords } from '../../i18n/use-words.ts';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';

/** One row of the list of documents. */
export type InvoiceRow = InferContractRouterOutputs<Contract>['invoices']['list']['rows'][number];

/** A document with its lines and payments. */
export type InvoiceView = InferContractRouterOutputs<Contract>['invoices']['get'];

const marks: Readonly<Record<PaymentState, { readonly tone: Tone; readonly icon: Icon }>> = {
  draft: { tone: 'neutral', icon: IconPencil },
  unpaid: { tone: 'info', icon: IconSend },
  'partially-paid': { tone: 'warning', icon: IconCircleHalf2 },
  paid: { tone: 'good', icon: IconCheck },
  overpaid: { tone: 'warning', icon: IconScale },
  overdue: { tone: 'bad', icon: IconAlertTriangle },
  credited: { tone: 'struck', icon: IconArrowBackUp },
};

/** State of a document; a credit note asks for nothing, so it only says what it is. */
export function InvoiceStateChip(props: { readonly document: Pick<InvoiceRow, 'kind' | 'state'> }) {
  const { t } = useWords();
  const { kind, state } = props.document;
  return kind === 'credit-note' ? (
    <StatusChip tone="neutral" icon={IconReceiptRefund} label={t('invoices:kind.credit-note')} />
  ) : (
    <StatusChip {...marks[state]} label={t(`invoices:state.${state}`)} />
  );
}
