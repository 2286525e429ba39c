import { ROLES } from '../domain/access/role.ts';
import { PERMISSIONS } from '../domain/access/permission.ts';
import { procedure } from './base.ts';
import { instant, line, secretText, uid } from './fields.ts';
import { organisationFields } from './organisation.ts';
import { audited, unaudited } from './policy.ts';
import { z } from './zod.ts';

const recoveryKit = z.object({
  kitId: z.string(),
  /** Suggested name of the file; holds no personal data. */
  fileName: z.string(),
  fileText: z.string(),
  /** Shown once, printed, never stored. */
  passphrase: z.string(),
});

/** Who sits at this seat and what they may do: everything a screen needs to draw its frame. */
export const sessionView = z.object({
  userUid: uid,
  name: z.string(),
  roles: z.array(z.enum(ROLES)),
  grants: z.partialRecord(z.enum(PERMISSIONS), z.enum(['all', 'own'])),
  /** A one-time code was used: only `vault.changePassword` works until it is replaced. */
  mustChangePassword: z.boolean(),
  setUpFinished: z.boolean(),
  /** Recorded invoices, IBAN…: false means "awaiting finance access" (design.md §5). */
  hasFinanceAccess: z.boolean(),
  autoLockMinutes: z.int(),
  failedAttempts: z.object({ count: z.int(), lastAt: instant.nullable() }),
  /** A client holds the machine: the screens show its survey and nothing else. */
  isHandedOver: z.boolean(),
});

const passwordReasons = ['TooShort', 'TooLong', 'TooGuessable', 'ContainsCompanyWords'] as const;
const attemptReasons = [
  'WrongPassword',
  'UnknownAccount',
  'Throttled',
  'AccountDisabled',
  'OneTimeCodeExpired',
  'VaultDamaged',
] as const;

/** The vault and the seat in front of it: set-up, sign-in, lock, passwords, recovery. */
export const vaultContract = {
  status: procedure({
    route: {
      method: 'GET',
      path: '/vault',
      summary: 'State of the vault in the data folder and its accounts',
    },
    policy: {
      admission: 'anonymous',
      rowRule: 'none',
      audit: unaudited('Read before anybody is known'),
      kind: 'process',
      stepUp: false,
      rate: 'normal',
      duringSetUp: true,
      duringHandOver: true,
    },
    input: z.strictObject({}),
    output: z.object({
      state: z.enum(['empty', 'locked', 'open', 'damaged', 'newer-version', 'in-use-elsewhere']),
      problem: z.string().nullable(),
      /** Labels of the accounts; empty where a policy hides them, then the name is typed. */
      accounts: z.array(z.object({ uid, label: z.string(), oneTime: z.boolean() })),
      labelsHidden: z.boolean(),
      demonstration: z.boolean(),
      host: z.enum(['desktop', 'browser', 'direct', 'rest']),
      version: z.string(),
    }),
    refusals: [],
  }),
  checkPassword: procedure({
    route: {
      method: 'POST',
      path: '/vault/password-check',
      summary: 'Strength of a password before it is chosen',
    },
    policy: {
      admission: 'anonymous',
      rowRule: 'none',
      audit: unaudited('Nothing is kept'),
      kind: 'process',
      stepUp: false,
      rate: 'typing',
      duringSetUp: true,
    },
    input: z.strictObject({ password: secretText, words: z.array(line(120)).max(10) }),
    output: z.object({ score: z.int().min(0).max(4), reasons: z.array(z.enum(passwordReasons)) }),
    refusals: [],
  }),
  create: procedure({
    route: {
      method: 'POST',
      path: '/vault',
      summary: 'Create the vault with its organisation and first account',
    },
    policy: {
      admission: 'anonymous',
      rowRule: 'none',
      audit: audited('vault.created'),
      kind: 'process',
      stepUp: false,
      rate: 'secret',
      duringSetUp: true,
    },
    input: z.strictObject({
      organisation: organisationFields,
      person: z.strictObject({ name: line(80, 1), password: secretText }),
    }),
    output: z.object({ recoveryKit, userUid: uid }),
    refusals: ['VaultExists', ...passwordReasons, 'CannotWriteFolder'],
  }),
  verifyRecoveryKit: procedure({
    route: {
      method: 'POST',
      path: '/vault/recovery-kit/verification',
      summary: 'Prove that the recovery kit opens this vault',
    },
    policy: {
      admission: 'signed-in',
      rowRule: 'own-account',
      audit: audited('recovery-kit.verified'),
      kind: 'process',
      stepUp: false,
      rate: 'secret',
      duringSetUp: true,
    },
    input: z.strictObject({ fileText: z.string().max(64_000), passphrase: secretText }),
    output: z.object({ verifiedAt: instant }),
    refusals: ['KitUnreadable', 'KitPassphraseWrong', 'KitOfAnotherVault'],
  }),
  renewRecoveryKit: procedure({
    route: {
      method: 'POST',
      path: '/vault/recovery-kit',
      summary: 'Make a new recovery kit; the former one stops working for new copies',
    },
    policy: {
      admission: 'organisation.manage',
      rowRule: 'none',
      audit: audited('recovery-kit.renewed'),
      kind: 'process',
      stepUp: true,
      rate: 'secret',
      duringSetUp: true,
    },
    input: z.strictObject({}),
    output: z.object({ recoveryKit }),
    refusals: ['FinanceAccessNeeded'],
  }),
  signIn: procedure({
    route: { method: 'POST', path: '/vault/sign-in', summary: 'Open the vault for an account at this seat' },
    policy: {
      admission: 'anonymous',
      rowRule: 'own-account',
      audit: audited('session.signed-in'),
      kind: 'process',
      stepUp: false,
      rate: 'secret',
      duringSetUp: true,
    },
    /** The account's uid, or its label where labels are hidden. */
    input: z.strictObject({ account: line(120, 1), password: secretText }),
    output: sessionView,
    refusals: attemptReasons,
  }),
  confirmPassword: procedure({
    route: {
      method: 'POST',
      path: '/vault/step-up',
      summary: 'Type the password again before a sensitive act (five minutes)',
    },
    policy: {
      admission: 'signed-in',
      rowRule: 'own-account',
      audit: audited('session.confirmed'),
      kind: 'process',
      stepUp: false,
      rate: 'secret',
      duringSetUp: true,
    },
    input: z.strictObject({ password: secretText }),
    output: z.object({ until: instant }),
    refusals: attemptReasons,
  }),
  session: procedure({
    route: {
      method: 'GET',
      path: '/vault/session',
      summary: 'Who is signed in at this seat; null when nobody is',
    },
    policy: {
      admission: 'anonymous',
      rowRule: 'own-account',
      audit: unaudited('Answers the caller about itself'),
      kind: 'query',
      stepUp: false,
      rate: 'normal',
      duringSetUp: true,
      duringHandOver: true,
    },
    input: z.strictObject({}),
    output: sessionView.nullable(),
    refusals: [],
  }),
  touch: procedure({
    route: {
      method: 'POST',
      path: '/vault/activity',
      summary: 'Tell that the person is still there (keystroke, pointer)',
    },
    policy: {
      admission: 'signed-in',
      rowRule: 'own-account',
      audit: unaudited('Activity is not logged'),
      kind: 'query',
      stepUp: false,
      rate: 'typing',
      duringSetUp: true,
      duringHandOver: true,
    },
    input: z.strictObject({}),
    output: z.object({ locksInSeconds: z.int() }),
    refusals: [],
  }),
  lock: procedure({
    route: {
      method: 'POST',
      path: '/vault/lock',
      summary: 'Sign this seat out; the base is closed when nobody is left',
    },
    policy: {
      admission: 'signed-in',
      rowRule: 'own-account',
      audit: audited('session.locked'),
      kind: 'process',
      stepUp: false,
      rate: 'normal',
      duringSetUp: true,
    },
    input: z.strictObject({ reason: z.enum(['person', 'idle', 'system', 'switch']) }),
    output: z.object({}),
    refusals: [],
  }),
  changePassword: procedure({
    route: { method: 'POST', path: '/vault/password', summary: 'Replace the own password or one-time code' },
    policy: {
      admission: 'signed-in',
      rowRule: 'own-account',
      audit: audited('password.changed'),
      kind: 'process',
      stepUp: false,
      rate: 'secret',
      duringSetUp: true,
    },
    input: z.strictObject({ current: secretText, next: secretText }),
    output: z.object({}),
    refusals: ['WrongPassword', 'Throttled', ...passwordReasons, 'SamePassword'],
  }),
  recover: procedure({
    route: {
      method: 'POST',
      path: '/vault/recovery',
      summary: 'Lost password: open with the recovery kit and set a new password',
    },
    policy: {
      admission: 'anonymous',
      rowRule: 'own-account',
      audit: audited('account.recovered'),
      kind: 'process',
      stepUp: false,
      rate: 'secret',
      duringSetUp: true,
    },
    input: z.strictObject({
      fileText: z.string().max(64_000),
      passphrase: secretText,
      account: line(120, 1),
      newPassword: secretText,
    }),
    output: sessionView,
    refusals: [
      'KitUnreadable',
      'KitPassphraseWrong',
      'KitOfAnotherVault',
      'Throttled',
      'UnknownAccount',
      'AccountDisabled',
      ...passwordReasons,
      'VaultDamaged',
    ],
  }),
};
