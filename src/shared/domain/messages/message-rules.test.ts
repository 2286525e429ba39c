import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../kernel/instant.ts';
import { zonesOf } from '../places/time-zones.ts';
import { pauseAfter } from './backoff.ts';
import { clockStanding } from './clock-standing.ts';
import { mailtoAddress } from './mailto-address.ts';
import { consentTo, type ConsentFacts } from './message-consent.ts';
import { MESSAGE_EVENTS, nextState, statesThatMay } from './message-transitions.ts';
import { MESSAGE_STATES, OPEN_STATES } from './message.ts';
import { quietUntil } from './quiet-until.ts';
import { sendCheck, type SendFacts } from './send-check.ts';

const NOW = '2026-11-23T10:00:00.000Z' as Instant;
const moment = fc
  .integer({ min: Date.parse('2024-01-01'), max: Date.parse('2030-01-01') })
  .map((at) => new Date(at).toISOString() as Instant);

describe('what can happen to a message', () => {
  it('never sends twice: nothing happens to what was sent, and only a lease begins an attempt', () => {
    for (const event of MESSAGE_EVENTS)
      expect(nextState('sent', event)).toBe(event === 'returned' ? 'refused' : null);
    const begin = MESSAGE_STATES.flatMap((state) =>
      MESSAGE_EVENTS.filter((event) => nextState(state, event) === 'sending'),
    );
    expect(new Set(begin)).toEqual(new Set(['lease']));
    expect(statesThatMay('lease')).toEqual(['waiting', 'uncertain']);
  });

  it('lets only a person bring back what was cancelled', () => {
    const ways = MESSAGE_EVENTS.filter((event) => nextState('cancelled', event) !== null);
    expect(ways).toEqual(['restore', 'restore-uncertain']);
  });

  it('ends an attempt by its outcome alone', () => {
    const ends = MESSAGE_EVENTS.filter((event) => nextState('sending', event) !== null);
    expect(ends).toEqual(['sent', 'later', 'refused', 'uncertain', 'cut']);
    for (const state of OPEN_STATES.filter((one) => one !== 'sending'))
      expect(nextState(state, 'cancel')).toBe('cancelled');
  });
});

const facts = (more: Partial<SendFacts> = {}): SendFacts => ({
  now: NOW,
  kind: 'reminder',
  channel: 'email',
  notBefore: NOW,
  attempts: 0,
  recipientAddress: 'a@b.example',
  body: 'Bonjour',
  client: {
    clientKind: 'company',
    wishedChannel: 'email',
    noSms: false,
    consents: [],
    isArchived: false,
    quiet: { from: '', to: '' },
    zones: ['Europe/Paris'],
  },
  ends: [null],
  company: {
    quiet: { from: '20:00', to: '08:00' },
    sentToday: 0,
    dailyCap: 10,
    startOfTomorrow: '2026-11-23T23:00:00.000Z' as Instant,
    way: 'set',
    isDemonstration: false,
    isClockInDoubt: false,
  },
  ...more,
});
const { client, company } = facts();

describe('whether a message leaves', () => {
  it.each<[string, Partial<SendFacts>, object]>([
    ['by day', {}, { tag: 'send' }],
    ['paid', { ends: [null, 'paid'] }, { tag: 'cancel', reason: 'paid' }],
    ['archived', { client: { ...client, isArchived: true } }, { tag: 'cancel', reason: 'client-archived' }],
    [
      'no SMS',
      { channel: 'sms', client: { ...client, noSms: true } },
      { tag: 'cancel', reason: 'no-consent' },
    ],
    [
      'SMS never asked',
      { channel: 'sms', recipientAddress: '+33612345678' },
      { tag: 'refuse', reason: 'ConsentMissing' },
    ],
    ['no address', { recipientAddress: '' }, { tag: 'refuse', reason: 'NoRecipient' }],
    [
      'line break',
      { recipientAddress: 'a@b.example\r\nBcc: c@d.example' },
      { tag: 'refuse', reason: 'WrongAddress' },
    ],
    ['quoted', { recipientAddress: '"a b"@c.example' }, { tag: 'refuse', reason: 'WrongAddress' }],
    [
      'clock',
      { company: { ...company, isClockInDoubt: true } },
      { tag: 'wait', reason: 'clock', until: null },
    ],
    [
      'demonstration',
      { company: { ...company, isDemonstration: true } },
      { tag: 'wait', reason: 'demonstration', until: null },
    ],
    ['letter', { channel: 'letter' }, { tag: 'wait', reason: 'to-post', until: null }],
    [
      'not set',
      { company: { ...company, way: 'not-set' } },
      { tag: 'wait', reason: 'channel-not-set', until: null },
    ],
    [
      'cap',
      { company: { ...company, sentToday: 10 } },
      { tag: 'wait', reason: 'daily-cap', until: company.startOfTomorrow },
    ],
    [
      'night on the other side of the world',
      { client: { ...client, zones: ['Pacific/Noumea'] } },
      { tag: 'wait', reason: 'quiet-hours', until: '2026-11-23T21:00:00.000Z' },
    ],
    [
      'own hours',
      { client: { ...client, quiet: { from: '10:30', to: '14:00' } } },
      { tag: 'wait', reason: 'quiet-hours', until: '2026-11-23T13:00:00.000Z' },
    ],
  ])('%s', (_name, more, verdict) => {
    expect(sendCheck(facts(more))).toEqual(verdict);
  });

  it('takes the last answer of a client, and asks people for a yes', () => {
    const base: ConsentFacts = { clientKind: 'company', wishedChannel: 'email', noSms: false, consents: [] };
    const said = (granted: boolean, at: string, purpose = 'reminders-sms') => ({ purpose, granted, at });
    expect(consentTo(base, 'reminder', 'email')).toBe('given');
    expect(consentTo({ ...base, consents: [said(true, '2026-01-01')] }, 'reminder', 'sms')).toBe('given');
    expect(
      consentTo(
        { ...base, consents: [said(false, '2026-02-01'), said(true, '2026-01-01')] },
        'reminder',
        'sms',
      ),
    ).toBe('refused');
    expect(consentTo(base, 'survey', 'email')).toBe('given');
    expect(consentTo({ ...base, clientKind: 'person' }, 'survey', 'email')).toBe('missing');
    expect(consentTo({ ...base, consents: [said(false, '2026-01-01', 'surveys')] }, 'survey', 'email')).toBe(
      'refused',
    );
  });

  it('never sends about something that is over, to nobody, or in the night', () => {
    fc.assert(
      fc.property(
        fc.record({
          end: fc.option(
            fc.constantFrom('paid', 'credited', 'disputed', 'payment-plan', 'paused', 'too-late'),
            { nil: null },
          ),
          isArchived: fc.boolean(),
          address: fc.constantFrom('', 'a@b.example', 'é@b.example', 'a\n@b.example'),
          sentToday: fc.integer({ min: 0, max: 12 }),
          now: moment,
        }),
        ({ end, isArchived, address, sentToday, now }) => {
          const verdict = sendCheck(
            facts({
              now,
              notBefore: now,
              ends: [null, end],
              recipientAddress: address,
              client: { ...client, isArchived },
              company: { ...company, sentToday },
            }),
          );
          if (verdict.tag !== 'send') return;
          expect(end).toBeNull();
          expect(isArchived).toBe(false);
          expect(address).toBe('a@b.example');
          expect(sentToday).toBeLessThan(10);
          expect(quietUntil(now, [company.quiet], client.zones)).toBeNull();
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('quiet hours', () => {
  const time = fc
    .integer({ min: 0, max: 1439 })
    .map((at) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`);
  const zones = fc.constantFrom(
    ['Europe/Paris'],
    ['Indian/Reunion'],
    ['America/New_York', 'Pacific/Honolulu'],
    ['Pacific/Tahiti'],
    ['America/St_Johns'],
  );

  it('end at a moment at which it is quiet nowhere, not a day later', () => {
    fc.assert(
      fc.property(moment, time, time, zones, (now, from, to, where) => {
        const until = quietUntil(now, [{ from, to }], where);
        if (until === null) return;
        expect(until > now).toBe(true);
        const wait = Date.parse(until) - Date.parse(now);
        expect(wait).toBeLessThanOrEqual(26 * 3_600_000);
        // Spans that leave no minute of the day in all zones are asked about again an hour later.
        expect(wait === 3_600_000 || quietUntil(until, [{ from, to }], where) === null).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('know the night of the spring change, and French postal codes of other oceans', () => {
    const span = [{ from: '20:00', to: '08:00' }];
    expect(quietUntil('2026-03-28T22:00:00.000Z' as Instant, span, ['Europe/Paris'])).toBe(
      '2026-03-29T06:00:00.000Z',
    );
    expect(quietUntil('2026-11-23T10:00:00.000Z' as Instant, span, zonesOf('FR', '98713'))).toBe(
      '2026-11-23T18:00:00.000Z',
    );
    expect(zonesOf('FR', '97400')).toEqual(['Indian/Reunion']);
    expect(zonesOf('FR', '69001')).toEqual(['Europe/Paris']);
    expect(zonesOf('XX', '')).toEqual(['Europe/Paris']);
  });
});

describe('pauses, clock and mail program', () => {
  it('waits longer after each failure, six hours at most', () => {
    const pauses = Array.from({ length: 12 }, (_, index) => pauseAfter(index + 1));
    expect(pauses).toEqual(pauses.toSorted((one, other) => one - other));
    expect(pauses[0]).toBe(60_000);
    expect(pauses.at(-1)).toBe(6 * 3_600_000);
  });

  it('believes a clock that goes on and none that jumps', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: -40 * 24 * 60, max: 40 * 24 * 60 }), (seen, minutes) => {
        const now = new Date(Date.parse(seen) + minutes * 60_000).toISOString() as Instant;
        const expected = minutes < -5 ? 'behind' : minutes > 30 * 24 * 60 ? 'ahead' : 'right';
        expect(clockStanding(now, seen, null)).toBe(expected);
        expect(clockStanding(now, null, seen)).toBe(minutes < -5 ? 'behind' : 'right');
      }),
    );
  });

  it('makes an address that says what the message says, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary', maxLength: 3000 }),
        (subject, body) => {
          const { address, isCut } = mailtoAddress({ address: 'a+b@c.example', subject, body });
          expect(address).toMatch(/^mailto:a%2Bb@c\.example\?subject=[^&\s]*&body=[^&\s]*$/);
          expect(address).toMatch(/^[!-~]*$/);
          const text = decodeURIComponent(address.split('&body=')[1] ?? '');
          const clean = body.replaceAll(/\p{Surrogate}/gu, '');
          expect(isCut || text.replaceAll('\r\n', '\n') === clean.replaceAll('\r\n', '\n')).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
    expect(mailtoAddress({ address: 'a@b.example', subject: '', body: 'é'.repeat(5000) }).isCut).toBe(true);
  });
});
