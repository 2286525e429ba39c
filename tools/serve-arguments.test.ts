import { describe, expect, test } from 'vitest';
import { readServeArguments } from './serve-arguments.ts';

describe('arguments of npm run serve', () => {
  test('are read', () => {
    expect(readServeArguments(['--data', 'folder', '--port', '8123'])).toEqual({
      ok: true,
      value: { dataFolder: 'folder', port: 8123, demonstration: false },
    });
    expect(readServeArguments(['--data=folder', '--demo'])).toEqual({
      ok: true,
      value: { dataFolder: 'folder', port: 0, demonstration: true },
    });
  });

  test.each([
    [[], '--data'],
    [['--data'], '--data'],
    [['--data', ''], '--data'],
    [['--data', 'a', '--port', '65536'], '65536'],
    [['--data', 'a', '--port', '-1'], '--port'],
    [['--data', 'a', '--port', '80x'], '80x'],
    [['--data', 'a', '--prot', '1'], '--prot'],
    [['--data', 'a', 'b'], 'b'],
  ])('%j is refused', (given, named) => {
    const read = readServeArguments(given);
    expect(read.ok ? '' : read.error).toContain(named);
  });
});
