import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { guardContents, type GuardedContents } from './guard-contents.ts';
import { applySessionPolicy, type SessionPort } from './session-policy.ts';

type Handlers = { [Name in keyof SessionPort as Name]?: unknown };

/** Keeps each handler under the name of the method that set it. */
function makeSession() {
  const handlers: Handlers & Record<string, unknown> = {};
  const keep = (name: string) => (handler: unknown) => {
    handlers[name] = handler;
  };
  const events = new EventEmitter();
  const session: SessionPort = {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setDisplayMediaRequestHandler: keep('display'),
    setBluetoothPairingHandler: keep('bluetooth'),
    setCertificateVerifyProc: keep('certificate'),
    setSpellCheckerEnabled: keep('spelling'),
    on: (event, listener) => events.on(event, listener),
    webRequest: { onBeforeRequest: keep('load') },
  };
  applySessionPolicy(session);
  /** What a callback-style handler answers. */
  const answer = (name: string, ...parameters: unknown[]): unknown => {
    let given: unknown = 'nothing';
    const rest = parameters.slice(2);
    const callback = (value: unknown) => {
      given = value;
    };
    (handlers[name] as (...all: unknown[]) => void)(...parameters.slice(0, 2), callback, ...rest);
    return given;
  };
  return { handlers, answer, events };
}

describe('the session', () => {
  const own = { requestingUrl: 'app://carnet/', isMainFrame: true };

  test('grants text to the clipboard for our main frame, and nothing else', () => {
    const { handlers, answer } = makeSession();
    const check = handlers['check'] as (...all: unknown[]) => boolean;
    expect(answer('request', null, 'clipboard-sanitized-write', own)).toBe(true);
    expect(check(null, 'clipboard-sanitized-write', 'app://carnet', own)).toBe(true);
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'fullscreen']) {
      expect(answer('request', null, permission, own)).toBe(false);
      expect(check(null, permission, 'app://carnet', own)).toBe(false);
    }
    expect(answer('request', null, 'clipboard-sanitized-write', { isMainFrame: true })).toBe(false);
    expect(check(null, 'clipboard-sanitized-write', 'https://example.invalid', own)).toBe(false);
  });

  test('gives no device, no screen, no pairing, no certificate, no dictionary', () => {
    const { handlers } = makeSession();
    const given: unknown[] = [];
    const take = (value: unknown) => given.push(value);
    expect((handlers['device'] as () => boolean)()).toBe(false);
    for (const name of ['display', 'bluetooth', 'certificate']) {
      (handlers[name] as (request: unknown, callback: unknown) => void)({}, take);
    }
    expect(given).toEqual([null, { confirmed: false }, -2]);
    expect(handlers['spelling']).toBe(false);
  });

  test('loads our own files only, and downloads nothing', () => {
    const { handlers, events } = makeSession();
    const loads = (url: string): boolean => {
      let cancelled = true;
      (handlers['load'] as (details: unknown, callback: unknown) => void)(
        { url },
        (answer: { cancel: boolean }) => {
          cancelled = answer.cancel;
        },
      );
      return !cancelled;
    };
    expect(loads('app://carnet/assets/a.js')).toBe(true);
    expect(loads('https://example.invalid/pixel.png')).toBe(false);
    expect(loads('file:///etc/passwd')).toBe(false);
    let isPrevented = false;
    events.emit('will-download', {
      preventDefault: () => {
        isPrevented = true;
      },
    });
    expect(isPrevented).toBe(true);
  });
});

describe('guarded contents', () => {
  function makeContents() {
    const events = new EventEmitter();
    const left: string[] = [];
    let openHandler: (details: { url: string }) => unknown = () => undefined;
    const contents: GuardedContents = {
      on: (event: string, listener: Parameters<EventEmitter['on']>[1]) => events.on(event, listener),
      setWindowOpenHandler: (handler) => {
        openHandler = handler;
      },
    };
    guardContents(contents, (address) => left.push(address));
    const isPrevented = (event: string, url: string): boolean => {
      let prevented = false;
      events.emit(event, {
        url,
        preventDefault: () => {
          prevented = true;
        },
      });
      return prevented;
    };
    return { isPrevented, left, open: (url: string) => openHandler({ url }) };
  }

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s stays at home', (event) => {
    const { isPrevented } = makeContents();
    expect(isPrevented(event, 'app://carnet/#/invoices')).toBe(false);
    expect(isPrevented(event, 'https://example.invalid/')).toBe(true);
    expect(isPrevented(event, 'app://carnet.evil/')).toBe(true);
    expect(isPrevented(event, 'file:///etc/passwd')).toBe(true);
  });

  test('no webview is attached, whatever its address', () => {
    expect(makeContents().isPrevented('will-attach-webview', 'app://carnet/')).toBe(true);
  });

  test('no window is opened; the address is handed to the person', () => {
    const { open, left } = makeContents();
    expect(open('https://example.invalid/a')).toEqual({ action: 'deny' });
    expect(left).toEqual(['https://example.invalid/a']);
  });
});
