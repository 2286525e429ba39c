import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MessagingSettings } from '#shared/contract/messaging-settings.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { heldBody } from './held-body.ts';
import { smtpProblemOf, type SmtpProblem } from './smtp-problem.ts';

/** Milliseconds before a server is given up. */
export interface SmtpTimeouts {
  /** Until there is a line, greeting and encryption included. */
  readonly connect: number;
  /** Of silence, the answer to a message included: RFC 5321 §4.5.3.2 asks for minutes, scanners need them. */
  readonly silence: number;
}

/** The server as set. */
export type SmtpServer = MessagingSettings['email']['smtp'];

/** How a line signs in; `token` is asked for anew at each sign-in. */
export type SmtpSignIn =
  | { readonly kind: 'none' }
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'token'; readonly token: (renew: boolean) => Promise<string> };

/** What became of the bytes. */
export type LineResult =
  | { readonly tag: 'accepted' }
  | { readonly tag: 'failed'; readonly problem: SmtpProblem; readonly isHandedOver: boolean };

/** One connection to an SMTP server, opened with the first message and kept for the next ones. */
export interface SmtpLine {
  send(envelope: { readonly from: string; readonly to: string }, body: Buffer): Promise<LineResult>;
  close(): void;
}

const TIMEOUTS: SmtpTimeouts = { connect: 20_000, silence: 180_000 };

/** Messages after which servers like to see another connection. */
const MOST_MESSAGES = 90;

/** Longest wait before the final dot, in milliseconds: a round trip is enough for a server to say that it broke off. */
const LONGEST_PAUSE = 150;

class StepFailed extends Error {
  readonly problem: SmtpProblem;

  constructor(problem: SmtpProblem) {
    super('A step of the SMTP dialogue failed');
    this.problem = problem;
  }
}

/** Runs one step of the dialogue; rejects with {@link StepFailed} also when the line ends meanwhile. */
function step(line: SMTPConnection, run: (done: (problem?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (problem?: unknown): void => {
      line.removeListener('error', settle);
      line.removeListener('end', ended);
      if (problem === undefined || problem === null) resolve();
      else reject(new StepFailed(smtpProblemOf(problem)));
    };
    const ended = (): void => {
      // The client reports what ended the line right after, to the callback of the step.
      setImmediate(settle, { code: 'ECONNECTION' });
    };
    line.on('error', settle);
    line.on('end', ended);
    run(settle);
  });
}

/** Hands a promised token to a callback. */
async function provide(
  promised: Promise<string>,
  done: (problem: Error | null, token?: string) => void,
): Promise<void> {
  let token: string;
  try {
    token = await promised;
  } catch (problem) {
    done(problem instanceof Error ? problem : new Error('No token'));
    return;
  }
  done(null, token);
}

const problemOf = (thrown: unknown): SmtpProblem => {
  if (thrown instanceof StepFailed) return thrown.problem;
  throw thrown;
};

/** A line that was kept and turns out to be gone, without having been answered: another one may be tried at once. */
const isStale = (problem: SmtpProblem): boolean =>
  (problem.answer === null && (problem.code === 'ECONNECTION' || problem.code === 'ESOCKET')) ||
  problem.answer === 421;

/** A line to a server; nothing is said in clear but the wish for encryption, and certificates are checked. */
export function createSmtpLine(options: {
  readonly server: SmtpServer;
  readonly signIn: SmtpSignIn;
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly timeouts?: SmtpTimeouts;
}): SmtpLine {
  const { server, signIn, clock } = options;
  const timeouts = options.timeouts ?? TIMEOUTS;
  let kept: { readonly line: SMTPConnection; messages: number } | null = null;

  async function open(): Promise<SMTPConnection> {
    const { default: Connection } = await import('nodemailer/lib/smtp-connection');
    const line = new Connection({
      host: server.host,
      port: server.port,
      secure: server.security === 'tls',
      requireTLS: server.security === 'starttls',
      // The name of this machine is nobody's business; RFC 5321 §4.1.3 takes an address literal.
      name: '[127.0.0.1]',
      connectionTimeout: timeouts.connect,
      greetingTimeout: timeouts.connect,
      dnsTimeout: timeouts.connect,
      socketTimeout: timeouts.silence,
      logger: false,
      // Said outright: an environment variable can switch the check off for the whole process.
      tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    });
    // A line that is kept may break while nobody looks; what it was doing then is told by its step.
    line.on('error', () => undefined);
    try {
      await step(line, (done) => {
        line.connect(done);
      });
      await signInTo(line);
    } catch (problem) {
      line.close();
      throw problem;
    }
    return line;
  }

  async function signInTo(line: SMTPConnection): Promise<void> {
    if (signIn.kind === 'none') return;
    if (signIn.kind === 'password') {
      const credentials = { user: server.user, pass: signIn.password };
      await step(line, (done) => {
        line.login({ credentials, user: server.user }, done);
      });
      return;
    }
    const { default: XOAuth2 } = await import('nodemailer/lib/xoauth2');
    const oauth2 = new XOAuth2({
      user: server.user,
      provisionCallback: (_user, renew, done) => {
        void provide(signIn.token(renew), done);
      },
    });
    await step(line, (done) => {
      line.login({ oauth2, user: server.user, method: 'XOAUTH2' }, done);
    });
  }

  /** Sends over a line; whether the final dot may have been written is known to `handed`. */
  function transfer(
    line: SMTPConnection,
    envelope: { readonly from: string; readonly to: string },
    body: Buffer,
    handed: () => void,
  ): Promise<void> {
    const started = clock.monotonic();
    let roundTrip = 0;
    const stream = heldBody(body, {
      waiting: () => {
        // oxlint-disable-next-line no-underscore-dangle -- the client gives it no other name (typed in its declarations).
        const socket = line._socket;
        return socket === false || socket === null ? 0 : socket.writableLength;
      },
      pause: () => Math.min(roundTrip, LONGEST_PAUSE),
      ending: handed,
    });
    // The client asks for the body when the server has agreed to take it.
    stream.once('resume', () => {
      roundTrip = clock.monotonic() - started;
    });
    return step(line, (done) => {
      line.send({ from: envelope.from, to: [envelope.to], size: body.length }, stream, done);
    }).finally(() => {
      stream.destroy();
    });
  }

  async function sendOnce(
    envelope: { readonly from: string; readonly to: string },
    body: Buffer,
  ): Promise<LineResult & { readonly wasKept: boolean }> {
    let isHandedOver = false;
    const wasKept = kept !== null && !kept.line.destroyed;
    try {
      if (kept === null || kept.line.destroyed) kept = { line: await open(), messages: 0 };
      const { line } = kept;
      kept.messages += 1;
      await transfer(line, envelope, body, () => {
        isHandedOver = true;
      });
      if (kept.messages >= MOST_MESSAGES) close();
      return { tag: 'accepted', wasKept };
    } catch (thrown) {
      const problem = problemOf(thrown);
      // After a refusal the state of the dialogue is not certain: the next message gets a new line.
      kept?.line.close();
      kept = null;
      return { tag: 'failed', problem, isHandedOver, wasKept };
    }
  }

  function close(): void {
    if (kept !== null && !kept.line.destroyed) kept.line.quit();
    kept = null;
  }

  return {
    send: async (envelope, body) => {
      const first = await sendOnce(envelope, body);
      const isRetried =
        first.tag === 'failed' && first.wasKept && !first.isHandedOver && isStale(first.problem);
      return isRetried ? sendOnce(envelope, body) : first;
    },
    close,
  };
}
