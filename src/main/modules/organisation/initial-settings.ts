import type { WriteDb } from '#main/db/handles.ts';
import type { OrganisationSettings } from '#shared/contract/organisation.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { insertVersion } from './settings.ts';

/** Writes the settings of a new vault as version 1, inside the transaction of set-up. */
export const insertFirstVersion = (
  db: WriteDb,
  settings: OrganisationSettings,
  actorId: number,
  at: Instant,
): void => insertVersion(db, { revision: 1, settings, updatedAt: at }, actorId);
