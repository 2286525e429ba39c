import { array, assert, constantFrom, integer, nat, option, property, record } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uidToBytes } from '#main/db/columns.ts';
import { authorize, type Access } from '#main/app/access.ts';
import { change } from '#main/modules/lists/statements.ts';
import { surveyFigures } from '#main/modules/surveys/survey-figures.ts';
import { startOfDay } from '#main/modules/audit/local-day.ts';
import { newUid } from '#main/vault/new-uid.ts';
import { systemRandom } from '#main/platform/system-random.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { addDays, localDate } from '#shared/kernel/local-date.ts';
import { openMoneyBase, type MoneyBase } from '#tests/support/money-base.ts';

let base: MoneyBase;
const clients: Uid[] = [];
beforeAll(() => {
  base = openMoneyBase();
  clients.push(
    base.addClient({ name: 'Un', industry: 'Santé' }),
    base.addClient({ name: 'Deux', industry: '' }),
  );
});
afterAll(() => {
  base.close();
});

const DAYS = 40;
const first = localDate('2026-10-10');
const survey = record({
  client: nat(1),
  rating: option(integer({ min: 1, max: 5 })),
  comment: constantFrom('', 'Bien.'),
  asked: option(nat(DAYS)),
  answered: nat(DAYS),
  type: constantFrom('maintenance', 'training', null),
});

describe('figures of surveys', () => {
  it('add up to what is counted outside', () => {
    const access = managerOf(base);
    assert(
      property(array(survey, { maxLength: 30 }), nat(20), nat(20), (surveys, start, length) => {
        const db = base.db;
        change(db, 'delete from satisfaction_surveys');
        for (const one of surveys) {
          const at = (day: number | null) =>
            day === null ? null : new Date(Date.parse(startOfDay(addDays(first, day))) + 36e5).toISOString();
          change(
            db,
            `insert into satisfaction_surveys (uid, client_id, rating, comments, asked_at, answered_at, service_type,
               created_at, updated_at) values (@uid, (select id from clients where uid = @client), @rating, @comment,
               @asked, @answered, @type, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')`,
            {
              uid: uidToBytes(newUid({ clock: base.clock, random: systemRandom })),
              client: uidToBytes(clients[one.client] ?? ('' as Uid)),
              rating: one.rating,
              comment: one.rating === null ? '' : one.comment,
              asked: at(one.asked),
              answered: one.rating === null ? null : at(one.answered),
              type: one.type,
            },
          );
        }
        const period = { from: addDays(first, start), to: addDays(first, start + length) };
        const inside = (day: number | null): boolean => day !== null && day >= start && day <= start + length;
        const answers = surveys.filter(({ rating, answered }) => rating !== null && inside(answered));
        const asked = surveys.filter(({ asked: day }) => inside(day));
        const replied = asked.filter(({ rating }) => rating !== null);
        const figures = surveyFigures(db, access, period, localDate('2027-01-01'));
        const sum = answers.reduce((total, { rating }) => total + (rating ?? 0), 0);
        expect(figures).toMatchObject({
          answers: answers.length,
          average: answers.length === 0 ? null : Math.round((sum / answers.length) * 100) / 100,
          csat:
            answers.length === 0
              ? null
              : Math.round(
                  (answers.filter(({ rating }) => (rating ?? 0) >= 4).length * 1000) / answers.length,
                ),
          asked: asked.length,
          answeredOfAsked: replied.length,
          responseRate: asked.length === 0 ? null : Math.round((replied.length * 1000) / asked.length),
          withComment: answers.filter(({ comment }) => comment !== '').length,
          distribution: [1, 2, 3, 4, 5].map(
            (rating) => answers.filter((one) => one.rating === rating).length,
          ),
        });
        for (const groups of [figures.byServiceType, figures.byAgent, figures.bySector]) {
          const total = (name: 'answers' | 'asked') => groups.reduce((all, group) => all + group[name], 0);
          expect([total('answers'), total('asked')]).toEqual([answers.length, asked.length]);
        }
        expect(figures.bySector.find(({ sector }) => sector === 'Santé')?.answers ?? 0).toBe(
          answers.filter(({ client }) => client === 0).length,
        );
      }),
      { numRuns: 60 },
    );
  });
});

function managerOf({ people }: MoneyBase): Access {
  const access = authorize(people.manager, 'surveys.read');
  if (access === null) throw new Error('A manager reads surveys');
  return access;
}
