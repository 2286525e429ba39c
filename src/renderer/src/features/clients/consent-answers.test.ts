import { describe, expect, it } from 'vitest';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import {
  answerConsent,
  isSavedAnswer,
  latestAnswer,
  withdrawAnswer,
  type ConsentAnswer,
} from './consent-answers.ts';

const day = '2026-11-22' as LocalDate;
const saved: ConsentAnswer[] = [
  { purpose: 'newsletter', granted: true, at: '2026-01-05', source: 'contrat' },
];

describe('answers about consent', () => {
  it('add a withdrawal after the saved agreement, which stays as proof', () => {
    const after = answerConsent(saved, saved, 'newsletter', false, day);
    expect(after).toEqual([...saved, { purpose: 'newsletter', granted: false, at: day, source: '' }]);
    expect(latestAnswer(after, 'newsletter')?.granted).toBe(false);
  });

  it('come back to the saved answer when the person changes their mind before saving', () => {
    const refused = answerConsent(saved, saved, 'newsletter', false, day);
    expect(answerConsent(refused, saved, 'newsletter', true, day)).toEqual(saved);
  });

  it('replace what was only being typed', () => {
    const first = answerConsent([], [], 'surveys', true, day);
    const second = answerConsent(first, [], 'surveys', false, day);
    expect(second).toEqual([{ purpose: 'surveys', granted: false, at: day, source: '' }]);
    expect(withdrawAnswer(second, [], 'surveys')).toEqual([]);
  });

  it('cannot withdraw what was saved', () => {
    expect(withdrawAnswer(saved, saved, 'newsletter')).toEqual(saved);
    expect(isSavedAnswer(saved, saved[0])).toBe(true);
  });
});
