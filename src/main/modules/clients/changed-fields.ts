import { canonicalJson, type CanonicalValue } from '#main/vault/canonical-json.ts';
import type { ClientFields } from './client-input.ts';

/** A client flattened to named values, the address one by one. */
const namedValues = ({ address, ...fields }: ClientFields): Readonly<Record<string, CanonicalValue>> => ({
  ...fields,
  ...address,
});

/** Names of the fields that differ between two states of a client, sorted. */
export function changedFields(before: ClientFields, after: ClientFields): string[] {
  const left = namedValues(before);
  const right = namedValues(after);
  return Object.keys(right)
    .filter((name) => canonicalJson(left[name] ?? null) !== canonicalJson(right[name] ?? null))
    .toSorted();
}

/** Canonical text of a client for the digest of the audit log. */
export const clientRowText = (
  client: ClientFields & { readonly uid: string; readonly status: string; readonly revision: number },
): string => {
  const { uid, status, revision, ...fields } = client;
  return canonicalJson({ ...namedValues(fields), uid, status, revision });
};
