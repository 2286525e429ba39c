import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AnyContractProcedure } from '@orpc/contract';
import { contract } from '#shared/contract/index.ts';
import type { AuditRule, ProcedurePolicy } from '#shared/contract/policy.ts';
import { MATRIX } from '#shared/domain/access/matrix.ts';
import type { Permission } from '#shared/domain/access/permission.ts';
import { ROLES } from '#shared/domain/access/role.ts';

/** One line of a noun's table. */
interface Line {
  readonly name: string;
  readonly route: string;
  readonly summary: string;
  readonly policy: ProcedurePolicy;
  readonly refusals: readonly string[];
}

/** What `procedure()` put into a procedure, without the types that differ from one to the next. */
interface Declared {
  readonly meta: { readonly policy?: ProcedurePolicy };
  readonly route: { readonly method?: string; readonly path?: string; readonly summary?: string };
  readonly errorMap: {
    readonly REFUSED: {
      readonly data: { readonly shape: { readonly reason: { readonly options: readonly string[] } } };
    };
  };
}

/** What `docs/api.md` must hold now; `root` is the folder of the project. */
export function currentApi(root: string): string {
  const introduction = readFileSync(resolve(root, 'tools/api-docs/introduction.md'), 'utf8');
  return renderApi(introduction.replaceAll('\r\n', '\n'));
}

/** The whole of `docs/api.md`: `introduction` followed by one table per noun, in the order of the contract. */
function renderApi(introduction: string): string {
  const parts = Object.entries<Record<string, AnyContractProcedure>>(contract).map(([noun, group]) =>
    renderNoun(
      noun,
      Object.entries(group).map(([verb, procedure]) => lineOf(`${noun}.${verb}`, procedure)),
    ),
  );
  return [introduction.trimEnd(), ...parts, renderPermissions()].join('\n\n') + '\n';
}

function lineOf(name: string, procedure: AnyContractProcedure): Line {
  const { meta, route, errorMap } = procedure['~orpc'] as unknown as Declared;
  const { policy } = meta;
  if (policy === undefined) throw new Error(`${name} has no policy`);
  return {
    name,
    route: `${route.method ?? 'POST'} ${route.path ?? ''}`,
    summary: route.summary ?? '',
    policy,
    refusals: refusalsOf(errorMap),
  };
}

/** Reasons of the declared `REFUSED` error; `Never` stands for none. */
const refusalsOf = (errorMap: Declared['errorMap']): readonly string[] =>
  errorMap.REFUSED.data.shape.reason.options.filter((reason) => reason !== 'Never');

function renderNoun(noun: string, lines: readonly Line[]): string {
  const rows = lines.map(({ name, route, summary, policy, refusals }) =>
    row([
      `\`${name}\`<br>${summary}`,
      `\`${route}\``,
      admissionText(policy),
      policy.rowRule,
      auditText(policy.audit),
      refusals.map((reason) => `\`${reason}\``).join(' '),
    ]),
  );
  return [
    `## ${noun}`,
    '',
    row(['procedure', 'method and path', 'who', 'rows', 'log', 'refusals']),
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;

function admissionText(policy: ProcedurePolicy): string {
  const who = policy.admission.includes('.') ? `\`${policy.admission}\`` : policy.admission;
  return [
    who,
    ...(policy.stepUp ? ['**password again**'] : []),
    ...(policy.duringSetUp && policy.admission !== 'anonymous' ? ['also during set-up'] : []),
  ].join('<br>');
}

const auditText = (rule: AuditRule): string =>
  rule.record ? `\`${rule.action}\` (${rule.class})` : `– ${rule.because}`;

/** Who holds which permission, from the matrix. */
function renderPermissions(): string {
  const permissions = Object.keys(
    Object.assign({}, ...ROLES.map((role) => MATRIX[role])) as Record<Permission, string>,
  ).toSorted() as readonly Permission[];
  return [
    '## Permissions',
    '',
    '`all` reaches every row, `own` the rows of own and assigned clients only; empty is a refusal.',
    '',
    row(['permission', ...ROLES]),
    `|---|${ROLES.map(() => '---|').join('')}`,
    ...permissions.map((permission) =>
      row([`\`${permission}\``, ...ROLES.map((role) => MATRIX[role][permission] ?? '')]),
    ),
  ].join('\n');
}
