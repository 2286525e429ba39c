import type { Rating } from '#shared/domain/surveys/rating.ts';

/** Words of surveys as clients and colleagues read them outside the screens: in mails, the web form and recalls. */
interface SurveyWords {
  /** One per rating, the worst first. */
  readonly choices: readonly [string, string, string, string, string];
  readonly answerSubject: (rating: Rating) => string;
  readonly orOnline: string;
  readonly recallSubject: (rating: number, service: string) => string;
  readonly recallBody: (comment: string) => string;
}

/** The words in each language. */
export const SURVEY_WORDS: Readonly<Record<'fr' | 'en', SurveyWords>> = {
  fr: {
    choices: [
      'Pas du tout satisfait',
      'Plutôt pas satisfait',
      'Moyennement satisfait',
      'Satisfait',
      'Très satisfait',
    ],
    answerSubject: (rating) => `Mon avis : ${String(rating)}/5`,
    orOnline: 'Ou répondez en ligne',
    recallSubject: (rating, service) =>
      `Client mécontent (${String(rating)}/5) : rappeler au sujet de « ${service} »`,
    recallBody: (comment) =>
      comment === '' ? 'Le client n’a pas laissé de commentaire.' : `Il écrit : « ${comment} »`,
  },
  en: {
    choices: ['Very dissatisfied', 'Rather dissatisfied', 'Neither', 'Satisfied', 'Very satisfied'],
    answerSubject: (rating) => `My answer: ${String(rating)}/5`,
    orOnline: 'Or answer online',
    recallSubject: (rating, service) => `Unhappy client (${String(rating)}/5): call back about “${service}”`,
    recallBody: (comment) => (comment === '' ? 'The client left no comment.' : `They write: “${comment}”`),
  },
};

/** What a rating is called. */
export const choiceOf = (language: 'fr' | 'en', rating: Rating): string =>
  SURVEY_WORDS[language].choices[rating - 1] ?? '';
