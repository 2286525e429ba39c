import type { WriteDb } from '#main/db/handles.ts';
import { insertFirstVersion } from '#main/modules/organisation/initial-settings.ts';
import { blankOrganisation } from '#shared/domain/organisation/blank-organisation.ts';
import type { Instant } from '#shared/kernel/instant.ts';

// The core speaks no language: issuing asks for the name and the terms before anything is printed.
const WORDLESS = { name: '—', latePenalty: '', earlyPaymentDiscount: '', documentLanguage: 'fr' } as const;

/** Inserts settings with nothing filled in: what set-up continues from when it was cut off. */
export const insertBlankOrganisation = (db: WriteDb, actorId: number, at: Instant): void =>
  insertFirstVersion(db, blankOrganisation(WORDLESS), actorId, at);
