import { Visitor } from 'vite';
import { isTest, type SourceFile, type Violation } from './source-file.ts';

type Report = (offset: number, rule: string, message: string) => void;

const within = (path: string, ...folders: readonly string[]): boolean =>
  folders.some((folder) => path.startsWith(folder));

/** Refuses what must never be written in shipped code, each with what to write instead. */
export function checkBans(file: SourceFile): readonly Violation[] {
  if (!file.path.startsWith('src/') || isTest(file.path)) return [];
  const found: Violation[] = [];
  const report: Report = (offset, rule, message) => {
    found.push({ path: file.path, line: file.lineAt(offset), rule, message });
  };
  checkModules(file, (violation) => found.push(violation));
  checkSyntax(file, report);
  return found.toSorted((a, b) => a.line - b.line);
}

function checkModules(file: SourceFile, add: (violation: Violation) => void): void {
  for (const { specifier, line, names } of file.modules) {
    const objection = objectionToModule(file.path, specifier, names);
    if (objection !== undefined) add({ path: file.path, line, ...objection });
  }
}

function objectionToModule(
  path: string,
  specifier: string,
  names: readonly string[],
): { readonly rule: string; readonly message: string } | undefined {
  if (/^(@napi-rs\/keyring\/keytar|keytar)$/.test(specifier)) {
    return {
      rule: 'no-keytar',
      message: "it answers null both for an absent secret and for no store; use Entry of '@napi-rs/keyring'",
    };
  }
  if (/^(node:)?child_process$/.test(specifier) && within(path, 'src/')) {
    return { rule: 'no-child-process', message: 'the product starts no programs; use a worker thread' };
  }
  if (
    specifier === 'zod' &&
    within(path, 'src/shared/', 'src/renderer/') &&
    path !== 'src/shared/contract/zod.ts'
  ) {
    return {
      rule: 'zod-through-contract',
      message: "import { z } from src/shared/contract/zod.ts, which switches off zod's code generation first",
    };
  }
  if (/^(node:)?crypto$/.test(specifier) && names.some((name) => /^argon2(Sync)?$/.test(name))) {
    return { rule: 'no-node-argon2', message: argon2Advice };
  }
  return undefined;
}

const argon2Advice =
  "Electron's BoringSSL may lack it; use '@node-rs/argon2' through src/main/vault/key-derivation.ts";

/** Files where Electron's own channel may be named: one end each. */
const channelFiles = ['src/main/platform/electron/', 'src/preload/index.ts'];

function checkSyntax(file: SourceFile, report: Report): void {
  const isShared = within(file.path, 'src/shared/');
  new Visitor({
    MemberExpression: (node) => {
      if (node.computed || node.property.type !== 'Identifier') return;
      const owner = node.object.type === 'Identifier' ? node.object.name : '';
      const called = `${owner}.${node.property.name}`;
      if (isShared && called === 'Date.now')
        report(node.start, 'no-clock', 'take a Clock (src/shared/kernel/clock.ts) instead of Date.now');
      if (isShared && called === 'Math.random')
        report(
          node.start,
          'no-chance',
          'take a RandomSource (src/shared/kernel/random.ts) instead of Math.random',
        );
      if (/^argon2(Sync)?$/.test(node.property.name)) report(node.start, 'no-node-argon2', argon2Advice);
    },
    NewExpression: (node) => {
      if (
        isShared &&
        node.arguments.length === 0 &&
        node.callee.type === 'Identifier' &&
        node.callee.name === 'Date'
      )
        report(node.start, 'no-clock', 'take a Clock (src/shared/kernel/clock.ts) instead of new Date()');
    },
    CallExpression: (node) => {
      const { callee } = node;
      if (isShared && callee.type === 'Identifier' && callee.name === 'Date')
        report(node.start, 'no-clock', 'take a Clock (src/shared/kernel/clock.ts) instead of Date()');
      if (
        within(file.path, 'src/main/') &&
        callee.type === 'MemberExpression' &&
        !callee.computed &&
        callee.property.type === 'Identifier' &&
        callee.property.name === 'serialize'
      ) {
        report(
          node.start,
          'no-serialize',
          'on a database it returns the pages in clear; use backup() into an encrypted file (src/main/db)',
        );
      }
    },
    Identifier: (node) => {
      if (/^ipc(Main|Renderer)$/.test(node.name) && !within(file.path, ...channelFiles)) {
        report(
          node.start,
          'no-raw-ipc',
          'nothing crosses outside the contract; add a procedure in src/shared/contract',
        );
      }
      if (node.name === 'dangerouslySetInnerHTML') report(node.start, 'no-raw-html', rawHtmlAdvice);
    },
    JSXOpeningElement: (node) => {
      const has = (name: string): boolean =>
        node.attributes.some(
          (one) => one.type === 'JSXAttribute' && one.name.type === 'JSXIdentifier' && one.name.name === name,
        );
      const name = node.name.type === 'JSXIdentifier' ? node.name.name : '';
      if ((/^(Autocomplete|TagsInput)$/.test(name) || has('searchable')) && !has('filter'))
        report(
          node.start,
          'folded-filter',
          'it would not find Électricité by elec; give filter={foldedOptions} (src/renderer/src/ui)',
        );
    },
    JSXIdentifier: (node) => {
      if (node.name === 'dangerouslySetInnerHTML') report(node.start, 'no-raw-html', rawHtmlAdvice);
    },
  }).visit(file.program);
}

const rawHtmlAdvice = 'stored text would run as page code; render text or elements';
