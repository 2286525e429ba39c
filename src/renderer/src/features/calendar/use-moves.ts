import { ORPCError } from '@orpc/client';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { client } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { runUndoable, UndoToldElsewhere, type UndoOffer } from '../../ui/undo-toast.tsx';
import { useWhen } from './calendar-words.ts';
import { OwnMoves } from './own-moves.ts';
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

const isConflict = (error: unknown): boolean => error instanceof ORPCError && error.code === 'CONFLICT';

/** Moves appointments: shown at once, put back when refused, with a way to undo and to choose again after a conflict. */
export function useMoves() {
  const { t } = useWords();
  const when = useWhen();
  const [underWay, setUnderWay] = useState<ReadonlyMap<string, UnderWay>>(new Map());
  const [conflict, setConflict] = useState<MoveConflict | null>(null);
  const [failure, setFailure] = useState<unknown>(undefined);
  const [ownMoves] = useState(() => new OwnMoves());

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
    const held = { uid: appointment.uid, revision: appointment.revision, place: placementOf(appointment) };
    if (samePlace(ownMoves.seen(held), place) && revision === appointment.revision) return;
    setFailure(undefined);
    setConflict(null);
    show(appointment.uid, { place, revision });
    const begun = ownMoves.begin(held, place);
    const { seen } = begun;
    await runUndoable(async () => {
      const known = await begun.before();
      const technicianUid = seen.technicianUid as Appointment['technicianUid'];
      const start =
        known === null ? appointment : { ...appointment, ...seen, technicianUid, revision: known };
      return moveNow(start, place, known ?? revision, begun.answered);
    });
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
