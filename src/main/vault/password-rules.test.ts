import { describe, expect, it } from 'vitest';

import { checkPassword } from './password-rules.ts';

const company = ['Dupont Énergie', 'Ada Lovelace', 'Carnet'];

describe('password rules', () => {
  it.each([
    'lapin tigre mouette orage',
    'Un jardin mauve sous la neige',
    'x7#kQ2!vB9zL',
    '密碼是很長的句子而且很難猜',
    'dupont vélo marmite nuage sabot',
  ])('accept %s', async (password) => {
    expect(await checkPassword(password, company)).toEqual({ accepted: true, score: 4, reasons: [] });
  });

  it.each([
    ['court', 'TooShort'],
    ['éàüœñ#7kQ2v', 'TooShort'],
    ['motdepasse1234', 'TooGuessable'],
    ['azertyuiop123', 'TooGuessable'],
    ['Marseille2026!', 'TooGuessable'],
    ['aaaaaaaaaaaaaaaaaaaa', 'TooGuessable'],
    ['P@ssw0rdP@ssw0rd', 'TooGuessable'],
    ['correct horse battery staple', 'TooGuessable'],
    ['Dupont-Energie-2026!', 'ContainsCompanyWords'],
    ['DUPONTÉNERGIE*Paris', 'ContainsCompanyWords'],
    ['AdaLovelace1815!', 'ContainsCompanyWords'],
    ['q'.repeat(129), 'TooLong'],
  ] as const)('refuse %s as %s', async (password, reason) => {
    const verdict = await checkPassword(password, company);
    expect(verdict.accepted).toBe(false);
    expect(verdict.reasons).toContain(reason);
  });

  it('count characters after NFKC, as people see them', async () => {
    // Eleven letters whose accents are typed apart: 22 code points, 11 characters.
    const typedApart = 'é'.normalize('NFD').repeat(11);
    expect((await checkPassword(typedApart)).reasons).toContain('TooShort');
    expect((await checkPassword('😀'.repeat(128))).reasons).not.toContain('TooLong');
  });

  it('say nothing of the company when none is known', async () => {
    expect((await checkPassword('Dupont vélo marmite nuage')).accepted).toBe(true);
    expect((await checkPassword('', [''])).reasons).toEqual(['TooShort', 'TooGuessable']);
  });
});
