import type { Words } from '../../i18n/use-words.ts';

type Loose = (key: string, options: { readonly defaultValue: string }) => string;

// Names of actions hold a point, which separates keys: the words stand under `noun_verb`. A test walks the contract.
/** Key of an action's sentence in the locale files. */
export const actionKey = (action: string): string => action.replaceAll('.', '_');

/** What happened, in words; the raw name where a newer device wrote an action that this version does not know. */
export const actionText = (t: Words, action: string): string =>
  (t as unknown as Loose)(`audit:action.${actionKey(action)}`, { defaultValue: action });

/** Kind of the thing touched, in words. */
export const objectText = (t: Words, kind: string): string =>
  (t as unknown as Loose)(`errors:thing.${kind}`, { defaultValue: kind });

/** What happened in one entry; why a session was locked stands behind it. */
export const entryText = (t: Words, action: string, details: Readonly<Record<string, unknown>>): string => {
  const { reason } = details;
  if (action !== 'session.locked' || typeof reason !== 'string') return actionText(t, action);
  const why = (t as unknown as Loose)(`audit:lockReason.${reason}`, { defaultValue: reason });
  return `${actionText(t, action)} · ${why}`;
};
