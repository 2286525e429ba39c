/** An act that has been started and has no answer yet. */
export interface ActUnderWay {
  /** Whether undo was asked for meanwhile. */
  readonly isUndoWanted: () => boolean;
  /** The act has its answer, good or bad. */
  readonly end: () => void;
}

/** The acts that can be taken back, the latest last. */
export interface UndoStack {
  readonly add: (undo: () => void) => void;
  readonly remove: (undo: () => void) => void;
  /** Holds the place of an act under way, so that undo means it and not the one before. */
  readonly begin: () => ActUnderWay;
  /** Takes the latest act back; false when there is none. */
  readonly undoLatest: () => boolean;
}

/** The order in which acts are taken back; an act that runs out leaves those before it reachable. */
export function createUndoStack(): UndoStack {
  let acts: readonly (() => void)[] = [];
  const add = (undo: () => void): void => {
    acts = [...acts, undo];
  };
  const remove = (undo: () => void): void => {
    acts = acts.filter((other) => other !== undo);
  };
  return {
    add,
    remove,
    begin: () => {
      let isWanted = false;
      const want = (): void => {
        isWanted = true;
      };
      add(want);
      return {
        isUndoWanted: () => isWanted,
        end: () => {
          remove(want);
        },
      };
    },
    undoLatest: () => {
      const latest = acts.at(-1);
      latest?.();
      return latest !== undefined;
    },
  };
}
