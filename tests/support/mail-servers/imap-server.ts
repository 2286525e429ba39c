import { createServer, type AddressInfo, type Socket } from 'node:net';
import { TLSSocket, createSecureContext, createServer as createTlsServer } from 'node:tls';
import { testCertificate, type TestCertificate } from './certificate.ts';

/** A mail in the folder of the server. */
export interface ServedMail {
  readonly uid: number;
  readonly raw: string;
  /** Day it came, for SINCE. */
  readonly day: Date;
}

/** What the server does wrong. */
export interface ImapFaults {
  /** Cuts the line when it reads this command. */
  cutAt?: string;
  /** Never says a word. */
  silent?: boolean;
  /** Does not offer STARTTLS. */
  noStartTls?: boolean;
}

/** A mailbox on loopback that speaks IMAP4rev1 (RFC 3501) as far as reading needs it. */
export interface ImapServer {
  readonly port: number;
  readonly mails: ServedMail[];
  /** Every command it was given, without its tag; passwords as typed. */
  readonly commands: string[];
  readonly faults: ImapFaults;
  uidValidity: number;
  /** Puts a mail into the folder; answers its UID. */
  deliver(raw: string, day?: Date): number;
  /** Lines open now. */
  open(): number;
  close(): Promise<void>;
}

/** Starts it. `user` and `password` are what LOGIN takes; the only folder is INBOX. */
export async function startImapServer(options: {
  readonly security: 'tls' | 'starttls';
  readonly user: string;
  readonly password: string;
  readonly certificate?: TestCertificate;
}): Promise<ImapServer> {
  const { key, cert } = options.certificate ?? testCertificate();
  const sockets = new Set<Socket>();
  const state = {
    mails: [] as ServedMail[],
    commands: [] as string[],
    faults: {} as ImapFaults,
    uidValidity: 1_700_000_000,
  };
  const accept = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    if (state.faults.silent === true) return;
    const isSecure = options.security === 'tls';
    talk(socket, isSecure);
    socket.write(`* OK [CAPABILITY ${capabilities(isSecure)}] ready\r\n`);
  };
  const capabilities = (isSecure: boolean): string =>
    isSecure || state.faults.noStartTls === true ? 'IMAP4rev1 UIDPLUS' : 'IMAP4rev1 STARTTLS LOGINDISABLED';

  function talk(socket: Socket, isSecure: boolean): void {
    let held = '';
    const listen = (chunk: Buffer): void => {
      held += chunk.toString('latin1');
      for (let end = held.indexOf('\r\n'); end >= 0; end = held.indexOf('\r\n')) {
        const line = held.slice(0, end);
        held = held.slice(end + 2);
        const [tag = '', ...words] = line.split(' ');
        const command = words.join(' ');
        state.commands.push(command);
        if (state.faults.cutAt !== undefined && command.toUpperCase().startsWith(state.faults.cutAt)) {
          socket.destroy();
          return;
        }
        if (command.toUpperCase() === 'STARTTLS') {
          socket.off('data', listen);
          socket.write(`${tag} OK begin\r\n`, () => {
            const secured = new TLSSocket(socket, {
              isServer: true,
              secureContext: createSecureContext({ key, cert }),
            });
            secured.on('error', () => undefined);
            talk(secured, true);
          });
          return;
        }
        socket.write(answer(tag, command, isSecure), 'latin1');
        if (command.toUpperCase() === 'LOGOUT') socket.end();
      }
    };
    socket.on('data', listen);
  }

  function answer(tag: string, command: string, isSecure: boolean): string {
    const upper = command.toUpperCase();
    const done = `${tag} OK done\r\n`;
    if (upper === 'CAPABILITY') return `* CAPABILITY ${capabilities(isSecure)}\r\n${done}`;
    if (upper === 'NOOP') return done;
    if (upper === 'LOGOUT') return `* BYE\r\n${done}`;
    if (upper.startsWith('LOGIN')) {
      const given = [...command.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(
        ([, quoted, bare]) => quoted ?? bare,
      );
      const isRight = given[1] === options.user && given[2] === options.password;
      return isRight ? done : `${tag} NO [AUTHENTICATIONFAILED] no\r\n`;
    }
    if (upper.startsWith('LIST') || upper.startsWith('LSUB'))
      return /\b(?!inbox)\w+"?$/i.test(command) ? done : `* LIST (\\HasNoChildren) "/" "INBOX"\r\n${done}`;
    if (upper.startsWith('EXAMINE') || upper.startsWith('SELECT')) {
      if (!/^\w+ "?inbox"?$/i.test(command)) return `${tag} NO [NONEXISTENT] no such folder\r\n`;
      return [
        '* FLAGS (\\Seen \\Deleted)',
        `* ${String(state.mails.length)} EXISTS`,
        '* 0 RECENT',
        `* OK [UIDVALIDITY ${String(state.uidValidity)}] valid`,
        `* OK [UIDNEXT ${String((state.mails.at(-1)?.uid ?? 0) + 1)}] next`,
        `${tag} OK [READ-ONLY] done\r\n`,
      ].join('\r\n');
    }
    if (upper.startsWith('UID SEARCH')) {
      const found = state.mails.filter((mail, index) => isWanted(mail, index, command));
      return `* SEARCH ${found.map(({ uid }) => String(uid)).join(' ')}\r\n${done}`;
    }
    if (upper.startsWith('UID FETCH')) return `${fetched(command)}${done}`;
    return `${tag} BAD unknown\r\n`;
  }

  function isWanted(mail: ServedMail, index: number, command: string): boolean {
    const range = /UID (\d+):\*/i.exec(command.replace(/^UID SEARCH/i, ''));
    // RFC 9051: `n:*` names the last mail even when its UID is lower.
    if (range !== null) return mail.uid >= Number(range[1]) || index === state.mails.length - 1;
    const since = /SINCE "?(\d{1,2}-\w{3}-\d{4})"?/i.exec(command)?.[1];
    return since === undefined || mail.day >= new Date(`${since} 00:00:00 UTC`);
  }

  function fetched(command: string): string {
    const [, set = '', items = ''] = /^UID FETCH (\S+) (.*)$/i.exec(command) ?? [];
    return state.mails
      .map((mail, index) => {
        if (!isInSet(mail.uid, set)) return '';
        const parts = [`UID ${String(mail.uid)}`];
        for (const [whole, fields] of items.matchAll(/BODY\.PEEK\[HEADER\.FIELDS \(([^)]*)\)\]/gi)) {
          const text = headerFields(mail.raw, fields ?? '');
          parts.push(
            `${whole.replace('.PEEK', '')} {${String(Buffer.byteLength(text, 'latin1'))}}\r\n${text}`,
          );
        }
        const body = /BODY\.PEEK\[\](?:<(\d+)\.(\d+)>)?/i.exec(items);
        if (body !== null) {
          const start = Number(body[1] ?? 0);
          const text = mail.raw.slice(start, start + Number(body[2] ?? mail.raw.length));
          const place = body[1] === undefined ? '' : `<${body[1]}>`;
          parts.push(`BODY[]${place} {${String(Buffer.byteLength(text, 'latin1'))}}\r\n${text}`);
        }
        return `* ${String(index + 1)} FETCH (${parts.join(' ')})\r\n`;
      })
      .join('');
  }

  const server = options.security === 'tls' ? createTlsServer({ key, cert }, accept) : createServer(accept);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(state, {
    port: (server.address() as AddressInfo).port,
    deliver: (raw: string, day = new Date('2026-11-23T00:00:00Z')) => {
      const uid = (state.mails.at(-1)?.uid ?? 0) + 1;
      // Bytes travel one by one: a mail is latin1 here whatever its own charset is.
      state.mails.push({ uid, raw: Buffer.from(raw, 'utf8').toString('latin1'), day });
      return uid;
    },
    open: () => sockets.size,
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  });
}

const isInSet = (uid: number, set: string): boolean =>
  set.split(',').some((part) => {
    const [from = '', to = from] = part.split(':');
    return uid >= Number(from) && (to === '*' || uid <= Number(to));
  });

function headerFields(raw: string, wanted: string): string {
  const names = new Set(wanted.toLowerCase().split(/\s+/));
  const [head = ''] = raw.split('\r\n\r\n');
  const lines = head.split(/\r\n(?![ \t])/);
  return `${lines.filter((line) => names.has(line.slice(0, line.indexOf(':')).toLowerCase())).join('\r\n')}\r\n\r\n`;
}
