import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** What the bench asks of the process that hosts the vault. */
export interface Question {
  readonly id: number;
  readonly ask: 'link' | 'derivation' | 'write' | 'words';
  /** For whom words are asked. */
  readonly role: 'manager' | 'agent';
}

/** What it answers; which part depends on the question. */
export interface Answer {
  readonly text?: string;
  readonly number?: number;
  readonly texts?: readonly string[];
}

/** A browser host in a process of its own, so that neither the bench nor the browser waits for the other's turn. */
export interface BenchHost {
  /** A fresh start link. */
  link(): Promise<string>;
  /** Milliseconds that one key derivation of these accounts takes now. */
  derivation(): Promise<number>;
  /** Words that find clients of somebody. */
  words(role: 'manager' | 'agent'): Promise<readonly string[]>;
  /** Writes a row, so that the core remembers no answer. */
  write(): Promise<void>;
  stop(): Promise<void>;
}

const root = resolve(import.meta.dirname, '../..');

/** Starts the host of a vault folder, which will be written to. */
export async function startBenchHost(dataFolder: string): Promise<BenchHost> {
  const child = spawn(process.execPath, ['bench/screen/host-process.ts', dataFolder], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, (message: Answer & { readonly problem?: string }) => void>();
  const ended = once(child, 'exit');
  const ready = new Promise<void>((done) => {
    waiting.set(0, () => {
      done();
    });
  });
  child.on('message', (message: Answer & { readonly id: number; readonly problem?: string }) => {
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  });
  await Promise.race([
    ready,
    ended.then(() => {
      throw new Error('The host ended before it was ready');
    }),
  ]);
  let asked = 0;
  const ask = (what: Question['ask'], role: Question['role'] = 'manager'): Promise<Answer> => {
    asked += 1;
    const id = asked;
    return new Promise((done, failed) => {
      waiting.set(id, (message) => {
        if (message.problem === undefined) done(message);
        else failed(new Error(message.problem));
      });
      const question: Question = { id, ask: what, role };
      child.send(question);
    });
  };
  return {
    link: async () => (await ask('link')).text ?? '',
    derivation: async () => (await ask('derivation')).number ?? Number.NaN,
    words: async (role) => (await ask('words', role)).texts ?? [],
    write: async () => {
      await ask('write');
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
