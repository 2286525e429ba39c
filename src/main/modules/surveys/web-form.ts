import { escapeHtml } from '#shared/domain/messages/template.ts';
import { LONGEST_COMMENT, RATINGS } from '#shared/domain/surveys/rating.ts';
import { choiceOf, SURVEY_WORDS } from './survey-words.ts';

/** What a web form is made for. */
export interface WebFormWish {
  readonly language: 'fr' | 'en';
  readonly companyName: string;
  /** Where answers are mailed to. */
  readonly answerAddress: string;
  /** An https address that answers are posted to; empty for the client's own mail program. */
  readonly postTo: string;
}

const WORDS = {
  fr: {
    title: 'Votre avis',
    lead: (company: string) => `Êtes-vous satisfait de l’intervention de ${company} ?`,
    comment: 'Un commentaire ? (facultatif)',
    send: 'Envoyer ma réponse',
    sent: 'Merci ! Votre réponse est prête dans votre programme de courriel : il reste à l’envoyer.',
    posted: 'Merci ! Votre réponse est envoyée.',
    failed: 'La réponse n’est pas partie. Vérifiez votre connexion, puis recommencez.',
    noLink: 'Ce lien est incomplet. Ouvrez-le depuis le courriel que vous avez reçu.',
    choose: 'Choisissez d’abord une réponse.',
  },
  en: {
    title: 'Your opinion',
    lead: (company: string) => `Were you satisfied with the work of ${company}?`,
    comment: 'A comment? (optional)',
    send: 'Send my answer',
    sent: 'Thank you! Your answer is ready in your mail program: it only has to be sent.',
    posted: 'Thank you! Your answer has been sent.',
    failed: 'The answer was not sent. Check your connection, then try again.',
    noLink: 'This link is incomplete. Open it from the e-mail you received.',
    choose: 'Choose an answer first.',
  },
} as const;

const STYLE = `:root{color-scheme:light dark}
body{font:18px/1.5 system-ui,sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem}
fieldset{border:0;padding:0;margin:1.5rem 0}legend{font-weight:600;margin-bottom:.5rem}
.choice{display:flex;gap:.75rem;align-items:center;min-height:48px;padding:.25rem .75rem;margin:.5rem 0;border:1px solid #767676;border-radius:8px;cursor:pointer}
.choice:focus-within{outline:3px solid #1a66d6;outline-offset:2px}
input[type=radio]{width:1.4rem;height:1.4rem}
textarea{box-sizing:border-box;width:100%;min-height:7rem;font:inherit;padding:.5rem}
button{font:inherit;font-weight:600;min-height:48px;padding:.5rem 1.5rem;border-radius:8px;border:0;background:#0b3d91;color:#fff;cursor:pointer}
button:focus-visible,textarea:focus-visible{outline:3px solid #1a66d6;outline-offset:2px}`;

/** JSON that may stand inside a script: no tag can be closed or opened by it. */
const inScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

// The answer is the same subject that the links of the mail have, so that it is read the same way.
const SCRIPT = `(() => {
  'use strict';
  const parts = location.hash.slice(1).split('.');
  const status = document.getElementById('status');
  const form = document.querySelector('form');
  const say = (text) => { status.textContent = text; };
  if (parts.length !== 6 || !/^[A-Z2-7]{16}$/.test(parts[0])) { say(SETTINGS.words.noLink); form.hidden = true; return; }
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const chosen = form.querySelector('input[name=rating]:checked');
    if (chosen === null) { say(SETTINGS.words.choose); form.querySelector('input').focus(); return; }
    const rating = Number(chosen.value);
    const token = parts[0] + '-' + rating + '-' + parts[rating];
    const subject = SETTINGS.subjects[rating - 1] + ' [' + token + ']';
    const comment = form.elements.comment.value;
    if (SETTINGS.postTo === '') {
      location.href = 'mailto:' + SETTINGS.mailTo + '?subject=' + encodeURIComponent(subject) + '&body=' + encodeURIComponent(comment.replaceAll('\\n', '\\r\\n'));
      say(SETTINGS.words.sent);
      return;
    }
    try {
      const answer = await fetch(SETTINGS.postTo, { method: 'POST', body: new URLSearchParams({ subject, comment }), credentials: 'omit', referrerPolicy: 'no-referrer' });
      if (!answer.ok) throw new Error();
      form.hidden = true;
      say(SETTINGS.words.posted);
    } catch { say(SETTINGS.words.failed); }
  });
})();`;

/**
 * The web form as one file that a company puts on its site: nothing of it comes from elsewhere, and it keeps nothing.
 *
 * What it needs stands behind the `#` of its address, which browsers do not send to the host.
 */
export function webFormHtml({ language, companyName, answerAddress, postTo }: WebFormWish): string {
  const words = WORDS[language];
  const { answerSubject } = SURVEY_WORDS[language];
  const settings = {
    mailTo: encodeURIComponent(answerAddress).replaceAll('%40', '@'),
    postTo,
    subjects: RATINGS.map(answerSubject),
    words,
  };
  const choices = RATINGS.toReversed().map(
    (rating) =>
      `<label class="choice"><input type="radio" name="rating" value="${String(rating)}">${String(rating)} – ${escapeHtml(choiceOf(language, rating))}</label>`,
  );
  const connect = postTo === '' ? "'none'" : escapeHtml(new URL(postTo).origin);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src ${connect}; form-action 'none'; base-uri 'none'">
<title>${escapeHtml(words.title)} – ${escapeHtml(companyName)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(words.title)}</h1>
<form novalidate>
<fieldset><legend>${escapeHtml(words.lead(companyName))}</legend>
${choices.join('\n')}
</fieldset>
<label for="comment">${escapeHtml(words.comment)}</label>
<textarea id="comment" name="comment" maxlength="${String(LONGEST_COMMENT)}"></textarea>
<p><button type="submit">${escapeHtml(words.send)}</button></p>
</form>
<p id="status" role="status" aria-live="polite"></p>
</main>
<script>const SETTINGS = ${inScript(settings)};
${SCRIPT}</script>
</body>
</html>
`;
}
