import type { Clock } from '#shared/kernel/clock.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import type { RandomSource } from '#shared/kernel/random.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';

import { decodeHeader, encodeHeader, isHeaderIntact, signHeader } from './header-codec.ts';
import type { HeaderTextProblem } from './header-codec.ts';
import { HEADER_FORMAT, HEADER_VERSION } from './header.ts';
import type { VaultHeader } from './header.ts';
import type { KeyDerivationCost } from './key-derivation.ts';
import type { KeyPairSource } from './key-pair.ts';
import { FinanceKey, RootKey } from './keys.ts';
import { newUid } from './new-uid.ts';
import { createRecovery } from './recovery-kit.ts';
import type { RecoveryKit } from './recovery-kit.ts';
import { wipeKeys } from './slot-changes.ts';
import { storedLabel } from './slot-labels.ts';
import { createSlot } from './user-slot.ts';
import type { VaultTools } from './user-slot.ts';
import { holdsVaultFiles, nodeFiles, prepareFolder, readPlainFile, writeDurably } from './vault-folder.ts';
import type { FilePort, FolderProblem, VaultFolder, WriteProblem } from './vault-folder.ts';

export { openWithPassword } from './open-header.ts';
export type { OpenedVault, OpenProblem } from './open-header.ts';
export {
  addUserSlot,
  changePassword,
  disableSlot,
  dropExpiredCodes,
  enableSlot,
  grantFinance,
  removeSlot,
  resetSlot,
  withdrawFinance,
} from './slot-changes.ts';
export type { NewUserSlot, SlotProblem, SlotReset } from './slot-changes.ts';
export type { VaultTools } from './user-slot.ts';

/** What a new vault is made from. */
export interface NewVault {
  /** Display label of the first account. */
  readonly label: string;
  /** UTF-8 of the first account's password; the caller zeroes it. */
  readonly password: Uint8Array;
  readonly cost: KeyDerivationCost;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** Uid of the first account; drawn when absent. */
  readonly uid?: Uid | undefined;
  readonly hideLabels?: boolean | undefined;
  readonly deviceName?: string | undefined;
  readonly keyPairs?: KeyPairSource | undefined;
}

/** A vault that was just made; the kit must leave the workstation and be tried before set-up ends. */
export interface CreatedVault {
  readonly header: VaultHeader;
  readonly uid: Uid;
  readonly rootKey: RootKey;
  readonly financeKey: FinanceKey;
  readonly recovery: RecoveryKit;
}

/** Why no vault was made; the folder holds no header then. */
export type CreateProblem = FolderProblem | WriteProblem | 'VaultAlreadyThere' | 'CostOutOfBounds';

/** Makes the folder, the keys, the first account, the recovery kit and `vault.json`; never over another vault. */
export async function createVault(
  folder: VaultFolder,
  vault: NewVault,
): Promise<Result<CreatedVault, CreateProblem>> {
  const prepared = await prepareFolder(folder);
  if (!prepared.ok) return prepared;
  if (await holdsVaultFiles(folder)) return err('VaultAlreadyThere');
  const { clock, random, cost, keyPairs } = vault;
  const tools: VaultTools = { clock, random, cost, keyPairs };
  const vaultId = newUid(tools);
  const uid = vault.uid ?? newUid(tools);
  const hideLabels = vault.hideLabels ?? false;
  const rootKey = RootKey.generate(random);
  const financeKey = FinanceKey.generate(random);
  const label = storedLabel(vaultId, vault.label, hideLabels);
  const content = {
    vaultId,
    uid,
    label,
    secret: vault.password,
    oneTimeExpiresAt: null,
    rootKey,
    financeKey,
  };
  const [slot, recovery] = await Promise.all([
    createSlot(content, tools),
    createRecovery(rootKey, financeKey, vaultId, tools),
  ]);
  if (!slot.ok) {
    wipeKeys(rootKey, financeKey);
    return slot;
  }
  const header = signHeader(
    {
      format: HEADER_FORMAT,
      version: HEADER_VERSION,
      vaultId,
      generation: 1,
      createdAt: clock.now(),
      ...(vault.deviceName === undefined ? {} : { deviceName: vault.deviceName }),
      hideLabels,
      recovery: recovery.slot,
      slots: [slot.value],
    },
    rootKey,
  );
  const saved = await saveHeader(folder, header);
  if (saved.ok) return ok({ header, uid, rootKey, financeKey, recovery });
  wipeKeys(rootKey, financeKey);
  return saved;
}

/**
 * Why there is no usable header.
 *
 * `VaultMissing`: nothing of a vault is here, one may be made. `HeaderLost`: database or backup files are here
 * without their header; offer `readPreviousHeader` or a backup, never a new vault.
 */
export type HeaderProblem =
  | HeaderTextProblem
  | 'VaultMissing'
  | 'HeaderLost'
  | 'HeaderLinkRefused'
  | 'HeaderNotReadable';

const LONGEST_HEADER = 8 * 1024 * 1024;

/** Reads `vault.json`. It is not authenticated yet: that needs the root key, so opening does it. */
export async function readHeader(folder: VaultFolder): Promise<Result<VaultHeader, HeaderProblem>> {
  return readHeaderAt(folder, folder.header);
}

/** Reads the header before the last change, to say that it exists and to restore it on request; never silently. */
export async function readPreviousHeader(folder: VaultFolder): Promise<Result<VaultHeader, HeaderProblem>> {
  return readHeaderAt(folder, folder.previousHeader);
}

/**
 * Writes `vault.json` all or nothing; the readable header it replaces becomes `vault.json.bak`.
 *
 * A damaged current header is not copied over a good `.bak`.
 */
export async function saveHeader(
  folder: VaultFolder,
  header: VaultHeader,
  files: FilePort = nodeFiles,
): Promise<Result<void, WriteProblem>> {
  const current = await readHeader(folder);
  if (current.ok) {
    const kept = await writeDurably(folder.previousHeader, Buffer.from(encodeHeader(current.value)), files);
    if (!kept.ok) return kept;
  }
  return writeDurably(folder.header, Buffer.from(encodeHeader(header)), files);
}

/** Replaces a lost kit: a new recovery slot, after which the old kit opens only old copies. */
export async function replaceRecovery(
  header: VaultHeader,
  keys: { readonly rootKey: RootKey; readonly financeKey: FinanceKey },
  tools: VaultTools,
): Promise<Result<{ readonly header: VaultHeader; readonly recovery: RecoveryKit }, 'HeaderTampered'>> {
  if (!isHeaderIntact(header, keys.rootKey)) return err('HeaderTampered');
  const recovery = await createRecovery(keys.rootKey, keys.financeKey, header.vaultId, tools);
  return ok({ header: signHeader({ ...header, recovery: recovery.slot }, keys.rootKey), recovery });
}

async function readHeaderAt(folder: VaultFolder, path: string): Promise<Result<VaultHeader, HeaderProblem>> {
  const bytes = await readPlainFile(path, LONGEST_HEADER);
  if (bytes.ok) return decodeHeader(bytes.value.toString('utf8'));
  switch (bytes.error) {
    case 'FileMissing':
      return err((await holdsVaultFiles(folder)) ? 'HeaderLost' : 'VaultMissing');
    case 'LinkRefused':
      return err('HeaderLinkRefused');
    case 'FileTooLarge':
      return err('HeaderDamaged');
    case 'NotReadable':
      return err('HeaderNotReadable');
    default:
      return unreachable(bytes.error);
  }
}
