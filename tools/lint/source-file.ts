import { posix } from 'node:path';
import { Visitor, parseSync } from 'vite';
import type { ESTree } from 'vite';

/** One place in a file that breaks one of our own rules. */
export interface Violation {
  /** Path from the root of the project, with forward slashes. */
  readonly path: string;
  /** First line is 1. */
  readonly line: number;
  readonly rule: string;
  /** What is wrong and what to write instead. */
  readonly message: string;
}

/** A module named by another one, by `import`, `export … from`, `import()`, `require` or a type. */
export interface NamedModule {
  readonly specifier: string;
  readonly line: number;
  /** Names taken from it; empty for a namespace, a side effect or `import()`. */
  readonly names: readonly string[];
}

/** A TypeScript file, parsed: rules look at its syntax, so words in comments and strings never count. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly program: ESTree.Program;
  readonly comments: ReturnType<typeof parseSync>['comments'];
  readonly modules: readonly NamedModule[];
  lineAt(offset: number): number;
}

/** Parses a file; `path` is from the root of the project. Throws on a syntax error, which the compiler reports better. */
export function parseSource(path: string, text: string): SourceFile {
  const { program, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0]?.message ?? 'cannot be parsed'}`);
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  return { path, text, program, comments, modules: findModules(program, lineAt), lineAt };
}

function findModules(program: ESTree.Program, lineAt: (offset: number) => number): readonly NamedModule[] {
  const found: NamedModule[] = [];
  const add = (source: unknown, start: number, names: readonly string[] = []): void => {
    const specifier = literalText(source);
    if (specifier !== undefined) found.push({ specifier, line: lineAt(start), names });
  };
  new Visitor({
    ImportDeclaration: (node) => {
      add(node.source, node.start, node.specifiers.map(importedName));
    },
    ExportNamedDeclaration: (node) => {
      add(node.source, node.start);
    },
    ExportAllDeclaration: (node) => {
      add(node.source, node.start);
    },
    ImportExpression: (node) => {
      add(node.source, node.start);
    },
    TSImportType: (node) => {
      add(node.source, node.start);
    },
    CallExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'require')
        add(node.arguments[0], node.start);
    },
  }).visit(program);
  return found;
}

function importedName(specifier: ESTree.ImportDeclarationSpecifier): string {
  if (specifier.type !== 'ImportSpecifier')
    return specifier.type === 'ImportDefaultSpecifier' ? 'default' : '*';
  return specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value;
}

function literalText(node: unknown): string | undefined {
  const candidate = node as { type?: unknown; value?: unknown } | null | undefined;
  return candidate?.type === 'Literal' && typeof candidate.value === 'string' ? candidate.value : undefined;
}

const folderByAlias: Readonly<Record<string, string>> = {
  '#shared': 'src/shared',
  '#main': 'src/main',
  '#tests': 'tests',
};

/** Path of one of our own files named in another one; undefined for packages and Node's own modules. */
export function resolveOwn(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  const [alias = '', ...rest] = specifier.split('/');
  const folder = folderByAlias[alias];
  return folder === undefined ? undefined : [folder, ...rest].join('/');
}

/** Tests may reach anywhere: the rules hold for what ships. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}
