import { words } from '../i18n/use-words.ts';
import { shownKeys, type Keys } from './shortcut-keys.ts';

const isMac = navigator.userAgent.includes('Mac OS');

/** The presses of a shortcut by the names that stand on this machine's keys, in the language of the screen. */
export const keyNames = (keys: Keys): readonly string[] => shownKeys(keys, isMac, words()('shortcuts.shift'));
