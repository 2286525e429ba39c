import type Database from 'better-sqlite3';

/** One statement as the product ran it. */
interface RecordedStatement {
  readonly text: string;
  readonly way: 'all' | 'get' | 'run';
  readonly values: readonly unknown[];
}

type Method = (this: Database.Statement, ...values: unknown[]) => unknown;

/** Repeats what the product asked of the binding, without the product. */
export interface Recorder {
  /** Runs `work` and answers a function that runs the same statements, prepared once, on the bare binding. */
  replay(work: () => unknown): () => void;
}

/**
 * Watches the statements of a connection.
 *
 * The ratio of a call to its replay is the price of everything of ours above the binding: building, mapping, rules.
 */
export function createRecorder(connection: Database.Database): Recorder {
  // The prototype is shared by all statements and declared nowhere.
  const prototype = Object.getPrototypeOf(connection.prepare('select 1')) as Record<
    RecordedStatement['way'],
    Method
  >;
  const plain = { all: prototype.all, get: prototype.get, run: prototype.run };
  const prepared = new Map<string, Database.Statement>();
  const statementOf = (text: string): Database.Statement => {
    const known = prepared.get(text) ?? connection.prepare(text);
    prepared.set(text, known);
    return known;
  };
  return {
    replay: (work) => {
      const recorded: RecordedStatement[] = [];
      for (const way of ['all', 'get', 'run'] as const) {
        prototype[way] = function record(this: Database.Statement, ...values: unknown[]): unknown {
          recorded.push({ text: this.source, way, values });
          return plain[way].apply(this, values);
        };
      }
      try {
        work();
      } finally {
        Object.assign(prototype, plain);
      }
      const steps = recorded.map(({ text, way, values }) => ({ statement: statementOf(text), way, values }));
      return () => {
        for (const { statement, way, values } of steps) plain[way].apply(statement, [...values]);
      };
    },
  };
}
