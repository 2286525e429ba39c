import type { Icon } from '@tabler/icons-react';
import type { RouteObject } from 'react-router';
import type { Permission } from '#shared/domain/access/permission.ts';

/** Names of the rail's entries, in their order; the words are `common:nav.<name>`. */
export const ENTRIES = [
  'today',
  'clients',
  'calendar',
  'recalls',
  'services',
  'invoices',
  'payments',
  'reminders',
  'surveys',
  'figures',
  'catalogue',
  'audit',
  'settings',
] as const;

/** An entry of the rail. */
export interface RailEntry {
  readonly name: (typeof ENTRIES)[number];
  readonly to: string;
  readonly icon: Icon;
  /** The entry is shown to holders of any of these; an empty list is for everybody. */
  readonly permissions: readonly Permission[];
  /** Second key after G; none for entries below the line. */
  readonly key?: string;
}

/** What a folder of `features` exports as `feature` from its `routes.tsx`: its addresses and its rail entries. */
export interface Feature {
  readonly routes: readonly RouteObject[];
  readonly entries: readonly RailEntry[];
  /** What its screens read later by themselves, worth reading in a pause before. */
  readonly ahead?: readonly (() => Promise<unknown>)[];
}
