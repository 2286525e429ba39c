import type { Permission } from '../domain/access/permission.ts';

/** Who may call: anybody before sign-in, any signed-in person, or the holder of a permission. */
export type Admission = 'anonymous' | 'signed-in' | Permission;

/**
 * Which rows the call touches, for the reader of the declaration and for the test that walks it.
 *
 * `own-clients`: limited to the person's own and assigned clients where the grant says so;
 * `own-account`: only the caller's own account; `own-entries`: audit entries of the caller unless the grant is wide;
 * `none`: no row of a client is touched.
 */
export type RowRule = 'none' | 'own-clients' | 'own-account' | 'own-entries';

/** The two chains of the log: security (12 months) and accounting (10 years). */
export type AuditClass = 'security' | 'accounting';

/**
 * What the log keeps of a call. A silent call says why it is silent; there is no third way.
 *
 * `action` is `noun.past-tense`; the wording of the log screen hangs on it.
 */
export type AuditRule =
  | { readonly record: true; readonly action: string; readonly class: AuditClass }
  | { readonly record: false; readonly because: string };

/**
 * How the registry runs the handler: `query` reads; `command` runs whole inside one write transaction together with
 * its audit entry; `process` is asynchronous and commits through its context, which adds the entry to that commit.
 */
export type ProcedureKind = 'query' | 'command' | 'process';

/** How often one seat may call: `typing` for lists and searches, `costly` for exports and PDF, `secret` for passwords. */
export type RateClass = 'typing' | 'normal' | 'costly' | 'secret';

/** Everything a procedure declares besides its schemas; the type makes each part mandatory. */
export interface ProcedurePolicy {
  readonly admission: Admission;
  readonly rowRule: RowRule;
  readonly audit: AuditRule;
  readonly kind: ProcedureKind;
  /** Whether the password must have been typed less than five minutes ago. */
  readonly stepUp: boolean;
  readonly rate: RateClass;
  /** Whether it works before the recovery kit of a new vault is verified. */
  readonly duringSetUp: boolean;
  /** Whether it works while the seat is in the hands of a client; left out, it does not (surveys.handOver). */
  readonly duringHandOver?: true;
}

/** An audited call of the security chain. */
export const audited = (action: string): AuditRule => ({ record: true, action, class: 'security' });

/** An audited call of the accounting chain. */
export const auditedAccounting = (action: string): AuditRule => ({
  record: true,
  action,
  class: 'accounting',
});

/** A call that leaves no entry, with the reason. */
export const unaudited = (because: string): AuditRule => ({ record: false, because });
