import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findWeaknesses, intendedConfiguration } from './audit-policy.ts';
import { electronRelease, fuses } from './policy.ts';

const packaging = readFileSync('electron-builder.yml', 'utf8');

/** The `name: true|false` lines of one block of the packaging file. */
function booleansOf(block: string): Readonly<Record<string, boolean>> {
  const lines = packaging.split(`\n${block}:\n`)[1]?.split(/\n(?! )/)[0] ?? '';
  const entries = [...lines.matchAll(/^ {2}(\w+): (true|false)$/gm)];
  return Object.fromEntries(entries.map(([, name = '', value]) => [name, value === 'true']));
}

describe('the packaging file', () => {
  test('burns exactly the fuses of the policy, and the audit accepts them', () => {
    const burnt = booleansOf('electronFuses');
    expect(burnt).toEqual(fuses);
    const effective = { ...intendedConfiguration(electronRelease.releasedOn), fuses: burnt };
    expect(findWeaknesses(effective)).toEqual([]);
  });

  test('packs into an archive, publishes nowhere, keeps the name of the data folder and leaves Node out', () => {
    expect(packaging).toMatch(/^asar: true$/m);
    expect(packaging).toMatch(/^publish: null$/m);
    expect(packaging).toMatch(/^appId: fr\.carnet\.desktop$/m);
    expect(packaging).toContain("'!node_modules/node-*/**'");
    expect(packaging).toMatch(/deleteAppDataOnUninstall: false/);
  });
});
