import type { RailEntry } from '../features/feature.ts';
import type { Session } from '../session/use-session.ts';

/** Whether a person sees an entry of the rail. */
export const maySee = (entry: RailEntry, session: Session): boolean =>
  entry.permissions.length === 0 ||
  entry.permissions.some((permission) => session.grants[permission] !== undefined);
