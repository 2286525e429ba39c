import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_TEXTS } from './default-texts.ts';
import { MESSAGE_CHANNELS } from './message.ts';
import { checkTemplate, escapeHtml, fillTemplate, LONGEST_BODY, TEMPLATE_KEYS } from './template.ts';

describe('templates', () => {
  it('names the variable that it does not know', () => {
    expect(checkTemplate('first', 'Bonjour {{prenom}}')).toEqual({
      ok: false,
      error: { tag: 'UnknownVariable', name: 'prenom' },
    });
    expect(checkTemplate('first', 'Bonjour {{reponses}}')).toMatchObject({ ok: false });
    expect(checkTemplate('survey', 'Bonjour {{reponses}}')).toMatchObject({ ok: true });
    expect(checkTemplate('first', 'Bonjour {{client')).toMatchObject({ error: { tag: 'OpenBraces' } });
  });

  it('understands the names of both languages', () => {
    const values = { number: 'FA-1', rest: '10,00 €' };
    expect(fillTemplate('first', '{{numero}} {{ number }} {{reste}}', values, 'text')).toBe(
      'FA-1 FA-1 10,00 €',
    );
  });

  it('leaves out a line that has nothing to say', () => {
    const text = 'Bonjour\n\nIBAN {{iban}}\n\nMerci';
    expect(fillTemplate('first', text, { iban: '' }, 'text')).toBe('Bonjour\n\nMerci');
  });

  it('never lets a value bring a line, a control or another variable', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 60 }), (name) => {
        const subject = fillTemplate(
          'first',
          'Pour {{client}} :',
          { client: name, iban: 'SECRET' },
          'subject',
        );
        // oxlint-disable-next-line no-control-regex -- the controls are what must be gone.
        expect(subject).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202E]/);
        expect(subject).not.toContain('SECRET');
        expect(fillTemplate('first', 'a {{client}} b', { client: name }, 'text').split('\n')).toHaveLength(1);
      }),
    );
    expect(fillTemplate('first', '{{client}}', { client: '{{iban}}', iban: 'FR76' }, 'text')).toBe(
      '{{iban}}',
    );
    expect(fillTemplate('first', 'X {{client}}', { client: 'A\r\nBcc: b@c.fr' }, 'subject')).toBe(
      'X A Bcc: b@c.fr',
    );
  });

  it('writes a value of several lines in one, where the variable is a word', () => {
    expect(fillTemplate('first', 'a {{client}} b', { client: 'A\r\nB\tC' }, 'text')).toBe('a A B C b');
  });

  it('escapes for HTML', () => {
    assert(
      property(string(), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']/);
      }),
    );
    expect(escapeHtml('<a href="x">&')).toBe('&lt;a href=&quot;x&quot;&gt;&amp;');
  });

  it('takes typographic signs out of a short message', () => {
    expect(
      fillTemplate('first', 'L’avis : {{reste}} – merci…', { rest: '1\u202f234,50\u00a0€' }, 'sms'),
    ).toBe("L'avis : 1 234,50 € - merci...");
  });

  it('ships texts that pass their own rules, in both languages', () => {
    for (const language of ['fr', 'en'] as const) {
      for (const key of TEMPLATE_KEYS) {
        for (const channel of MESSAGE_CHANNELS) {
          const { subject, body } = DEFAULT_TEXTS[language][key][channel];
          expect(checkTemplate(key, `${subject}\n${body}`), `${language} ${key} ${channel}`).toMatchObject({
            ok: true,
          });
          expect(body.length).toBeLessThanOrEqual(LONGEST_BODY[channel]);
          expect(subject).not.toContain('\n');
        }
      }
    }
  });
});
