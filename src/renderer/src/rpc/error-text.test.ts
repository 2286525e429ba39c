import { ORPCError } from '@orpc/client';
import { createInstance } from 'i18next';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { english, french } from '../i18n/resources.ts';
import type { Words } from '../i18n/use-words.ts';
import { errorText } from './error-text.ts';
import { fieldErrors } from './form-errors.ts';
import { LineLost } from './steady-line.ts';
import { StepUpCancelled } from './step-up.ts';

interface Declared {
  readonly '~orpc': {
    readonly errorMap: {
      readonly REFUSED: {
        readonly data: { readonly shape: { readonly reason: { readonly options: string[] } } };
      };
    };
  };
}

const procedures = Object.values(contract as unknown as Record<string, Record<string, Declared>>).flatMap(
  (noun) => Object.values(noun),
);
const reasons = [
  ...new Set(procedures.flatMap((one) => one['~orpc'].errorMap.REFUSED.data.shape.reason.options)),
];
const codes = [...new Set(procedures.flatMap((one) => Object.keys(one['~orpc'].errorMap)))].filter(
  (code) => code !== 'REFUSED',
);

// Input reasons are texts in the schemas' files: there is no value that lists them.
const contractFolder = join(import.meta.dirname, '../../../shared/contract');
const inputReasons = [
  ...new Set(
    readdirSync(contractFolder)
      .filter((file) => file.endsWith('.ts') && file !== 'base.ts')
      .flatMap((file) => [
        ...readFileSync(join(contractFolder, file), 'utf8').matchAll(
          /(?:custom\(|error: |params: \{ reason: )'(\w+)'/g,
        ),
      ])
      .map((match) => match[1]!),
  ),
];

it('finds the reasons of the contract', () => {
  expect(reasons.length).toBeGreaterThan(60);
  expect(inputReasons).toEqual(
    expect.arrayContaining(['Required', 'TooLong', 'ForbiddenCharacters', 'NotADate', 'TooManyDecimals']),
  );
});

describe.each([
  ['fr', french],
  ['en', english],
] as const)('errors in %s', (language, resources) => {
  const instance = createInstance();
  const t = instance.t as unknown as Words;
  beforeAll(() =>
    instance.init({ lng: language, defaultNS: 'common', resources: { [language]: resources } }),
  );
  const unknown = () => resources.errors.reason.Unknown;

  it.each(reasons)('say what %s means', (reason) => {
    expect(Object.keys(resources.errors.reason)).toContain(reason);
    const text = errorText(t, new ORPCError('REFUSED', { data: { reason, details: {} } }));
    expect(text?.title).not.toBe(unknown());
    expect(text?.title).not.toContain('errors:');
  });

  it.each(inputReasons)('say what is wrong with a field: %s', (reason) => {
    const error = new ORPCError('INVALID_INPUT', {
      data: { issues: [{ path: 'client.siren', reason, details: {} }] },
    });
    const sentence = fieldErrors(t, error, 'client')?.['siren'];
    expect(sentence).toBe((resources.errors.input as Record<string, string>)[reason]);
    expect(sentence).toBeTruthy();
  });

  it.each(codes)('say what %s means', (code) => {
    const data = { what: 'client', currentRevision: 2, permission: 'x', retryAfterSeconds: 3, issues: [] };
    const text = errorText(t, new ORPCError(code, { data }));
    expect(text?.title).toBeTruthy();
    expect(text?.title).not.toContain('code.');
    expect(text?.title).not.toContain('{{');
  });
});

describe('failures without a declared error', () => {
  const instance = createInstance();
  const t = instance.t as unknown as Words;
  beforeAll(() => instance.init({ lng: 'fr', defaultNS: 'common', resources: { fr: french } }));

  it('shows the correlation id of an unexpected fault', () => {
    const error = new ORPCError('INTERNAL', { data: { correlationId: 'abc-123' } });
    expect(errorText(t, error)?.correlationId).toBe('abc-123');
  });

  it('says nothing when the person gave up, and that nothing is lost when the line is', () => {
    expect(errorText(t, new StepUpCancelled())).toBeNull();
    expect(errorText(t, new LineLost())?.title).toBe(french.errors.line.title);
  });

  it('writes waits and days as people read them', () => {
    const refusal = (reason: string, details: Record<string, string | number>) =>
      errorText(t, new ORPCError('REFUSED', { data: { reason, details } }))?.title;
    expect(refusal('Throttled', { seconds: 80 })).toContain('1\u202Fmin\u202F20\u202Fs');
    expect(refusal('ClockBeforeLastIssue', { lastIssueDate: '2026-11-21', today: '2026-11-20' })).toMatch(
      /le 20 nov\. 2026, .* le 21 nov\. 2026/,
    );
  });

  it('puts a refusal on its field and leaves the others to the alert', () => {
    const on = new ORPCError('REFUSED', {
      data: { reason: 'WrongSiren', field: 'client.siren', details: {} },
    });
    const off = new ORPCError('REFUSED', { data: { reason: 'ClientHasDocuments', details: {} } });
    expect(fieldErrors(t, on, 'client')).toEqual({ siren: french.errors.reason.WrongSiren });
    expect(fieldErrors(t, off)).toBeNull();
  });
});
