import { describe, expect, test } from 'vitest';
import { appModeArguments, desktopObstacle, hasDisplay } from './window.ts';

const person = { platform: 'linux', environment: { DISPLAY: ':0' }, isRoot: false } as const;
const there = () => ({ path: 'electron' });

describe('the desktop window', () => {
  test('opens where Electron and a display are', () => {
    expect(desktopObstacle(person, there)).toBeUndefined();
    expect(desktopObstacle({ ...person, environment: { WAYLAND_DISPLAY: 'w' } }, there)).toBeUndefined();
    expect(desktopObstacle({ ...person, platform: 'darwin', environment: {} }, there)).toBeUndefined();
  });

  test('does not open without a display, as root, or without Electron, each with its reason', () => {
    expect(desktopObstacle({ ...person, environment: { DISPLAY: '' } }, there)).toContain('display');
    expect(desktopObstacle({ ...person, isRoot: true }, there)).toContain('root');
    expect(desktopObstacle(person, () => ({ missing: 'not downloaded' }))).toBe('not downloaded');
  });

  test('is not looked for where there is no display: no download for nothing', () => {
    const neverAsked = () => {
      throw new Error('looked for Electron');
    };
    expect(desktopObstacle({ ...person, environment: {} }, neverAsked)).toContain('display');
    expect(hasDisplay({ ...person, environment: {} })).toBe(false);
  });
});

describe('the browser in application mode', () => {
  test('has a profile of its own and gives its sandbox up as root only', () => {
    const given = appModeArguments('http://127.0.0.1:1/#/start?token=t', 'profile', false);
    expect(given).toContain('--app=http://127.0.0.1:1/#/start?token=t');
    expect(given).toContain('--user-data-dir=profile');
    expect(given).not.toContain('--no-sandbox');
    expect(appModeArguments('x', 'profile', true)).toContain('--no-sandbox');
  });
});
