import { describe, expect, test } from 'vitest';
import { chooseDesktopWords } from './desktop-words.ts';
import { makeExternalLinks } from './external-links.ts';

function makeLinks(response: number) {
  const opened: string[] = [];
  const asked: { detail: string; cancelId: number; defaultId: number }[] = [];
  const leave = makeExternalLinks(
    {
      ask: async (question) => {
        asked.push(question);
        return Promise.resolve({ response });
      },
      openExternal: async (address) => {
        opened.push(address);
        return Promise.resolve();
      },
    },
    chooseDesktopWords('fr-FR'),
  );
  return { leave, opened, asked };
}

describe('links that leave the application', () => {
  test('are opened after the person has seen the host', async () => {
    const { leave, opened, asked } = makeLinks(1);
    expect(await leave('https://example.invalid/page?x=1')).toBe(true);
    expect(opened).toEqual(['https://example.invalid/page?x=1']);
    expect(asked[0]?.detail).toBe('Il mène à example.invalid.');
  });

  test('are not opened on the default button', async () => {
    const { leave, opened, asked } = makeLinks(0);
    expect(await leave('https://example.invalid/')).toBe(false);
    expect(opened).toEqual([]);
    expect(asked[0]).toMatchObject({ defaultId: 0, cancelId: 0 });
  });

  test('are not even asked about when the policy refuses them', async () => {
    const { leave, asked } = makeLinks(1);
    expect(await leave('file:///etc/passwd')).toBe(false);
    expect(await leave('http://example.invalid/')).toBe(false);
    expect(asked).toEqual([]);
  });

  test('cannot stack questions', async () => {
    const { leave, asked } = makeLinks(1);
    const first = leave('https://example.invalid/1');
    expect(await leave('https://example.invalid/2')).toBe(false);
    expect(await first).toBe(true);
    expect(await leave('https://example.invalid/3')).toBe(true);
    expect(asked).toHaveLength(2);
  });
});

test('an English system reads English, every other one French', () => {
  expect(chooseDesktopWords('en-GB').cancel).toBe('Cancel');
  expect(chooseDesktopWords('fr-FR').cancel).toBe('Annuler');
  expect(chooseDesktopWords('de-DE').cancel).toBe('Annuler');
});
