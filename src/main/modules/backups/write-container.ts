import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { BACKUP_END, BACKUP_START, BACKUP_VERSION, type BackupPart } from './backup-format.ts';

/**
 * Writes a backup file from front to back; see docs/adr/0005-backup-file.md for the layout.
 *
 * Memory stays at one chunk whatever the size of a part.
 */
export class ContainerWriter {
  readonly #handle: FileHandle;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  /** Start mark and version; first. */
  async begin(): Promise<void> {
    const version = Buffer.alloc(2);
    version.writeUInt16BE(BACKUP_VERSION);
    await this.#handle.write(Buffer.concat([BACKUP_START, version]));
  }

  /** One part of a known length; throws when the source gives another number of bytes. */
  async add(
    name: string,
    bytes: number,
    source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<BackupPart> {
    const label = Buffer.from(name, 'utf8');
    const head = Buffer.alloc(2 + label.length + 8);
    head.writeUInt16BE(label.length);
    label.copy(head, 2);
    head.writeBigUInt64BE(BigInt(bytes), 2 + label.length);
    await this.#handle.write(head);
    const hash = createHash('sha256');
    let written = 0;
    for await (const chunk of source) {
      hash.update(chunk);
      written += chunk.length;
      await this.#handle.write(chunk);
    }
    if (written !== bytes) throw new Error('A part of the backup changed while it was copied');
    return { name, bytes, sha256: hash.digest('hex') };
  }

  /** Manifest and end mark; last. The file is on the disk on return. */
  async finish(manifest: Buffer): Promise<void> {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(manifest.length);
    await this.#handle.write(Buffer.concat([Buffer.alloc(2), manifest, length, BACKUP_END]));
    await this.#handle.sync();
  }
}
