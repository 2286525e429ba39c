import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Messenger, SendOutcome } from '#main/messaging/messenger.ts';
import { appendEntry } from '#main/modules/audit/append.ts';
import { change, rowsOf } from '#main/modules/lists/statements.ts';
import { invoiceMoneyChanged } from '#main/modules/messages/cancel-messages.ts';
import { createOutbox, type Outbox } from '#main/modules/messages/create-outbox.ts';
import { clockView, rememberMoment } from '#main/modules/messages/message-clock.ts';
import { planReminders } from '#main/modules/messages/plan-reminders.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { addDays } from '#shared/kernel/local-date.ts';
import { ok } from '#shared/kernel/result.ts';
import { openOutboxBase, OPEN_MESSAGING, type OutboxBase } from '#tests/support/outbox-base.ts';

/** Simulations of one run; `npm run test:long` raises it. */
const SIMULATIONS = Number(process.env['CARNET_MESSAGE_YEARS'] ?? '3');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = '2026-11-23T08:00:00.000Z' as Instant;

/** What happens next, apart from the core doing its work. */
type Step =
  | { readonly kind: 'goes on'; readonly hours: number }
  | { readonly kind: 'sleeps'; readonly days: number }
  | { readonly kind: 'jumps'; readonly days: number; readonly isConfirmed: boolean }
  | { readonly kind: 'is killed'; readonly while: 'planning' | 'sending' }
  | { readonly kind: 'is offline'; readonly hours: number }
  | { readonly kind: 'invoice'; readonly dueInDays: number }
  | { readonly kind: 'payment'; readonly which: number; readonly isFull: boolean };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('goes on'), hours: fc.integer({ min: 1, max: 60 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('sleeps'), days: fc.integer({ min: 1, max: 29 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('jumps'),
      days: fc.integer({ min: -400, max: 400 }).filter((days) => days !== 0),
      isConfirmed: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('is killed'), while: fc.constantFrom('planning', 'sending') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('is offline'), hours: fc.integer({ min: 1, max: 400 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('invoice'), dueInDays: fc.integer({ min: -20, max: 45 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('payment'), which: fc.nat(), isFull: fc.boolean() }),
  },
);

interface Subject {
  readonly invoiceId: number;
  readonly level: string;
  readonly channel: string;
  readonly isOver: number;
}

/** A world in which messages are counted where they arrive. */
class World {
  readonly base: OutboxBase = openOutboxBase(START);
  /** Message-IDs by invoice, level and channel, as they arrived. */
  readonly arrived = new Map<string, string[]>();
  readonly wrong: string[] = [];
  readonly invoices: number[] = [];
  readonly #clients: readonly number[];
  #outbox: Outbox;
  #isOffline = false;
  #dies = false;

  constructor() {
    this.base.set(OPEN_MESSAGING);
    this.#clients = [1, 2, 3, 4].map((count) =>
      this.base.addClient({ email: `c${String(count)}@client.example` }),
    );
    for (const key of ['before-due', 'first', 'firm', 'formal-notice'])
      change(this.base.db(), 'insert into automatic_templates (key, since) values (@key, @now)', {
        key,
        now: START,
      });
    this.#outbox = this.#start();
  }

  #start(): Outbox {
    return createOutbox({
      vault: this.base.vault,
      deps: this.base.deps,
      run: this.base.newUid(),
      messenger: () => Promise.resolve(this.#messenger()),
      files: () => Promise.resolve(ok([])),
      pauseMilliseconds: 0,
      mostInOneGo: 20,
    });
  }

  #messenger(): Messenger {
    const take = (id: string): Promise<SendOutcome> => {
      if (this.#isOffline) return Promise.resolve({ tag: 'later', reason: 'NoAnswer', answerCode: '' });
      const subjects = rowsOf<Subject>(
        this.base.db(),
        `select invoice_id as invoiceId, level, message_subjects.channel, paid_cents >= gross_cents as isOver
         from messages join message_subjects on message_subjects.message_id = messages.id
           join invoices on invoices.id = message_subjects.invoice_id
         where messages.message_id = @id`,
        { id },
      );
      if (subjects.length === 0) this.wrong.push('a message about nothing arrived');
      for (const { invoiceId, level, channel, isOver } of subjects) {
        const key = `${String(invoiceId)} ${level} ${channel}`;
        this.arrived.set(key, [...(this.arrived.get(key) ?? []), id]);
        if (isOver === 1) this.wrong.push(`${key} was paid`);
      }
      if (!this.#dies) return Promise.resolve({ tag: 'sent', providerId: null });
      // Killed with the message on the line: the file is left as it is.
      this.#dies = false;
      this.base.vault.connection().close();
      return Promise.resolve({ tag: 'sent', providerId: null });
    };
    return {
      email: {
        name: 'fake',
        send: ({ messageId }) => take(messageId),
      },
      sms: {
        name: 'fake',
        send: ({ reference }) => take(`<${reference}@carnet.invalid>`),
        delivery: () => Promise.resolve(null),
      },
      close: () => Promise.resolve(),
    };
  }

  /** The core's own work, from two windows at once. */
  async work(): Promise<void> {
    const { vault, deps } = this.base;
    await Promise.all([planReminders(vault, deps), planReminders(vault, deps)]);
    await Promise.all([this.#outbox.send(), this.#outbox.send()]);
  }

  restart(): void {
    this.base.reopen();
    this.#outbox = this.#start();
  }

  async take(next: Step): Promise<void> {
    const { base } = this;
    const { clock } = base;
    switch (next.kind) {
      case 'goes on':
        clock.advance(next.hours * HOUR);
        return;
      case 'sleeps':
        clock.setWall(later(clock.now(), next.days * DAY));
        return;
      case 'jumps': {
        const before = clock.now();
        clock.setWall(later(before, next.days * DAY));
        await this.work();
        if (next.isConfirmed) {
          base.vault.write((db) => {
            rememberMoment(db, clock.now());
            // The entry of `confirmClock` itself: the last one of the log from then on.
            appendEntry(db, base.vault.auditor(), {
              class: 'security',
              action: 'clock.confirmed',
              outcome: 'done',
              actorUid: null,
              host: 'direct',
              objectKind: null,
              objectUid: null,
              fields: [],
              details: {},
              row: null,
            });
          });
          await this.work();
        } else clock.setWall(later(before, HOUR));
        return;
      }
      case 'is killed':
        if (next.while === 'sending') this.#dies = true;
        await this.work().catch(() => undefined);
        this.#dies = false;
        this.restart();
        return;
      case 'is offline':
        this.#isOffline = true;
        await this.work();
        clock.advance(next.hours * HOUR);
        await this.work();
        this.#isOffline = false;
        return;
      case 'invoice': {
        const client = this.#clients[this.invoices.length % this.#clients.length] ?? 1;
        this.invoices.push(base.addInvoice(client, addDays(clock.today(), next.dueInDays)));
        return;
      }
      case 'payment': {
        const id = this.invoices[next.which % Math.max(1, this.invoices.length)];
        if (id === undefined) return;
        base.vault.write((db) => {
          base.pay(id, next.isFull ? 12_000 : 5_000);
          invoiceMoneyChanged(db, id, clock.now());
        });
      }
    }
  }
}

const later = (now: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(now) + milliseconds).toISOString() as Instant;

const LEVELS = ['before-due', 'first', 'firm'];

/** What of the arrivals breaks the promise. */
function broken(world: World): readonly string[] {
  const wrong = [...world.wrong];
  for (const [key, ids] of world.arrived) {
    if (new Set(ids).size > 1) wrong.push(`${key}: ${String(ids.length)} different messages`);
    if (ids.length > (key.endsWith(' sms') ? 1 : 2))
      wrong.push(`${key}: arrived ${String(ids.length)} times`);
  }
  return wrong;
}

describe('two years of the clock', () => {
  it(`writes each level of an invoice at most once through jumps, sleep, kills and being offline (${String(SIMULATIONS)} simulations)`, async () => {
    let arrived = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 300, maxLength: 330 }), async (steps) => {
        const world = new World();
        try {
          for (const next of steps) {
            await world.take(next);
            await world.work();
          }
          arrived += world.arrived.size;
          expect(broken(world)).toEqual([]);
        } finally {
          world.base.close();
        }
      }),
      { numRuns: SIMULATIONS, endOnFailure: true },
    );
    expect(arrived).toBeGreaterThan(20 * SIMULATIONS);
  }, 3_600_000);

  it('sends every level exactly once while nothing is in the way', async () => {
    const world = new World();
    try {
      for (let day = 0; day < 730; day += 1) {
        if (day % 30 === 0) await world.take({ kind: 'invoice', dueInDays: 10 });
        world.base.clock.advance(DAY);
        await world.work();
      }
      const old = world.invoices.slice(0, -2);
      for (const id of old)
        for (const level of LEVELS)
          expect(`${level} ${String(world.arrived.get(`${String(id)} ${level} email`)?.length)}`).toBe(
            `${level} 1`,
          );
      expect(broken(world)).toEqual([]);
    } finally {
      world.base.close();
    }
  }, 120_000);

  it('stays still while the clock is in doubt, and goes on when it is right again or confirmed', async () => {
    const world = new World();
    const { base } = world;
    try {
      await world.take({ kind: 'invoice', dueInDays: -10 });
      base.clock.advance(HOUR);
      const start = base.clock.now();
      await world.work();
      expect(world.arrived.size).toBe(1);
      await world.take({ kind: 'invoice', dueInDays: -10 });
      for (const days of [-1, 31, 4000]) {
        base.clock.setWall(later(start, days * DAY));
        await world.work();
        expect(clockView(base.db(), base.clock.now()).standing).toBe(days < 0 ? 'behind' : 'ahead');
        expect(world.arrived.size).toBe(1);
      }
      base.clock.setWall(later(start, HOUR));
      await world.work();
      expect(world.arrived.size).toBe(2);
      // Ten minutes back is a jump, two are a correction.
      for (const [minutes, standing] of [
        [-2, 'right'],
        [-10, 'behind'],
      ] as const) {
        base.clock.setWall(later(start, HOUR + minutes * 60_000));
        expect(clockView(base.db(), base.clock.now()).standing).toBe(standing);
      }
    } finally {
      world.base.close();
    }
  });

  it('tells one catch-up message per subject after a month in which nobody opened the vault', async () => {
    const world = new World();
    try {
      await world.take({ kind: 'invoice', dueInDays: 2 });
      await world.work();
      world.restart();
      world.base.clock.setWall(later(world.base.clock.now(), 20 * DAY));
      world.base.clock.advance(HOUR);
      await world.work();
      expect([...world.arrived.keys()].map((key) => key.split(' ').slice(1).join(' '))).toEqual([
        'before-due email',
        'firm email',
        'firm sms',
      ]);
    } finally {
      world.base.close();
    }
  });
});
