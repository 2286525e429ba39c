import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { chooseDesktopWords } from './desktop-words.ts';
import { onSystemLock } from './os-lock.ts';
import { onSystemResume } from './os-resume.ts';
import { runStartSequence, type StartPorts } from './start-sequence.ts';

interface Circumstances {
  readonly isPackaged?: boolean;
  readonly isFirst?: boolean;
  readonly processArguments?: readonly string[];
  readonly open?: () => Promise<void>;
  readonly close?: () => Promise<void>;
}

/** Runs a start on a fake Electron that notes in `log` what happens, in order. */
function start(circumstances: Circumstances = {}) {
  const log: string[] = [];
  const events = new EventEmitter();
  const ready = Promise.withResolvers<undefined>();
  const note = (what: string) => () => {
    log.push(what);
  };
  const ports: StartPorts = {
    app: {
      isPackaged: circumstances.isPackaged ?? true,
      enableSandbox: note('sandbox'),
      requestSingleInstanceLock: () => {
        log.push('lock');
        return circumstances.isFirst ?? true;
      },
      exit: (code) => log.push(`exit ${String(code)}`),
      quit: note('quit'),
      whenReady: async () => {
        await ready.promise;
        log.push('ready');
      },
      on: (event: string, listener: Parameters<EventEmitter['on']>[1]) => events.on(event, listener),
    },
    protocol: { registerSchemesAsPrivileged: note('scheme') },
    processArguments: circumstances.processArguments ?? [],
    platform: 'linux',
    words: chooseDesktopWords('fr'),
    showError: (title, detail) => log.push(`error: ${title}: ${detail}`),
    showWindow: note('show window'),
    leave: (address) => log.push(`leave ${address}`),
    open: circumstances.open ?? (async () => Promise.resolve(note('open')())),
    close: circumstances.close ?? (async () => Promise.resolve(note('close')())),
  };
  const outcome = runStartSequence(ports);
  return { log, events, outcome, becomeReady: () => ready.resolve(undefined) };
}

const opened = async (started: ReturnType<typeof start>): Promise<void> => {
  started.becomeReady();
  if (started.outcome.kind === 'started') await started.outcome.opening;
};

describe('the start', () => {
  test('does everything that must come before ready, in order, and opens after it', async () => {
    const started = start();
    expect(started.log).toEqual(['sandbox', 'scheme', 'lock']);
    await opened(started);
    expect(started.log).toEqual(['sandbox', 'scheme', 'lock', 'ready', 'open']);
  });

  test('is refused with a debugging switch in a package, naming it without its value', () => {
    const { log, outcome } = start({ processArguments: ['--remote-debugging-port=9222'] });
    expect(outcome.kind).toBe('refused');
    expect(log.at(-1)).toBe('exit 1');
    expect(log[0]).toContain('remote-debugging-port');
    expect(log[0]).not.toContain('9222');
    expect(log).not.toContain('lock');
  });

  test('is not refused with the same switch in an unpackaged run', () => {
    expect(start({ isPackaged: false, processArguments: ['--inspect=0'] }).outcome.kind).toBe('started');
  });

  test('ends at once as a second process; the first one shows its window', () => {
    const second = start({ isFirst: false });
    expect(second.outcome.kind).toBe('second-instance');
    expect(second.log.at(-1)).toBe('quit');
    const first = start();
    first.events.emit('second-instance', {}, ['--inspect', 'https://example.invalid']);
    expect(first.log.at(-1)).toBe('show window');
  });

  test('guards every contents that Electron makes', () => {
    const { events, log } = start();
    const contents = new EventEmitter();
    let open: (details: { url: string }) => unknown = () => undefined;
    Object.assign(contents, {
      setWindowOpenHandler: (handler: typeof open) => {
        open = handler;
      },
    });
    events.emit('web-contents-created', {}, contents);
    expect(contents.listenerCount('will-navigate')).toBe(1);
    expect(contents.listenerCount('will-attach-webview')).toBe(1);
    open({ url: 'https://example.invalid/' });
    expect(log.at(-1)).toBe('leave https://example.invalid/');
  });

  test('says so and ends when opening fails, without repeating what the exception says', async () => {
    const started = start({ open: () => Promise.reject(new Error('/somewhere/of-camille/vault')) });
    await opened(started);
    expect(started.log.at(-1)).toBe('exit 1');
    expect(started.log.join()).toContain('Carnet n’a pas pu démarrer');
    expect(started.log.join()).not.toContain('camille');
  });
});

describe('the end', () => {
  test('waits for the vault to close, once', async () => {
    const closing = Promise.withResolvers<undefined>();
    let closes = 0;
    const { events, log } = start({
      close: async () => {
        closes += 1;
        await closing.promise;
      },
    });
    let prevented = 0;
    const event = {
      preventDefault: () => {
        prevented += 1;
      },
    };
    events.emit('will-quit', event);
    events.emit('will-quit', event);
    expect({ closes, prevented }).toEqual({ closes: 1, prevented: 2 });
    expect(log).not.toContain('exit 0');
    closing.resolve(undefined);
    await new Promise(setImmediate);
    expect(log.at(-1)).toBe('exit 0');
  });

  test('tells by its code that the vault did not close', async () => {
    const { events, log } = start({ close: () => Promise.reject(new Error('busy')) });
    events.emit('will-quit', { preventDefault: () => undefined });
    await new Promise(setImmediate);
    expect(log.at(-1)).toBe('exit 1');
  });

  test('comes when the last window closes', () => {
    const { events, log } = start();
    events.emit('window-all-closed');
    expect(log.at(-1)).toBe('quit');
  });
});

test('a locked screen and sleep both lock', () => {
  const power = new EventEmitter();
  let locks = 0;
  onSystemLock(power, () => {
    locks += 1;
  });
  power.emit('lock-screen');
  power.emit('suspend');
  power.emit('resume');
  expect(locks).toBe(2);
});

test('waking up is told, and nothing else is taken for it', () => {
  const power = new EventEmitter();
  let wakes = 0;
  onSystemResume(power, () => {
    wakes += 1;
  });
  for (const event of ['suspend', 'lock-screen', 'unlock-screen', 'resume']) power.emit(event);
  expect(wakes).toBe(1);
});
