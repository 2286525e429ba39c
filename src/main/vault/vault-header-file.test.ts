import { link, lstat, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { newUid } from '#main/vault/new-uid.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import {
  drivenClock,
  reason,
  SAMPLE_PASSWORD,
  sampleTools,
  sampleVault,
  secret,
  temporaryFolder,
  value,
} from '#tests/vault/sample-vault.ts';

import { canonicalJson } from './canonical-json.ts';
import type { CanonicalValue } from './canonical-json.ts';
import { decodeHeader, encodeHeader } from './header-codec.ts';
import type { UserSlot, VaultHeader } from './header.ts';
import { databaseKey, FinanceKey, RootKey } from './keys.ts';
import { generateOneTimeCode } from './one-time-code.ts';
import { advanceGeneration, rotateHeader } from './rotate-header.ts';
import { findSlotByLabel, setHideLabels } from './slot-labels.ts';
import type { VaultFolder } from './vault-folder.ts';
import {
  addUserSlot,
  changePassword,
  createVault,
  disableSlot,
  dropExpiredCodes,
  enableSlot,
  grantFinance,
  openWithPassword,
  readHeader,
  readPreviousHeader,
  removeSlot,
  resetSlot,
  saveHeader,
} from './vault-header-file.ts';
import type { CreatedVault } from './vault-header-file.ts';

const clock = drivenClock();
const tools = sampleTools(clock);
const PASSWORD_OF_BOB = 'quatre tuiles rouges tombent';
const bobUid = newUid(tools);

let folder: VaultFolder;
let remove: () => Promise<void>;
let vault: CreatedVault;
/** Ada with both keys, Bob without the finance key. */
let two: VaultHeader;
let bob: UserSlot;

beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  vault = await sampleVault(folder, tools);
  two = value(
    await addUserSlot(
      vault.header,
      vault.rootKey,
      {
        uid: bobUid,
        label: 'Bob',
        secret: secret(PASSWORD_OF_BOB),
        oneTimeExpiresAt: null,
        financeKey: null,
      },
      tools,
    ),
  );
  bob = two.slots.find((slot) => slot.uid === bobUid)!;
});
afterAll(async () => remove());

const open = (
  header: VaultHeader,
  uid: VaultHeader['vaultId'],
  password: string,
): ReturnType<typeof openWithPassword> => openWithPassword(header, uid, secret(password), clock);

describe('opening', () => {
  it('gives the same keys from the file, whatever way the accents were typed', async () => {
    const header = value(await readHeader(folder));
    for (const form of ['NFC', 'NFD'] as const) {
      const opened = value(await open(header, vault.uid, SAMPLE_PASSWORD.normalize(form)));
      expect(opened.rootKey.bytes().equals(vault.rootKey.bytes())).toBe(true);
      expect(opened.financeKey?.bytes().equals(vault.financeKey.bytes())).toBe(true);
      expect(opened.mustChangePassword).toBe(false);
    }
  });

  it('gives each account its own rights', async () => {
    const opened = value(await open(two, bobUid, PASSWORD_OF_BOB));
    expect(opened.rootKey.bytes().equals(vault.rootKey.bytes())).toBe(true);
    expect(opened.financeKey).toBeNull();
  });

  it('refuses another password, another account and an unknown account alike', async () => {
    expect(reason(await open(two, vault.uid, `${SAMPLE_PASSWORD} `))).toBe('WrongPassword');
    expect(reason(await open(two, bobUid, SAMPLE_PASSWORD))).toBe('WrongPassword');
    expect(reason(await open(two, newUid(tools), SAMPLE_PASSWORD))).toBe('WrongPassword');
  });

  it('never prints a key', () => {
    expect(JSON.stringify(vault.rootKey)).toBe('"[redacted]"');
    expect(vault.rootKey.toString()).toBe('[redacted]');
    const key = new RootKey(Buffer.alloc(32, 7));
    const live = key.bytes();
    key.wipe();
    expect(live.every((byte) => byte === 0)).toBe(true);
    expect(() => key.bytes()).toThrow('wiped');
  });

  it('derives another database key for each generation', () => {
    expect(databaseKey(vault.rootKey, 1)).toHaveLength(32);
    expect(databaseKey(vault.rootKey, 1).equals(databaseKey(vault.rootKey, 2))).toBe(false);
    expect(databaseKey(vault.rootKey, 1).equals(databaseKey(vault.rootKey, 1))).toBe(true);
  });
});

describe('a changed header', () => {
  const tampered: readonly [string, (header: VaultHeader) => VaultHeader][] = [
    ['a removed slot', (header) => ({ ...header, slots: header.slots.filter(({ uid }) => uid !== bobUid) })],
    ['an added slot', (header) => ({ ...header, slots: [...header.slots, { ...bob, uid: newUid(tools) }] })],
    ['swapped public keys', (header) => swap(header, 'publicKey')],
    ['swapped labels', (header) => swap(header, 'label')],
    ['another generation', (header) => ({ ...header, generation: 2 })],
    ['another device name', (header) => ({ ...header, deviceName: 'Elsewhere' })],
    ['shown labels', (header) => ({ ...header, hideLabels: true })],
    ['a disabled colleague', (header) => withBob(header, { disabled: true })],
    ['a finance key for a colleague', (header) => withBob(header, { wrappedFinanceKey: bob.wrappedRootKey })],
    ['a one-time code', (header) => withBob(header, { oneTime: { expiresAt: clock.now() } })],
    [
      'another recovery key',
      (header) => ({ ...header, recovery: { ...header.recovery, publicKey: bob.publicKey } }),
    ],
    ['another signature', (header) => ({ ...header, mac: Buffer.alloc(32).toString('base64') })],
  ];

  it.each(tampered)('is refused after unlocking: %s', async (_name, change) => {
    expect(reason(await open(change(two), vault.uid, SAMPLE_PASSWORD))).toBe('HeaderTampered');
  });

  it('is never signed again by a change of slots', async () => {
    const changed = withBob(two, { publicKey: vault.header.slots[0]!.publicKey });
    const user = { uid: newUid(tools), label: 'Eve', secret: secret('x'), oneTimeExpiresAt: null };
    expect(reason(await addUserSlot(changed, vault.rootKey, { ...user, financeKey: null }, tools))).toBe(
      'HeaderTampered',
    );
    expect(reason(grantFinance(changed, vault.rootKey, vault.financeKey, bobUid))).toBe('HeaderTampered');
    expect(reason(removeSlot(changed, vault.rootKey, bobUid))).toBe('HeaderTampered');
    expect(reason(rotateHeader(changed, vault.rootKey, vault))).toBe('HeaderTampered');
  });

  it('cannot ask for a cheap derivation or a memory bomb', async () => {
    const costs = [
      { memoryKiB: 8 },
      { iterations: 2 },
      { memoryKiB: 2 * 1024 * 1024 },
      { iterations: 1000 },
      { parallelism: 200 },
    ];
    for (const cost of costs) {
      const header = withBob(two, { kdf: { ...bob.kdf, ...cost } });
      expect(reason(await open(header, bobUid, PASSWORD_OF_BOB))).toBe('CostOutOfBounds');
    }
  });

  it('cannot change the derivation within bounds either', async () => {
    const header = withBob(two, { kdf: { ...bob.kdf, parallelism: 1 } });
    expect(reason(await open(header, bobUid, PASSWORD_OF_BOB))).toBe('WrongPassword');
  });

  function swap(header: VaultHeader, field: 'publicKey' | 'label'): VaultHeader {
    const [ada] = header.slots;
    return {
      ...header,
      slots: [
        { ...ada!, [field]: bob[field] },
        { ...bob, [field]: ada![field] },
      ],
    };
  }

  const withBob = (header: VaultHeader, change: Partial<UserSlot>): VaultHeader => ({
    ...header,
    slots: header.slots.map((slot) => (slot.uid === bobUid ? { ...slot, ...change } : slot)),
  });
});

describe('the text of a header', () => {
  it('is canonical and comes back', () => {
    expect(value(decodeHeader(encodeHeader(two)))).toEqual(two);
    expect(reason(decodeHeader(`${JSON.stringify(two)}\n`))).toBe('HeaderDamaged');
  });

  it('from a newer version is told apart from damage', () => {
    const newer = { ...(two as unknown as Record<string, CanonicalValue>), version: 2, unknown: 'field' };
    expect(reason(decodeHeader(canonicalJson(newer)))).toBe('VaultFromNewerVersion');
  });

  it.each([
    ['nothing', () => ''],
    ['half of it', () => encodeHeader(two).slice(0, 700)],
    ['another format', () => '{"format":"other","version":1}'],
    ['an unknown field', () => encodeHeader({ ...two, extra: 1 } as VaultHeader)],
    ['two slots of one account', () => encodeHeader({ ...two, slots: [bob, bob] })],
    ['no slot', () => encodeHeader({ ...two, slots: [] })],
  ])('is refused when it is %s', (_name, text) => {
    expect(reason(decodeHeader(text()))).toBe('HeaderDamaged');
  });
});

describe('accounts', () => {
  it('a password change keeps the other slots and closes the old password', async () => {
    const changed = value(
      await changePassword(two, bobUid, secret(PASSWORD_OF_BOB), secret('neuf lampes vertes'), tools),
    );
    expect(reason(await open(changed, bobUid, PASSWORD_OF_BOB))).toBe('WrongPassword');
    value(await open(changed, bobUid, 'neuf lampes vertes'));
    value(await open(changed, vault.uid, SAMPLE_PASSWORD));
    expect(changed.slots[0]).toEqual(two.slots[0]);
    expect(changed.slots[1]!.publicKey).toBe(bob.publicKey);
    expect(reason(await changePassword(two, bobUid, secret('wrong'), secret('new'), tools))).toBe(
      'WrongPassword',
    );
  });

  it('a one-time code is forgiven its typing, must be replaced, and gives a new key pair', async () => {
    const code = generateOneTimeCode(tools.random);
    const expiresAt = '2026-11-24T08:00:00.000Z' as Instant;
    const reset = { secret: secret(code), oneTimeExpiresAt: expiresAt, financeKey: null };
    const issued = value(await resetSlot(two, vault.rootKey, bobUid, reset, tools));
    expect(reason(grantFinance(issued, vault.rootKey, vault.financeKey, bobUid))).toBe('OneTimeCodePending');
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect(value(await open(issued, bobUid, typed)).mustChangePassword).toBe(true);
    expect(reason(await open(issued, bobUid, PASSWORD_OF_BOB))).toBe('WrongPassword');

    const chosen = value(await changePassword(issued, bobUid, secret(typed), secret(PASSWORD_OF_BOB), tools));
    expect(value(await open(chosen, bobUid, PASSWORD_OF_BOB)).mustChangePassword).toBe(false);
    const publicKeyOf = (header: VaultHeader): string => header.slots[1]!.publicKey;
    expect(publicKeyOf(chosen)).not.toBe(publicKeyOf(issued));
    const granted = value(grantFinance(chosen, vault.rootKey, vault.financeKey, bobUid));
    const opened = value(await open(granted, bobUid, PASSWORD_OF_BOB));
    expect(opened.financeKey?.bytes().equals(vault.financeKey.bytes())).toBe(true);

    const late = drivenClock(expiresAt);
    expect(reason(await openWithPassword(issued, bobUid, secret(code), late))).toBe('OneTimeCodeExpired');
    expect(reason(await openWithPassword(issued, bobUid, secret('AAAA-AAAA'), late))).toBe('WrongPassword');
    const swept = value(dropExpiredCodes(issued, vault.rootKey, late.now()));
    expect(swept.slots.map((slot) => slot.uid)).toEqual([vault.uid]);
    expect(value(dropExpiredCodes(issued, vault.rootKey, clock.now()))).toBe(issued);
  });

  it('can be disabled, enabled and removed, but never the last one', async () => {
    const disabled = value(disableSlot(two, vault.rootKey, bobUid));
    expect(reason(await open(disabled, bobUid, PASSWORD_OF_BOB))).toBe('SlotDisabled');
    expect(reason(await open(disabled, bobUid, 'wrong'))).toBe('WrongPassword');
    expect(reason(disableSlot(disabled, vault.rootKey, vault.uid))).toBe('LastSlot');
    expect(reason(removeSlot(disabled, vault.rootKey, vault.uid))).toBe('LastSlot');
    value(await open(value(enableSlot(disabled, vault.rootKey, bobUid)), bobUid, PASSWORD_OF_BOB));
    const removed = value(removeSlot(two, vault.rootKey, bobUid));
    expect(reason(await open(removed, bobUid, PASSWORD_OF_BOB))).toBe('WrongPassword');
    expect(reason(removeSlot(removed, vault.rootKey, bobUid))).toBe('UnknownUser');
    const again = { uid: bobUid, label: 'B', secret: secret('x'), oneTimeExpiresAt: null, financeKey: null };
    expect(reason(await addUserSlot(two, vault.rootKey, again, tools))).toBe('UserAlreadyThere');
  });

  it('can be kept off the header by a policy, and found by name', async () => {
    const labels = new Map([
      [vault.uid, 'Ada Lovelace'],
      [bobUid, 'Bob Martin'],
    ]);
    const hidden = value(setHideLabels(two, vault.rootKey, true, labels));
    // Whole names: three letters alone stand in base64 by chance.
    expect(encodeHeader(hidden)).not.toMatch(/Ada Lovelace|Bob Martin/);
    expect(findSlotByLabel(hidden, ' bob martin')?.uid).toBe(bobUid);
    expect(findSlotByLabel(hidden, 'Bob')).toBeUndefined();
    value(await open(hidden, bobUid, PASSWORD_OF_BOB));
    const shown = value(setHideLabels(hidden, vault.rootKey, false, labels));
    expect(shown.slots.map((slot) => slot.label)).toEqual(['Ada Lovelace', 'Bob Martin']);
  });

  it('get the keys of the next generation without their passwords', async () => {
    const next = { rootKey: RootKey.generate(tools.random), financeKey: FinanceKey.generate(tools.random) };
    const rotated = value(rotateHeader(two, vault.rootKey, next));
    expect(rotated.generation).toBe(2);
    const ada = value(await open(rotated, vault.uid, SAMPLE_PASSWORD));
    expect(ada.rootKey.bytes().equals(next.rootKey.bytes())).toBe(true);
    expect(ada.financeKey?.bytes().equals(next.financeKey.bytes())).toBe(true);
    expect(value(await open(rotated, bobUid, PASSWORD_OF_BOB)).financeKey).toBeNull();
    expect(value(advanceGeneration(two, vault.rootKey)).generation).toBe(2);
  });
});

describe('the header file', () => {
  beforeEach(async () => {
    await rm(folder.header, { force: true });
    await rm(folder.previousHeader, { force: true });
    value(await saveHeader(folder, vault.header));
  });

  it('is private, and keeps the one before it', async () => {
    value(await saveHeader(folder, two));
    expect(value(await readHeader(folder))).toEqual(two);
    expect(value(await readPreviousHeader(folder))).toEqual(vault.header);
    expect((await lstat(folder.header)).mode & 0o777).toBe(0o600);
    expect((await lstat(folder.root)).mode & 0o777).toBe(0o700);
    expect((await readdir(folder.root)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('holds no label or key of the wrong kind in clear', async () => {
    const text = await readFile(folder.header, 'utf8');
    expect(text).not.toContain(vault.rootKey.bytes().toString('base64'));
    expect(text).not.toContain(SAMPLE_PASSWORD);
    expect(text).not.toContain(vault.recovery.passphrase);
  });

  it('damaged, is reported and not copied over the good one', async () => {
    value(await saveHeader(folder, two));
    await writeFile(folder.header, '');
    expect(reason(await readHeader(folder))).toBe('HeaderDamaged');
    expect(value(await readPreviousHeader(folder))).toEqual(vault.header);
    value(await saveHeader(folder, two));
    expect(value(await readPreviousHeader(folder))).toEqual(vault.header);
  });

  it('lost, is told apart from a folder without a vault, and no vault is made over it', async () => {
    value(await saveHeader(folder, two));
    await rm(folder.header);
    expect(reason(await readHeader(folder))).toBe('HeaderLost');
    const again = { ...tools, label: 'Ada', password: secret(SAMPLE_PASSWORD) };
    expect(reason(await createVault(folder, again))).toBe('VaultAlreadyThere');
    const empty = await temporaryFolder();
    expect(reason(await readHeader(empty.folder))).toBe('VaultMissing');
    await empty.remove();
  });

  it('is refused through a symbolic or a hard link', async () => {
    await rename(folder.header, `${folder.header}.real`);
    await symlink(`${folder.header}.real`, folder.header);
    expect(reason(await readHeader(folder))).toBe('HeaderLinkRefused');
    await rm(folder.header);
    await link(`${folder.header}.real`, folder.header);
    expect(reason(await readHeader(folder))).toBe('HeaderLinkRefused');
    await rm(`${folder.header}.real`);
    value(await readHeader(folder));
  });
});
