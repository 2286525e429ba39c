import { open, rename, rm } from 'node:fs/promises';
import { err, ok, type Result } from '#shared/kernel/result.ts';

/** The part of Electron's `dialog` that asks where a file goes, already bound to the window. */
export interface SaveDialogPort {
  readonly askWhere: (question: {
    readonly defaultPath: string;
    readonly filters: { name: string; extensions: string[] }[];
    readonly properties: ('createDirectory' | 'showOverwriteConfirmation')[];
  }) => Promise<{ readonly canceled: boolean; readonly filePath: string }>;
}

/** A file that the person wants to keep outside the vault. */
export interface FileToSave {
  readonly name: string;
  /** Without the dot, as `pdf`. */
  readonly extension: string;
  /** Words beside the extension in the dialog, as `Facture PDF`. */
  readonly kind: string;
  readonly content: Uint8Array;
}

/** Why nothing was saved: the person changed their mind, or the system refused (its code, as `ENOSPC`). */
export type SaveFailure =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'not-written'; readonly code: string };

const reservedOnWindows = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * Makes a file name that every system accepts, out of a name that may come from a client's data.
 *
 * Separators, control and bidirectional characters go, so that `facture\u202Efdp.exe` shows what it is.
 */
export function safeFileName(name: string, extension: string): string {
  const cleaned = name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[/\\:*?"<>|]/g, '-')
    .replace(/^[.\s]+/, '')
    .slice(0, 120)
    .replace(/[.\s]+$/, '');
  const stem =
    cleaned === '' || reservedOnWindows.test(cleaned) ? `carnet-${cleaned}`.replace(/-$/, '') : cleaned;
  const ending = `.${extension}`;
  return stem.toLowerCase().endsWith(ending) ? stem : `${stem}${ending}`;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';

/**
 * Saves a file where the person chooses, and nowhere else: no copy passes through a temporary folder.
 *
 * Written beside the chosen name, synced, then renamed over it: a full disk or a power cut leaves the earlier
 * file whole. The file is readable by its owner only.
 */
export async function saveFile(
  dialog: SaveDialogPort,
  file: FileToSave,
): Promise<Result<{ readonly path: string }, SaveFailure>> {
  const answer = await dialog.askWhere({
    defaultPath: safeFileName(file.name, file.extension),
    filters: [{ name: file.kind, extensions: [file.extension] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (answer.canceled || answer.filePath === '') return err({ kind: 'cancelled' });
  const unfinished = `${answer.filePath}.part`;
  try {
    const handle = await open(unfinished, 'wx', 0o600);
    try {
      await handle.writeFile(file.content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, answer.filePath);
    return ok({ path: answer.filePath });
  } catch (error) {
    const code = codeOf(error);
    // EEXIST means that the .part file belongs to somebody else: it is not ours to remove.
    if (code !== 'EEXIST') await rm(unfinished, { force: true });
    return err({ kind: 'not-written', code });
  }
}
