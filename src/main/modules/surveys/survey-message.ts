import { escapeHtml } from '#shared/domain/messages/template.ts';
import { RATINGS } from '#shared/domain/surveys/rating.ts';
import { tokenText } from '#shared/domain/surveys/survey-token.ts';
import { SURVEY_WORDS, choiceOf } from './survey-words.ts';
import { signToken } from './survey-token.ts';

/** What the links of one survey are made of. */
export interface SurveyLinks {
  readonly key: Buffer;
  readonly linkName: string;
  readonly language: 'fr' | 'en';
  /** Where answers go. */
  readonly address: string;
  /** Where the company hosts the web form; empty for none. */
  readonly webFormAddress: string;
}

/** The link that opens an answer ready to be sent: recipient and subject, nothing else. */
function mailtoOf(links: SurveyLinks, rating: (typeof RATINGS)[number]): string {
  const { answerSubject } = SURVEY_WORDS[links.language];
  const subject = `${answerSubject(rating)} [${tokenText(signToken(links.key, links.linkName, rating))}]`;
  // encodeURIComponent leaves nothing of RFC 6068 §2 unescaped but characters that may stand.
  return `mailto:${encodeURIComponent(links.address).replaceAll('%40', '@')}?subject=${encodeURIComponent(subject)}`;
}

/** The web form with what it needs to sign each answer, behind `#`: it never reaches the host's log. */
function formAddressOf(links: SurveyLinks): string {
  const signatures = RATINGS.map((rating) => signToken(links.key, links.linkName, rating).signature);
  return `${links.webFormAddress}#${links.linkName}.${signatures.join('.')}`;
}

/** The lines of a survey that a client clicks, best answer first: what `{{answers}}` says. */
export function answerLines(links: SurveyLinks): string {
  const lines = RATINGS.toReversed().map(
    (rating) => `${String(rating)} - ${choiceOf(links.language, rating)}: ${mailtoOf(links, rating)}`,
  );
  if (links.webFormAddress === '') return lines.join('\n');
  return [...lines, `${SURVEY_WORDS[links.language].orOnline}: ${formAddressOf(links)}`].join('\n');
}

// A line of `answerLines`, wherever a person moved it in the text.
const LINK_LINE = /^(.{1,80}?)\s?: (mailto:[^\s<>"]+|https:\/\/[^\s<>"]+)$/;

const BUTTON =
  'display:inline-block;min-width:260px;margin:4px 0;padding:12px 18px;border:1px solid #57606a;border-radius:8px;' +
  'color:#0b3d91;background:#ffffff;text-decoration:none;font-weight:600';

/**
 * The HTML of a survey, derived from its text when it is sent: the same words, the links as buttons.
 *
 * Only what `answerLines` writes becomes a link; all else is escaped, so no HTML of anybody gets in.
 */
export function surveyHtml(body: string, language: 'fr' | 'en'): string {
  const blocks = body.split('\n').map((line) => {
    const link = LINK_LINE.exec(line);
    if (link === null) return line.trim() === '' ? '<br>' : `<div>${escapeHtml(line)}</div>`;
    const [, label = '', address = ''] = link;
    return `<div><a href="${escapeHtml(address)}" style="${BUTTON}">${escapeHtml(label)}</a></div>`;
  });
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"></head>`,
    '<body style="font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;color:#1f2328">',
    ...blocks,
    '</body></html>',
  ].join('\n');
}
