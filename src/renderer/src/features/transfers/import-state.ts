import { useState } from 'react';
import { dropDraft, keepInWindow, readDraft } from '../../ui/drafts.ts';
import type { Mapping, MatchBy, Preview, ReadFile } from './transfer-answers.ts';

const DRAFT = 'import';

/** Where an import stands; each step adds what it found. */
export type ImportState =
  | { readonly step: 'file' }
  | (Chosen & { readonly step: 'columns' })
  | (Chosen & { readonly step: 'check'; readonly preview: Preview })
  | { readonly step: 'done'; readonly uid: string };

/** A file that was read, and what the person said about it. */
export interface Chosen {
  readonly file: File;
  readonly read: ReadFile;
  readonly mapping: Mapping;
  readonly matchBy: MatchBy;
}

/** The import in hand; it waits in this window's memory while other pages are looked at: a file is not kept. */
export function useImportState(): readonly [ImportState, (next: ImportState) => void] {
  const [state, setState] = useState<ImportState>(
    () => (readDraft(DRAFT) as ImportState | undefined) ?? { step: 'file' },
  );
  return [
    state,
    (next) => {
      if (next.step === 'file' || next.step === 'done') dropDraft(DRAFT);
      else keepInWindow(DRAFT, next);
      setState(next);
    },
  ];
}

/** Best way to recognise clients with the columns there are: the surest number first. */
export const usualMatch = (mapping: Mapping): MatchBy =>
  (['siret', 'siren', 'email', 'phone', 'name'] as const).find((field) => mapping.includes(field)) ?? 'none';

/** Whether some column says who the client is. */
export const namesClients = (mapping: Mapping): boolean =>
  mapping.includes('name') || mapping.includes('company');
