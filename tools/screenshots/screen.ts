import type { Page } from '@playwright/test';
import type { ShownWords } from './shown-words.ts';

/**
 * What a screen is shown of.
 *
 * `fresh` has no vault yet; `locked` is the one-row vault before sign-in; `error` is the demonstration whose core
 * refuses every question.
 */
export const STATES = ['demonstration', 'one', 'empty', 'error', 'locked', 'fresh'] as const;

/** One of the states. */
export type State = (typeof STATES)[number];

/** Records of a vault whose sheets are shown; null where the vault has none of the kind. */
export interface ShownRecords {
  readonly client: string | null;
  /** Without service or invoice, so that it may be deleted. */
  readonly freeClient: string | null;
  readonly service: string | null;
  readonly planned: string | null;
  readonly invoice: string | null;
  readonly unpaid: string | null;
  readonly creditNote: string | null;
  readonly draft: string | null;
}

/** What an act works with. */
export interface Stage {
  readonly page: Page;
  readonly t: ShownWords;
  readonly records: ShownRecords;
  /** Lets minutes pass on the core's clock. */
  readonly advance: (minutes: number) => void;
}

/** Brings a page that is open to what is shown: a dialog, a menu, a step. */
export type Act = (stage: Stage) => Promise<void>;

/** One screen; see README.md of the renderer for how to add one. */
export interface Screen {
  /** Name of its pictures, unique within a state. */
  readonly name: string;
  /** Path after `#/`; null where the vault holds nothing to show there. Not used before sign-in. */
  readonly path: string | ((records: ShownRecords) => string | null);
  /** The demonstration alone when left out. */
  readonly states?: readonly State[];
  /** Something that appears late and must be there; the screen is scrolled to it. */
  readonly awaits?: string;
  readonly act?: Act;
}
