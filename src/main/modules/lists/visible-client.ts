import type { Access } from '#main/app/access.ts';
import { uidToBytes } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { actorOf, ownClients } from './own-clients.ts';
import { rowOf } from './statements.ts';

/** What services and documents need to know of their client. */
export interface VisibleClient {
  readonly id: number;
  readonly name: string;
  readonly status: 'active' | 'archived';
}

/** A client that the actor may see, or null. */
export const visibleClient = (db: ReadDb, access: Access, uid: Uid): VisibleClient | null =>
  rowOf<VisibleClient>(
    db,
    `select id, name, status from clients where uid = @uid and ${ownClients(access, 'clients.id')}`,
    { ...actorOf(access), uid: uidToBytes(uid) },
  );
