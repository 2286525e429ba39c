import { describe, expect, test } from 'vitest';
import { portChannel } from '#shared/contract/handshake.ts';
import { acceptPorts, type HandoverEvent } from './port-handover.ts';
import type { FramePort } from './trusted-sender.ts';

class FakePort {
  isClosed = false;
  close(): void {
    this.isClosed = true;
  }
}

const mainFrame: FramePort = {
  origin: 'app://carnet',
  url: 'app://carnet/#/clients',
  detached: false,
  parent: null,
  frameTreeNodeId: 7,
};

function makeWindow() {
  const contents = { mainFrame };
  const served: FakePort[] = [];
  let refusals = 0;
  let heard: (event: HandoverEvent<FakePort>) => void = () => undefined;
  const channels: string[] = [];
  const handover = acceptPorts<FakePort>(
    {
      on: (channel, listener) => {
        channels.push(channel);
        heard = listener;
      },
    },
    () => contents,
    (port) => served.push(port),
    () => {
      refusals += 1;
    },
  );
  const send = (event: Partial<HandoverEvent<FakePort>>): readonly FakePort[] => {
    const whole = { sender: contents, senderFrame: mainFrame, ports: [new FakePort()], ...event };
    heard(whole);
    return whole.ports;
  };
  return { contents, served, send, handover, channels, refusals: () => refusals };
}

describe('the hand-over of the port', () => {
  test('serves a port of the main frame of our window, on the one channel', () => {
    const window = makeWindow();
    const [port] = window.send({});
    expect(window.channels).toEqual([portChannel]);
    expect(window.served).toEqual([port]);
    expect(port?.isClosed).toBe(false);
  });

  test.each<readonly [string, Partial<HandoverEvent<FakePort>>]>([
    ['another window', { sender: { mainFrame } }],
    ['a frame that is gone', { senderFrame: null }],
    ['a subframe', { senderFrame: { ...mainFrame, parent: {}, frameTreeNodeId: 8 } }],
    ['another top frame', { senderFrame: { ...mainFrame, frameTreeNodeId: 8 } }],
    ['a detached frame', { senderFrame: { ...mainFrame, detached: true } }],
    ['a foreign origin', { senderFrame: { ...mainFrame, origin: 'https://example.invalid' } }],
    ['a look-alike origin', { senderFrame: { ...mainFrame, origin: 'app://carnet.evil' } }],
    ['a foreign address', { senderFrame: { ...mainFrame, url: 'app://evil/' } }],
    ['no port', { ports: [] }],
    ['two ports', { ports: [new FakePort(), new FakePort()] }],
  ])('refuses %s and closes what it sent', (_name, event) => {
    const window = makeWindow();
    const ports = window.send(event);
    expect(window.served).toEqual([]);
    expect(window.refusals()).toBe(1);
    expect(ports.every((port) => port.isClosed)).toBe(true);
  });

  test('a reloaded page replaces the port; a refused one does not disturb the port in use', () => {
    const window = makeWindow();
    const [first] = window.send({});
    window.send({ senderFrame: null });
    expect(first?.isClosed).toBe(false);
    const [second] = window.send({});
    expect(first?.isClosed).toBe(true);
    expect(second?.isClosed).toBe(false);
    window.handover.closeCurrent();
    window.handover.closeCurrent();
    expect(second?.isClosed).toBe(true);
  });
});
