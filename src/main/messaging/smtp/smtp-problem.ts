/** What is kept of an error of the SMTP client: codes and the command it happened at, the answer only to be read here. */
export interface SmtpProblem {
  /** `ESOCKET`, `EDNS`, `EAUTH`… of nodemailer. */
  readonly code: string;
  /** Code of the system below, e.g. `ECONNREFUSED`; empty without one. */
  readonly cause: string;
  /** `CONN`, `EHLO`, `AUTH PLAIN`, `MAIL FROM`, `RCPT TO`, `DATA`… */
  readonly command: string;
  /** First number of the server's answer; null when it gave none. */
  readonly answer: number | null;
  /** The answer itself; it may name the recipient and is never stored. */
  readonly answerText: string;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads a thrown value of the SMTP client. */
export function smtpProblemOf(thrown: unknown): SmtpProblem {
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as Readonly<
    Record<string, unknown>
  >;
  const answer = error['responseCode'];
  return {
    code: textOf(error['code']),
    cause: textOf(error['originalCode']),
    command: textOf(error['command']),
    answer: typeof answer === 'number' ? answer : null,
    answerText: textOf(error['response']),
  };
}
