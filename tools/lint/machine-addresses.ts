import type { Violation } from './source-file.ts';

// Built from pieces: this file is itself looked at.
const folders = ['work', 'farm', 'home', 'Users', 'root'].join('|');
const absoluteFolder = new RegExp(`(^|[^a-zA-Z.])/(${folders})/`);
const registryHost = new RegExp(`https?:/{2}(registry|deb|security)[.]`);

/** Refuses addresses that hold on one machine only: somebody's folders, and hosts of package registries. */
export function checkMachineAddresses(path: string, text: string): readonly Violation[] {
  if (text.includes('\0') || path.startsWith('.ci/')) return [];
  return text.split('\n').flatMap((line, index): readonly Violation[] => {
    const message = absoluteFolder.test(line)
      ? 'names a folder of one machine; use a relative path, os.tmpdir() or a placeholder'
      : registryHost.test(line)
        ? 'names a registry; the address belongs in the configuration of the machine'
        : undefined;
    return message === undefined ? [] : [{ path, line: index + 1, rule: 'machine-address', message }];
  });
}
