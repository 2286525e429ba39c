import { err, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { DocumentKind } from './invoice-document.ts';

/** What is stored of a document's life; everything about money is derived (payment-state.ts). */
export type DocumentStatus = 'draft' | 'issued';

/** What a person may want to do with a document. */
export type DocumentAction = 'edit' | 'delete' | 'issue' | 'pay' | 'credit' | 'mark-sent';

/** The facts that decide what is possible. */
export interface DocumentFacts {
  readonly status: DocumentStatus;
  readonly kind: DocumentKind;
  /** Whether a full credit note cancels it. */
  readonly credited: boolean;
}

/** Why an action is impossible. */
export type TransitionFailure =
  /** An issued document is never edited or removed: a credit note corrects it. */
  | { readonly tag: 'AlreadyIssued'; readonly action: DocumentAction }
  | { readonly tag: 'NotIssuedYet'; readonly action: DocumentAction }
  | { readonly tag: 'AlreadyCredited'; readonly action: DocumentAction }
  /** Credit notes are neither paid nor credited. */
  | { readonly tag: 'NotForCreditNote'; readonly action: DocumentAction };

const DRAFT_ACTIONS: ReadonlySet<DocumentAction> = new Set(['edit', 'delete', 'issue']);

/**
 * The status after an action, or why it is refused.
 *
 * Payments on a credited invoice stay possible to record: money that arrives late must not be hidden, it shows
 * as overpaid.
 */
export function checkAction(
  facts: DocumentFacts,
  action: DocumentAction,
): Result<DocumentStatus, TransitionFailure> {
  const forDraft = DRAFT_ACTIONS.has(action);
  if (facts.status === 'draft' && !forDraft) return err({ tag: 'NotIssuedYet', action });
  if (facts.status === 'issued' && forDraft) return err({ tag: 'AlreadyIssued', action });
  if (facts.kind === 'credit-note' && (action === 'pay' || action === 'credit')) {
    return err({ tag: 'NotForCreditNote', action });
  }
  if (facts.credited && action === 'credit') return err({ tag: 'AlreadyCredited', action });
  return ok(action === 'issue' ? 'issued' : facts.status);
}
