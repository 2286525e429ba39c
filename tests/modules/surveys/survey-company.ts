import { directClient, type CarnetClient } from '#main/rpc/hosts/direct.ts';
import { storeMessaging } from '#main/modules/messaging/messaging-settings.ts';
import { writeSecretRow } from '#main/modules/organisation/secrets.ts';
import { rowsOf } from '#main/modules/lists/statements.ts';
import { BLANK_MESSAGING, type MessagingSettings } from '#shared/contract/messaging-settings.ts';
import { findToken, tokenText } from '#shared/domain/surveys/survey-token.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { makeApp, PASSWORD, type TestApp } from '#tests/support/make-app.ts';
import { sampleClient } from '#tests/support/sample-client.ts';
import { drivenClock, type DrivenClock } from '#tests/vault/sample-vault.ts';
import { sampleService } from '#tests/faults/sample-work.ts';

/** A row of the outbox as these tests look at it. */
export interface OutboxRow {
  readonly id: number;
  readonly state: string;
  readonly reason: string;
  readonly subject: string;
  readonly body: string;
  readonly recipientAddress: string;
  readonly notBefore: string;
  readonly messageId: string;
  readonly delivery: string | null;
  readonly deliveryDetail: string;
}

/** A company with a manager, two agents and surveys that are on. */
export interface SurveyCompany {
  readonly test: TestApp;
  readonly clock: DrivenClock;
  readonly manager: CarnetClient;
  readonly agent: CarnetClient;
  readonly stranger: CarnetClient;
  readonly agentUid: Uid;
  set(change: (settings: MessagingSettings) => MessagingSettings): void;
  /** A client of the agent; `changes` as in `sampleClient`. */
  addClient(changes?: Parameters<typeof sampleClient>[0]): Promise<Uid>;
  /** A service of the agent, done today. */
  done(clientUid: Uid, changes?: object): Promise<{ readonly uid: Uid; readonly revision: number }>;
  outbox(): readonly OutboxRow[];
  surveys(): readonly {
    readonly rating: number | null;
    readonly comments: string;
    readonly answeredBy: string | null;
  }[];
  /** The signed token of a rating in the newest message. */
  token(rating: number): string;
  /** As m2's engine does when a message has left. */
  markSent(): void;
  close(): Promise<void>;
}

/** Opens it; answers go to `avis@carnet.example`. */
export async function openSurveyCompany(): Promise<SurveyCompany> {
  const clock = drivenClock();
  const test = await makeApp(clock);
  const { app } = test;
  const signIn = async (name: string, role: 'manager' | 'agent') => {
    const uid = await test.addPerson(name, [role]);
    const client = directClient(app, app.takeSeat('direct'));
    await client.vault.signIn({ account: uid, password: PASSWORD });
    return { uid, client };
  };
  const manager = await signIn('Hélène Garnier', 'manager');
  const agent = await signIn('Karim Benali', 'agent');
  const stranger = await signIn('Lucie Petit', 'agent');
  let settings: MessagingSettings = {
    ...BLANK_MESSAGING,
    email: {
      ...BLANK_MESSAGING.email,
      fromAddress: 'contact@carnet.example',
      replyTo: 'avis@carnet.example',
    },
    surveys: { ...BLANK_MESSAGING.surveys, isOn: true },
  };
  const set: SurveyCompany['set'] = (change) => {
    settings = change(settings);
    app.vault.write((db) => {
      storeMessaging(db, settings, { now: clock.now(), actorId: 1 });
    });
  };
  set((same) => same);
  app.vault.write((db) => {
    writeSecretRow(db, { name: 'imap-password', place: 'vault', value: 'secret', updatedAt: clock.now() });
  });
  const outbox = (): readonly OutboxRow[] =>
    rowsOf<OutboxRow>(
      app.vault.read(),
      `select id, state, reason, subject, body, recipient_address as recipientAddress, not_before as notBefore,
         message_id as messageId, delivery, delivery_detail as deliveryDetail from messages order by id`,
    );
  return {
    test,
    clock,
    manager: manager.client,
    agent: agent.client,
    stranger: stranger.client,
    agentUid: agent.uid,
    set,
    addClient: async (changes = {}) =>
      (
        await manager.client.clients.create({
          client: sampleClient({ ownerUid: agent.uid, ...changes }),
        })
      ).uid,
    done: async (clientUid, changes = {}) => {
      const { uid, revision } = await manager.client.services.create({
        service: {
          ...sampleService(clientUid, { title: 'Entretien de chaudière', description: '' }),
          technicianUid: agent.uid,
          ...changes,
        },
        status: 'done',
      });
      return { uid, revision };
    },
    outbox,
    surveys: () =>
      rowsOf(
        app.vault.read(),
        'select rating, comments, answered_by as answeredBy from satisfaction_surveys order by id',
      ),
    token: (rating) => {
      const body = outbox().at(-1)?.body ?? '';
      const line = body.split('\n').find((one) => one.startsWith(`${String(rating)} - `)) ?? '';
      const token = findToken(decodeURIComponent(line));
      if (token === null) throw new Error('No token in the message');
      return tokenText(token);
    },
    markSent: () => {
      app.vault
        .connection()
        .prepare(`update messages set state = 'sent', sent_at = ? where state in
        ('to-approve', 'waiting')`)
        .run(clock.now());
    },
    close: () => test.close(),
  };
}
