import { sql, type Placeholder } from 'drizzle-orm';

const statementsByConnection = new WeakMap<object, Map<string, unknown>>();

/**
 * A statement prepared once per connection and shape.
 *
 * Building and compiling a list query costs more than running it (performance.md §6). `shape` must name everything
 * that changes the SQL text; values go through placeholders.
 */
export function prepared<Statement>(connection: object, shape: string, build: () => Statement): Statement {
  let statements = statementsByConnection.get(connection);
  if (statements === undefined) {
    statements = new Map();
    statementsByConnection.set(connection, statements);
  }
  const known = statements.get(shape);
  if (known !== undefined) return known as Statement;
  const statement = build();
  statements.set(shape, statement);
  return statement;
}

/** A placeholder of its own name for each column of a prepared insert. */
export const placeholdersOf = <const Column extends string>(
  columns: readonly Column[],
): Readonly<Record<Column, Placeholder>> =>
  Object.fromEntries(
    columns.map((column): [string, Placeholder] => [column, sql.placeholder(column)]),
  ) as Record<Column, Placeholder>;
