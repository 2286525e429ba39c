import type { Access } from '#main/app/access.ts';
import { bytesToUid } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { interactionsByIds, type ListedInteraction } from '#main/modules/interactions/interaction-rows.ts';
import { rowsOf } from '#main/modules/lists/statements.ts';
import { reachOf } from '#shared/domain/access/can.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Cents } from '#shared/kernel/money.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { decodeCursor, encodeCursor } from './list-cursor.ts';
import { sourceText, TIMELINE_SOURCES, type TimelineKind, type TimelineSource } from './timeline-sources.ts';

/** A happening as the contract answers it. */
export interface TimelineEvent {
  readonly kind: TimelineKind;
  readonly at: Instant;
  readonly verb: string;
  readonly uid: Uid;
  readonly label: string;
  readonly detail: string;
  readonly amount: Cents | null;
  readonly actorName: string | null;
  readonly interaction: ListedInteraction | null;
}

/** A row of a source; `key` is unique among the sources and breaks ties. */
interface SourceRow extends Omit<TimelineEvent, 'uid' | 'interaction'> {
  readonly id: number;
  readonly uid: Buffer;
}

interface Candidate {
  readonly source: TimelineSource;
  readonly row: SourceRow;
}

const PAGE = 50;

/**
 * What happened with a client, newest first, by page.
 *
 * Each source gives its newest rows in the order of its own index, and what is read is a page of each at most: a
 * client with ten thousand interactions costs what one with fifty does. A source shows only to who may read its noun;
 * the caller has applied the row rule to the client.
 */
export function clientTimeline(
  db: ReadDb,
  access: Access,
  clientId: number,
  query: { readonly kinds?: readonly TimelineKind[] | undefined; readonly cursor?: string | undefined },
): { readonly events: TimelineEvent[]; readonly next: string | null } {
  const after = positionOf(query.cursor);
  const candidates = TIMELINE_SOURCES.flatMap((source): readonly Candidate[] => {
    const kinds = source.kinds.filter((kind) => query.kinds?.includes(kind) ?? true);
    if (kinds.length === 0 || reachOf(access.actor.roles, source.needs) === null) return [];
    return rowsOf<SourceRow>(db, sourceText(source), {
      client: clientId,
      kinds: JSON.stringify(kinds),
      at: after?.at ?? '9999',
      id: after === null ? Number.MAX_SAFE_INTEGER : idBound(source, after),
      limit: PAGE + 1,
    }).map((row) => ({ source, row }));
  }).toSorted(newestFirst);
  const shown = candidates.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    events: eventsOf(db, access, shown),
    next:
      candidates.length > PAGE && last !== undefined
        ? encodeCursor('timeline', [last.row.at, last.source.rank, last.row.id])
        : null,
  };
}

interface Position {
  readonly at: string;
  readonly rank: number;
  readonly id: number;
}

function positionOf(cursor: string | undefined): Position | null {
  const [at, rank, id] = decodeCursor(cursor, 'timeline', 3) ?? [];
  return typeof at === 'string' && typeof rank === 'number' && typeof id === 'number'
    ? { at, rank, id }
    : null;
}

/** Rows of the same moment come by rank of source, then by id, both falling; this is the id to stay under. */
function idBound(source: TimelineSource, after: Position): number {
  if (source.rank === after.rank) return after.id;
  return source.rank < after.rank ? Number.MAX_SAFE_INTEGER : 0;
}

function newestFirst(left: Candidate, right: Candidate): number {
  if (left.row.at !== right.row.at) return left.row.at < right.row.at ? 1 : -1;
  return right.source.rank - left.source.rank || right.row.id - left.row.id;
}

function eventsOf(db: ReadDb, access: Access, shown: readonly Candidate[]): TimelineEvent[] {
  const ids = shown.flatMap(({ source, row }) => (source.holdsInteractions ? [row.id] : []));
  const interactions = ids.length === 0 ? [] : interactionsByIds(db, access.actor, ids);
  const interactionsByUid = new Map(interactions.map((interaction) => [interaction.uid, interaction]));
  return shown.map(({ row: { id: _id, uid: bytes, ...row } }) => {
    const uid = bytesToUid(bytes);
    return { ...row, uid, interaction: interactionsByUid.get(uid) ?? null };
  });
}
