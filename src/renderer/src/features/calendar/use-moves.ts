import { ORPCError } from '@orpc/client';
import { useRef, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { client } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { runUndoable, UndoToldElsewhere, type UndoOffer } from '../../ui/undo-toast.tsx';
import { useWhen } from './calendar-words.ts';
import type { UnderWay } from './placed.ts';
import { placementOf, samePlace, type Appointment, type Placement } from './placement.ts';

/** Somebody else moved the appointment first: where it is now, and what was wanted here. */
export interface MoveConflict {
  readonly appointment: Appointment;
  readonly wanted: Placement;
  readonly now: Pick<Appointment, 'plannedOn' | 'plannedFrom' | 'plannedTo' | 'technicianUid'> & {
    readonly revision: number;
    readonly technicianName: string | null;
    readonly status: Appointment['status'];
  };
}

/** The last move of an appointment from this window; its revision is null until it has its answer. */
interface OwnMove {
  readonly place: Placement;
  readonly answer: Promise<number | null>;
  revision: number | null;
}

const isConflict = (error: unknown): boolean => error instanceof ORPCError && error.code === 'CONFLICT';

/** Moves appointments: shown at once, put back when refused, with a way to undo and to choose again after a conflict. */
export function useMoves() {
  const { t } = useWords();
  const when = useWhen();
  const [underWay, setUnderWay] = useState<ReadonlyMap<string, UnderWay>>(new Map());
  const [conflict, setConflict] = useState<MoveConflict | null>(null);
  const [failure, setFailure] = useState<unknown>(undefined);
  const latest = useRef(new Map<string, OwnMove>());

  const show = (uid: string, move: UnderWay | null): void => {
    setUnderWay((before) => {
      const next = new Map(before);
      if (move === null) next.delete(uid);
      else next.set(uid, move);
      return next;
    });
  };

  const explain = async (appointment: Appointment, wanted: Placement): Promise<void> => {
    const now = await client.services.get({ uid: appointment.uid });
    setConflict({ appointment, wanted, now });
  };

  const undo = async (appointment: Appointment, revision: number): Promise<void> => {
    try {
      await client.services.move({ uid: appointment.uid, revision, ...placementOf(appointment) });
    } catch (error) {
      if (!isConflict(error)) throw error;
      await explain(appointment, placementOf(appointment));
      throw new UndoToldElsewhere();
    } finally {
      await queryClient.invalidateQueries();
    }
  };

  /** `revision` is another one than the appointment's after a conflict. */
  const move = async (
    appointment: Appointment,
    place: Placement,
    revision: number = appointment.revision,
  ): Promise<void> => {
    const last = latest.current.get(appointment.uid);
    // What was taken into the hand may be older than one's own last move, under way or answered meanwhile.
    const isOlder = last !== undefined && (last.revision === null || last.revision > appointment.revision);
    const earlier = isOlder ? last : undefined;
    const seen = earlier?.place ?? placementOf(appointment);
    if (samePlace(seen, place) && revision === appointment.revision) return;
    setFailure(undefined);
    setConflict(null);
    show(appointment.uid, { place, revision });
    let answered: (revision: number | null) => void = () => undefined;
    const answer = new Promise<number | null>((resolve) => {
      answered = resolve;
    });
    const mine: OwnMove = { place, answer, revision: null };
    latest.current.set(appointment.uid, mine);
    await runUndoable(async () => {
      // Moved again before the first answer: it goes on from there, and nobody else has moved it.
      const known = (await earlier?.answer) ?? null;
      const technicianUid = seen.technicianUid as Appointment['technicianUid'];
      const start =
        known === null ? appointment : { ...appointment, ...seen, technicianUid, revision: known };
      return moveNow(start, place, known ?? revision, answered);
    });
    mine.revision = await answer;
    const isRefused = mine.revision === null;
    if (isRefused && latest.current.get(appointment.uid) === mine) latest.current.delete(appointment.uid);
  };

  const moveNow = async (
    appointment: Appointment,
    place: Placement,
    revision: number,
    answered: (revision: number | null) => void,
  ): Promise<UndoOffer | null> => {
    show(appointment.uid, { place, revision });
    try {
      const moved = await client.services.move({ uid: appointment.uid, revision, ...place });
      answered(moved.revision);
      await queryClient.invalidateQueries();
      const what = { client: appointment.clientName, when: when(moved) };
      const [clash] = moved.overlaps;
      return {
        message:
          clash === undefined
            ? t('calendar:moved', what)
            : t('calendar:movedClash', {
                ...what,
                count: moved.overlaps.length,
                other: clash.clientName,
                hour: clash.plannedFrom,
              }),
        undo: async () => undo(appointment, moved.revision),
      };
    } catch (error) {
      answered(null);
      await queryClient.invalidateQueries();
      if (isConflict(error)) await explain(appointment, place);
      else setFailure(error);
      show(appointment.uid, null);
      return null;
    }
  };

  return {
    underWay,
    move,
    conflict,
    forgetConflict: () => {
      setConflict(null);
    },
    failure,
  };
}
