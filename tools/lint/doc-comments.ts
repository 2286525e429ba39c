import type { ESTree } from 'vite';
import { isTest, type SourceFile, type Violation } from './source-file.ts';

/**
 * Asks for a doc comment directly above every exported declaration of shipped code.
 *
 * `export … from` repeats what is told where it is declared, and later overloads repeat the first: both are exempt.
 */
export function checkDocComments(file: SourceFile): readonly Violation[] {
  if (!file.path.startsWith('src/') || isTest(file.path) || file.path.endsWith('.d.ts')) return [];
  const statements = file.program.body;
  const exportedLater = new Set(
    statements.flatMap((statement) =>
      statement.type === 'ExportNamedDeclaration' && statement.source === null
        ? statement.specifiers.map(({ local }) => (local.type === 'Literal' ? local.value : local.name))
        : [],
    ),
  );
  const told = new Set<string>();
  return statements.flatMap((statement): readonly Violation[] => {
    const isExport = statement.type === 'ExportNamedDeclaration';
    const declaration = isExport ? statement.declaration : statement;
    const names = declaration === null ? [] : declaredNames(declaration);
    const asked = isExport ? names : names.filter((name) => exportedLater.has(name));
    const missing = asked.filter((name) => !told.has(name));
    for (const name of asked) told.add(name);
    if (missing.length === 0 || hasDocComment(file, statement.start)) return [];
    return [
      {
        path: file.path,
        line: file.lineAt(statement.start),
        rule: 'doc-comment',
        message: `${missing.join(', ')} is exported without a doc comment: one line of what it is, then why, unit, precondition or trap`,
      },
    ];
  });
}

function declaredNames(declaration: ESTree.Statement): readonly string[] {
  if (declaration.type === 'VariableDeclaration')
    return declaration.declarations.map(({ id }) => (id.type === 'Identifier' ? id.name : 'pattern'));
  const isNamed =
    declaration.type === 'FunctionDeclaration' ||
    declaration.type === 'TSDeclareFunction' ||
    declaration.type === 'ClassDeclaration' ||
    declaration.type === 'TSInterfaceDeclaration' ||
    declaration.type === 'TSTypeAliasDeclaration' ||
    declaration.type === 'TSEnumDeclaration';
  return isNamed && declaration.id !== null ? [declaration.id.name] : [];
}

/** A line comment between the two is allowed: a suppression stands directly above what it is about. */
function hasDocComment(file: SourceFile, start: number): boolean {
  const doc = file.comments.findLast(
    ({ type, value, end }) => type === 'Block' && value.startsWith('*') && end <= start,
  );
  if (doc === undefined) return false;
  const between = file.text.slice(doc.end, start).split('\n');
  return between.every((line) => line.trim() === '' || line.trim().startsWith('//'));
}
