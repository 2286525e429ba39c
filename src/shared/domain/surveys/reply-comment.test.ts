import { assert, constantFrom, property, string, stringMatching } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBounce } from './delivery-status.ts';
import { natureOfMail } from './mail-nature.ts';
import { mayBeAskedHere, mayBeWrittenTo, type AskedClient } from './may-be-asked.ts';
import { beforeHtmlQuote, plainFromHtml } from './plain-from-html.ts';
import { LONGEST_COMMENT } from './rating.ts';
import { replyComment } from './reply-comment.ts';

describe('a comment', () => {
  it('is what stands above the quote, whatever is quoted', () => {
    const words = stringMatching(/^[a-zà-ü]{1,12}( [a-zà-ü]{1,12}){0,6}$/);
    const introductions = constantFrom(
      'Le lun. 23 nov. 2026 à 10:12, A <a@b.example> a écrit :',
      'On Mon, Nov 23, 2026 at 10:12 AM A <a@b.example> wrote:',
      '-----Message d’origine-----',
      '-----Original Message-----',
      '________________________________',
      '> quoted',
      'De : A\nEnvoyé : lundi\nÀ : B\nObjet : C',
      '-- ',
      'Sent from my iPhone',
    );
    assert(
      property(words, introductions, string(), (comment, introduction, quoted) => {
        expect(replyComment(`${comment}\n\n${introduction}\n${quoted}`)).toBe(comment);
      }),
    );
  });

  it('keeps words that only look like a quote, is cut at its longest, and holds no forging marks', () => {
    expect(replyComment('On reviendra chez vous.\nLe technicien a écrit un mot.')).toBe(
      'On reviendra chez vous.\nLe technicien a écrit un mot.',
    );
    expect(replyComment('x'.repeat(5000))).toHaveLength(LONGEST_COMMENT);
    expect(replyComment('a\u202Eb\u0000c')).toBe('abc');
  });

  it('of HTML never keeps a tag', () => {
    assert(
      property(string(), string(), (one, two) => {
        expect(plainFromHtml(beforeHtmlQuote(`<p>${one}</p><b>${two}`))).not.toMatch(/<[a-z/][^>]*>/i);
      }),
    );
    expect(plainFromHtml('<p>Tr&egrave;s&nbsp;bien &amp; vite</p><p>&#8364; &#xD800;</p>')).toBe(
      'Très bien & vite\n€',
    );
  });
});

describe('the nature of a mail', () => {
  const plain = { subject: '', contentType: 'text/plain', autoSubmitted: '', precedence: '', autoReply: '' };
  it.each([
    [plain, 'ordinary'],
    [{ ...plain, autoSubmitted: 'no' }, 'ordinary'],
    [{ ...plain, autoSubmitted: 'auto-generated' }, 'ordinary'],
    [{ ...plain, autoSubmitted: 'auto-replied (vacation)' }, 'automatic'],
    [{ ...plain, precedence: 'auto_reply' }, 'automatic'],
    [{ ...plain, subject: 'Réponse automatique : absence' }, 'automatic'],
    [{ ...plain, subject: 'Out of Office: back on Monday' }, 'automatic'],
    [{ ...plain, contentType: 'multipart/report; report-type=delivery-status; boundary=x' }, 'bounce'],
    [{ ...plain, contentType: 'multipart/report; report-type=disposition-notification' }, 'ordinary'],
  ])('of %j is %s', (heads, nature) => {
    expect(natureOfMail(heads)).toBe(nature);
  });
});

describe('a bounce', () => {
  const ours = '<01234567-89ab-7def-8123-456789abcdef@carnet.invalid>';
  it('is a failure of a message of ours, with its code', () => {
    expect(readBounce('Action: failed\r\nStatus: 5.2.2\r\n', `Message-ID:\r\n ${ours}\r\n`)).toEqual({
      messageId: ours,
      status: '5.2.2',
    });
    expect(readBounce('Action: failed\r\n', `Message-Id: ${ours}\r\n`)?.status).toBe('5.0.0');
    expect(readBounce('Action: delayed\r\nStatus: 4.4.1\r\n', `Message-ID: ${ours}\r\n`)).toBeNull();
    expect(readBounce('Action: failed\r\n', 'Message-ID: <a@b.example>\r\n')).toBeNull();
  });
});

describe('who may be asked', () => {
  const client: AskedClient = { kind: 'company', status: 'active', channel: 'email', consents: [] };
  const said = (...answers: readonly (readonly [boolean, string])[]): AskedClient['consents'] =>
    answers.map(([granted, at]) => ({ purpose: 'surveys', granted, at }));
  it('follows the last answer, the kind and the wish', () => {
    expect(mayBeWrittenTo(client)).toBe(true);
    expect(mayBeWrittenTo({ ...client, status: 'archived' })).toBe(false);
    expect(mayBeWrittenTo({ ...client, channel: 'none' })).toBe(false);
    expect(mayBeWrittenTo({ ...client, kind: 'person' })).toBe(false);
    expect(mayBeWrittenTo({ ...client, kind: 'person', consents: said([true, '2026-01-01']) })).toBe(true);
    expect(mayBeWrittenTo({ ...client, consents: said([true, '2026-01-01'], [false, '2026-02-01']) })).toBe(
      false,
    );
    expect(mayBeWrittenTo({ ...client, consents: said([false, '2026-02-01'], [true, '2026-01-01']) })).toBe(
      false,
    );
    expect(mayBeAskedHere({ ...client, kind: 'person', channel: 'none' })).toBe(true);
    expect(mayBeAskedHere({ ...client, consents: said([false, '2026-01-01']) })).toBe(false);
  });
});
