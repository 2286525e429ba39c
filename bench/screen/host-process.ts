// The browser host on a vault that may be written to, for bench/screen; answers the questions of `host.ts` on its channel.
import type { CarnetClient } from '#main/rpc/hosts/direct.ts';
import { directClient } from '#main/rpc/hosts/direct.ts';
import { startBrowserHost } from '#main/serve.ts';
import { systemClock } from '#main/platform/system-clock.ts';
import { FLOOR_COST, machineCostMeter } from '#main/vault/key-derivation.ts';
import { foldForSearch } from '#shared/domain/clients/search-fold.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ACCOUNTS } from '../data/colleagues.ts';
import type { Answer, Question } from './host.ts';

const [dataFolder] = process.argv.slice(2);
if (dataFolder === undefined) throw new Error('The data folder is missing');
const host = await startBrowserHost({ dataFolder, port: 0, demonstration: false });
const seats = new Map<string, CarnetClient>();

async function seatOf(role: 'manager' | 'agent'): Promise<CarnetClient> {
  const known = seats.get(role);
  if (known !== undefined) return known;
  const client = directClient(host.app, host.app.takeSeat('direct'));
  const { name, password } = ACCOUNTS[role];
  await client.vault.signIn({ account: name, password });
  seats.set(role, client);
  return client;
}

const WORDS = 4;

/** Last words of clients spread over the names: what somebody types to find them. */
async function wordsOf(role: 'manager' | 'agent'): Promise<readonly string[]> {
  const client = await seatOf(role);
  const { rows } = await client.clients.list({ sort: 'updated', descending: true, limit: 200 });
  const words = rows.map(({ name }) => foldForSearch(name).split(' ').at(-1) ?? '');
  return [...new Set(words.filter((word) => /^[a-z]{4,}$/.test(word)))].slice(0, WORDS);
}

async function answerTo(question: Question): Promise<Answer> {
  switch (question.ask) {
    case 'link':
      return { text: `${host.url}/#/start?token=${host.mintLaunchToken()}` };
    case 'derivation':
      return { number: await machineCostMeter(systemClock())(FLOOR_COST) };
    case 'words':
      return { texts: await wordsOf(question.role) };
    case 'write': {
      // One more note: whatever the core remembered of lists and sums is computed again.
      const client = await seatOf('agent');
      const { rows } = await client.clients.list({ status: 'active', limit: 1 });
      const [row] = rows;
      if (row === undefined) throw new Error('The agent has no client');
      await client.interactions.create({
        interaction: {
          clientUid: row.uid,
          contactUid: null,
          kind: 'call',
          direction: 'in',
          occurredAt: `${systemClock().today()}T00:00:00.000Z` as Instant,
          durationMinutes: 5,
          subject: 'Banc d’essai',
          body: '',
          recallOn: null,
        },
      });
      return {};
    }
    default:
      return unreachable(question.ask);
  }
}

process.on('message', (question: Question) => {
  void answerTo(question).then(
    (answer) => process.send?.({ id: question.id, ...answer }),
    (problem: unknown) =>
      process.send?.({
        id: question.id,
        problem: problem instanceof Error ? problem.message : String(problem),
      }),
  );
});
process.on('SIGTERM', () => {
  void host.close().then(() => process.exit(0));
});
process.send?.({ id: 0 });
