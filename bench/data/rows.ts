import type Database from 'better-sqlite3';
import type { SeededChance } from '../../tools/demonstration/seeded-chance.ts';

/** What a column may be given. */
export type Cell = string | number | null | Buffer;

/** One prepared insert by place; the columns are named once. */
export function inserter(
  connection: Database.Database,
  table: string,
  columns: readonly string[],
): (cells: readonly Cell[]) => void {
  const places = columns.map(() => '?').join(', ');
  const statement = connection.prepare<Cell[]>(
    `insert into ${table} (${columns.join(', ')}) values (${places})`,
  );
  return (cells) => {
    statement.run(...cells);
  };
}

/** An element that must be there. */
export function at<One>(list: ArrayLike<One>, index: number): One {
  const found = list[index];
  if (found === undefined) throw new Error(`No element ${String(index)} of ${String(list.length)}`);
  return found;
}

/** UUIDv7 bytes of a moment; the random part comes from the seed, so that the same seed gives the same rows. */
export function uidBytes(chance: SeededChance, instant: string): Buffer {
  const bytes = Buffer.allocUnsafe(16);
  bytes.writeUIntBE(Date.parse(instant), 0, 6);
  bytes.writeUInt32BE(Math.floor(chance.fraction() * 4_294_967_296), 6);
  bytes.writeUInt32BE(Math.floor(chance.fraction() * 4_294_967_296), 10);
  bytes.writeUInt16BE(Math.floor(chance.fraction() * 65_536), 14);
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  return bytes;
}

const twoDigits = Array.from({ length: 60 }, (_, index) => String(index).padStart(2, '0'));

/** A moment of a working day, 07:00 to 16:59 UTC. */
export const workingMoment = (chance: SeededChance, day: string): string =>
  `${day}T${at(twoDigits, chance.whole(7, 16))}:${at(twoDigits, chance.whole(0, 59))}:${at(twoDigits, chance.whole(0, 59))}.000Z`;

/**
 * Which of `count` things something happens to: few get much, most get little.
 *
 * The share of the k-th most popular one falls with the square root of k; a fixed permutation spreads the popular
 * ones over the ids, so that they do not lie on the same pages. Answers an index from 0 that is below `available`.
 */
export function popular(chance: SeededChance, count: number, available: number): number {
  const rank = Math.floor(chance.fraction() ** 2 * count);
  const spread = (rank * PERMUTATION_STEP) % count;
  return spread < available ? spread : spread % available;
}

// A prime larger than any count here, so that multiplying by it meets every index once.
const PERMUTATION_STEP = 7_368_787;
