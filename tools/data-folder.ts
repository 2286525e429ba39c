import { posix, win32 } from 'node:path';

/**
 * Folder of this person's vault where the operating system wants application data; the demonstration has its own.
 *
 * `home` is the home folder, used where the system names no folder.
 */
export function dataFolderOf(
  surroundings: {
    readonly platform: NodeJS.Platform;
    readonly environment: Readonly<Record<string, string | undefined>>;
    readonly home: string;
  },
  demonstration: boolean,
): string {
  const { platform, environment, home } = surroundings;
  const name = demonstration ? 'Carnet-demonstration' : 'Carnet';
  if (platform === 'win32')
    return win32.join(environment['APPDATA'] ?? win32.join(home, 'AppData', 'Roaming'), name);
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', name);
  const given = environment['XDG_DATA_HOME'];
  // The XDG base directory specification: a relative value is to be ignored.
  const base = given?.startsWith('/') === true ? given : posix.join(home, '.local', 'share');
  return posix.join(base, name);
}
