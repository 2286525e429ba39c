import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { strangeCertificate, testCertificate } from './certificate.ts';

/** Where a server answers with a number instead of going on. */
export type SmtpStep = 'greeting' | 'ehlo' | 'starttls' | 'auth' | 'mail' | 'rcpt' | 'data' | 'message';

/**
 * What goes wrong.
 *
 * `answer`: the step is answered with this number (and text). `cut`: the line is reset, at a command before it is
 * answered, or around the final dot. `silent`: the step is never answered.
 */
export type SmtpFault =
  | { readonly kind: 'answer'; readonly at: SmtpStep; readonly code: number; readonly text?: string }
  | {
      readonly kind: 'cut';
      readonly at: SmtpStep | 'in-body' | 'before-final-dot' | 'after-final-dot' | 'after-answer';
    }
  | { readonly kind: 'silent'; readonly at: SmtpStep }
  | { readonly kind: 'certificate' }
  | { readonly kind: 'no-starttls' };

/** A message that arrived whole, with its final dot. */
export interface ReceivedMail {
  readonly from: string;
  /** Recipients of the envelope. */
  readonly to: readonly string[];
  readonly user: string | null;
  readonly secure: boolean;
  /** Whether the server said 250. */
  readonly isAnswered: boolean;
  readonly raw: string;
  readonly parsed: ParsedMail;
}

/** A server on loopback that records what it receives. */
export interface TestSmtpServer {
  readonly host: 'localhost';
  readonly port: number;
  /** Certificate to trust in another process, by `NODE_EXTRA_CA_CERTS`. */
  readonly certificatePath: string;
  readonly received: readonly ReceivedMail[];
  /** Connections so far. */
  readonly connections: number;
  /** Changes what goes wrong from the next step on; null for nothing. */
  fail(fault: SmtpFault | null): void;
  forget(): void;
  close(): Promise<void>;
}

interface Line {
  readonly id: string;
  _socket: Socket;
  send(code: number, text: string): void;
  [handler: `handler_${string}`]: (command: Buffer, done: () => void) => void;
}

/** The socket of now: STARTTLS replaces it. */
// oxlint-disable-next-line no-underscore-dangle -- the server has no public name for it, and a cut needs it.
const socketOf = (line: Line | undefined): Socket | undefined => line?._socket;

const STEPS = {
  EHLO: 'ehlo',
  STARTTLS: 'starttls',
  AUTH: 'auth',
  MAIL: 'mail',
  RCPT: 'rcpt',
  DATA: 'data',
} as const satisfies Readonly<Record<string, SmtpStep>>;

/** Password that the server takes unless told otherwise. */
export const SMTP_PASSWORD = 'mot-de-passe-du-serveur';

/**
 * Starts an SMTP server with STARTTLS (or TLS from the first byte) and sign-in by password or token.
 *
 * `fault` may be a function, asked at each step: for faults that happen once, or at random.
 */
export async function startSmtpServer(
  options: {
    readonly fault?: SmtpFault | (() => SmtpFault | null) | null;
    readonly security?: 'tls' | 'starttls';
    readonly password?: string;
    /** The access token that is taken; none unless given. */
    readonly token?: string;
    /** Largest message announced, in bytes. */
    readonly size?: number;
    readonly port?: number;
    /** Whether nobody has to sign in. */
    readonly isOpen?: boolean;
  } = {},
): Promise<TestSmtpServer> {
  const received: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const given = options.fault ?? null;
  let faultNow: () => SmtpFault | null = typeof given === 'function' ? given : () => given;
  let connections = 0;
  const first = faultNow();
  const certificate = testCertificate();
  const shown = first?.kind === 'certificate' ? strangeCertificate() : certificate;

  const server = new SMTPServer({
    key: shown.key,
    cert: shown.cert,
    secure: options.security === 'tls',
    authOptional: options.isOpen ?? false,
    authMethods: options.token === undefined ? ['PLAIN', 'LOGIN'] : ['XOAUTH2'],
    disabledCommands: first?.kind === 'no-starttls' ? ['STARTTLS'] : [],
    disableReverseLookup: true,
    closeTimeout: 50,
    ...(options.size === undefined ? {} : { size: options.size }),
    onConnect: (session, done) => {
      connections += 1;
      const line = ([...server.connections] as unknown as Line[]).find(({ id }) => id === session.id);
      if (line === undefined) throw new Error('The connection is not known yet');
      prepare(line);
      const fault = faultAt('greeting');
      if (fault === null) done();
      else if (fault.kind === 'cut') socketOf(line)?.destroy();
      else if (fault.kind === 'answer')
        done(Object.assign(new Error(fault.text), { responseCode: fault.code }));
    },
    onAuth: (auth, _session, done) => {
      const isRight =
        auth.method === 'XOAUTH2'
          ? auth.accessToken === options.token
          : auth.password === (options.password ?? SMTP_PASSWORD);
      if (isRight) done(null, { user: auth.username ?? '' });
      else if (auth.method === 'XOAUTH2') done(null, { data: { status: '401', schemes: 'bearer' } });
      else done(Object.assign(new Error('5.7.8 Authentication failed'), { responseCode: 535 }));
    },
    onData: (stream, session, done) => {
      const line = ([...server.connections] as unknown as Line[]).find(({ id }) => id === session.id);
      const size = sizeOf(session);
      const chunks: Buffer[] = [];
      let bytes = 0;
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        bytes += chunk.length;
        const fault = faultNow();
        if (fault?.kind !== 'cut') return;
        if (fault.at === 'in-body') socketOf(line)?.destroy();
        if (fault.at === 'before-final-dot' && bytes >= size - 64) socketOf(line)?.destroy();
      });
      stream.on('end', () => {
        void take(Buffer.concat(chunks), session, line, done);
      });
      stream.on('error', () => undefined);
    },
  });
  // Lines that are cut on purpose end with errors that say nothing.
  server.on('error', () => undefined);

  /** A message arrived with its final dot: it is kept and answered, or not. */
  async function take(
    raw: Buffer,
    session: SMTPServerSession,
    line: Line | undefined,
    done: (problem?: Error | null) => void,
  ): Promise<void> {
    const fault = faultNow();
    const cutAt = fault?.kind === 'cut' ? fault.at : null;
    // A small message may arrive whole although its line is cut: to the sender it was cut.
    if (cutAt === 'in-body' || cutAt === 'before-final-dot') return;
    const refusal = faultAt('message');
    if (refusal?.kind === 'answer') {
      done(Object.assign(new Error(refusal.text ?? 'No'), { responseCode: refusal.code }));
      return;
    }
    const { mailFrom, rcptTo } = session.envelope;
    received.push({
      from: mailFrom === false ? '' : mailFrom.address,
      to: rcptTo.map(({ address }) => address),
      user: (session.user as string | undefined) ?? null,
      secure: session.secure,
      isAnswered: refusal === null && cutAt !== 'after-final-dot',
      raw: raw.toString('utf8'),
      parsed: await simpleParser(raw),
    });
    if (cutAt === 'message' || cutAt === 'after-final-dot') socketOf(line)?.destroy();
    else if (refusal === null) done();
    if (cutAt === 'after-answer') socketOf(line)?.end();
  }

  function faultAt(step: SmtpStep): Extract<SmtpFault, { at: unknown }> | null {
    const fault = faultNow();
    return fault !== null && 'at' in fault && fault.at === step ? fault : null;
  }

  function prepare(line: Line): void {
    const socket = socketOf(line);
    if (socket !== undefined) sockets.add(socket);
    for (const [command, step] of Object.entries(STEPS)) {
      const usual = line[`handler_${command}`];
      if (usual === undefined) throw new Error(`${command} is not known`);
      line[`handler_${command}`] = (words, done) => {
        const fault = faultAt(step);
        if (fault === null) usual.call(line, words, done);
        else if (fault.kind === 'cut') socketOf(line)?.destroy();
        else if (fault.kind === 'answer') {
          line.send(fault.code, fault.text ?? 'Not now');
          done();
        }
      };
    }
  }

  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    host: 'localhost',
    port: (server.server.address() as AddressInfo).port,
    certificatePath: certificate.path,
    received,
    get connections() {
      return connections;
    },
    fail: (fault) => {
      faultNow = () => fault;
    },
    forget: () => {
      received.length = 0;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}

function sizeOf(session: { readonly envelope: { readonly mailFrom: unknown } }): number {
  const { args } = session.envelope.mailFrom as {
    readonly args: Readonly<Record<string, string>> | false;
  };
  return args === false ? 0 : Number(args['SIZE'] ?? 0);
}
