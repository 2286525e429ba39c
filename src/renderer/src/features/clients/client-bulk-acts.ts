import { words } from '../../i18n/use-words.ts';
import { client as core } from '../../rpc/client.ts';
import type { RowOutcome } from '../../ui/run-bulk.ts';
import type { ClientRow } from './client-answers.ts';
import { fieldsOfView } from './client-values.ts';

/** As many tags as the core keeps on one client (`clientFields.tags`). */
const MOST_TAGS = 20;

type Status = ClientRow['status'];

async function statusAgain(uid: string, status: Status): Promise<void> {
  const { revision } = await core.clients.get({ uid });
  await core.clients.setStatus({ uid, revision, status });
}

/** Archives a client or brings it back; undone by the opposite. */
export async function setStatusOf(row: ClientRow, status: Status): Promise<RowOutcome> {
  if (row.status === status) {
    const t = words();
    return {
      kind: 'skipped',
      reason: status === 'archived' ? t('clients:bulk.alreadyArchived') : t('clients:bulk.alreadyActive'),
    };
  }
  await core.clients.setStatus({ uid: row.uid, revision: row.revision, status });
  return { kind: 'done', undo: async () => statusAgain(row.uid, row.status) };
}

/** The client's own tag of these words, however it is capitalised. */
const tagIn = (tags: readonly string[], tag: string): string | undefined =>
  tags.find((one) => one.localeCompare(tag, undefined, { sensitivity: 'accent' }) === 0);

// The core changes a client as a whole: what the list does not show is read first and sent back as it is.
async function changeTags(
  uid: string,
  tagsOf: (tags: readonly string[]) => readonly string[] | { readonly reason: string },
): Promise<string | null> {
  const view = await core.clients.get({ uid });
  const tags = tagsOf(view.tags);
  if ('reason' in tags) return tags.reason;
  await core.clients.update({
    uid,
    revision: view.revision,
    client: { ...fieldsOfView(view), tags: [...tags] },
  });
  return null;
}

/** Adds a tag to a client; undone by taking it off. */
export async function addTagTo(row: ClientRow, tag: string): Promise<RowOutcome> {
  const t = words();
  if (tagIn(row.tags, tag) !== undefined) return { kind: 'skipped', reason: t('clients:bulk.hasTag') };
  const refusal = await changeTags(row.uid, (tags) => {
    if (tagIn(tags, tag) !== undefined) return { reason: t('clients:bulk.hasTag') };
    return tags.length >= MOST_TAGS ? { reason: t('clients:bulk.tooManyTags') } : [...tags, tag];
  });
  if (refusal !== null) return { kind: 'skipped', reason: refusal };
  return {
    kind: 'done',
    undo: async () => {
      await changeTags(row.uid, (tags) => tags.filter((one) => one !== tagIn(tags, tag)));
    },
  };
}

/** Takes a tag off a client; undone by putting it back at the end. */
export async function removeTagFrom(row: ClientRow, tag: string): Promise<RowOutcome> {
  const lacks = words()('clients:bulk.lacksTag');
  const owned = tagIn(row.tags, tag);
  if (owned === undefined) return { kind: 'skipped', reason: lacks };
  const refusal = await changeTags(row.uid, (tags) =>
    tagIn(tags, tag) === undefined ? { reason: lacks } : tags.filter((one) => one !== tagIn(tags, tag)),
  );
  if (refusal !== null) return { kind: 'skipped', reason: refusal };
  return {
    kind: 'done',
    undo: async () => {
      await changeTags(row.uid, (tags) => (tagIn(tags, tag) === undefined ? [...tags, owned] : tags));
    },
  };
}
