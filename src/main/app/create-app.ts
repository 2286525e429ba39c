import type { AnyRouter } from '@orpc/server';
import { appendEntry } from '#main/modules/audit/append.ts';
import { auditHandlers } from '#main/modules/audit/handlers.ts';
import { contractsHandlers } from '#main/modules/contracts/handlers.ts';
import { catalogueHandlers } from '#main/modules/catalogue/handlers.ts';
import { servicesHandlers } from '#main/modules/services/handlers.ts';
import { invoicesHandlers } from '#main/modules/invoices/handlers.ts';
import { figuresHandlers } from '#main/modules/figures/handlers.ts';
import { messagingHandlers } from '#main/modules/messaging/handlers.ts';
import { interactionsHandlers } from '#main/modules/interactions/handlers.ts';
import { remindersHandlers } from '#main/modules/reminders/handlers.ts';
import { messagesHandlers } from '#main/modules/messages/handlers.ts';
import { reportsHandlers } from '#main/modules/reports/handlers.ts';
import { surveysHandlers } from '#main/modules/surveys/handlers.ts';
import { paymentsHandlers } from '#main/modules/payments/handlers.ts';
import { tasksHandlers } from '#main/modules/tasks/handlers.ts';
import { todayHandlers } from '#main/modules/today/handlers.ts';
import { transfersHandlers } from '#main/modules/transfers/handlers.ts';
import { backUpBeforeMigration } from '#main/modules/backups/before-migration.ts';
import { backupsHandlers } from '#main/modules/backups/handlers.ts';
import { clientsHandlers } from '#main/modules/clients/handlers.ts';
import { eventsHandlers } from '#main/modules/events/handlers.ts';
import { viewsHandlers } from '#main/modules/views/handlers.ts';
import { searchHandlers } from '#main/modules/search/handlers.ts';
import { draftsHandlers } from '#main/modules/drafts/handlers.ts';
import { organisationHandlers } from '#main/modules/organisation/handlers.ts';
import { usersHandlers } from '#main/modules/users/handlers.ts';
import { vaultHandlers } from '#main/modules/vault/handlers.ts';
import { newUid } from '#main/vault/new-uid.ts';
import { expiryOf, type ExpiryReason } from '#main/rpc/guard.ts';
import { buildRouter } from '#main/rpc/registry.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { afterSignIn } from './after-sign-in.ts';
import { createChangeFeed } from './change-feed.ts';
import type { AppDeps } from './deps.ts';
import { ownChores } from './own-chores.ts';
import { createVaultRuntime } from './open-vault-runtime.ts';
import type { HostKind, Seat } from './seat.ts';
import type { VaultRuntime } from './vault-runtime.ts';

/** The core, ready to be served by any host. */
export interface App {
  readonly router: AnyRouter;
  readonly vault: VaultRuntime;
  /** A new place to sit; the host keeps it for the life of its window or session. */
  takeSeat(host: HostKind): Seat;
  /** Signs a seat out and forgets it, as when its window closes. */
  dropSeat(seat: Seat): void;
  /** Signs everybody out and closes the vault, as when the system locks. */
  lockAll(reason: 'system' | 'idle'): void;
  /** Calls `listener` when a seat was signed out by something else than its own call. */
  onSeatLeft(listener: (seat: Seat) => void): () => void;
  /** Does the core's own chores that are due; it calls this by itself every few seconds. Never rejects. */
  runChores(): Promise<void>;
  /** Looks at all chores again, as when the machine wakes up. Never rejects. */
  wake(): Promise<void>;
  /** Closes everything, at quit. */
  close(): Promise<void>;
}

/** How often idle seats are looked for, in milliseconds. */
const IDLE_CHECK_MILLISECONDS = 5_000;

/** Composes the core from its dependencies; imports nothing of Electron and opens nothing yet. */
export function createApp(deps: AppDeps): App {
  const seats = new Set<Seat>();
  const listeners = new Set<(seat: Seat) => void>();
  const feed = createChangeFeed();
  const onSeatLeft = (listener: (seat: Seat) => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const vault = createVaultRuntime(deps, backUpBeforeMigration(deps));

  const log = (
    seat: Seat,
    action: string,
    outcome: 'done' | 'denied',
    details: Readonly<Record<string, string>>,
  ): void => {
    if (!vault.isOpen()) return;
    vault.write((db) =>
      appendEntry(db, vault.auditor(), {
        class: 'security',
        action,
        outcome,
        actorUid: seat.signedIn?.userUid ?? null,
        host: seat.host,
        objectKind: null,
        objectUid: null,
        fields: [],
        details,
        row: null,
      }),
    );
  };
  const leave = (seat: Seat): void => {
    if (seat.handedOver !== null)
      log(seat, 'survey.taken-back', 'done', { by: 'lock', step: seat.handedOver.step });
    seat.signedIn = null;
    // Nobody sits there any more: whoever comes next types a password anyway.
    seat.handedOver = null;
    for (const listener of listeners) listener(seat);
    if (![...seats].some((other) => other.signedIn !== null)) vault.close();
  };
  const expire = (seat: Seat, reason: ExpiryReason): void => {
    log(seat, 'session.locked', 'done', { reason });
    leave(seat);
  };
  const router = buildRouter(
    {
      vault: vaultHandlers(afterSignIn),
      organisation: organisationHandlers,
      messaging: messagingHandlers,
      users: usersHandlers,
      audit: auditHandlers,
      backups: backupsHandlers,
      clients: clientsHandlers,
      interactions: interactionsHandlers,
      contracts: contractsHandlers,
      catalogue: catalogueHandlers,
      services: servicesHandlers,
      invoices: invoicesHandlers,
      payments: paymentsHandlers,
      messages: messagesHandlers,
      figures: figuresHandlers,
      today: todayHandlers,
      reminders: remindersHandlers,
      tasks: tasksHandlers,
      reports: reportsHandlers,
      surveys: surveysHandlers,
      transfers: transfersHandlers,
      drafts: draftsHandlers,
      search: searchHandlers,
      views: viewsHandlers,
      events: eventsHandlers({ feed, vault, onSeatLeft }),
    },
    {
      deps,
      vault,
      clock: deps.clock,
      expire,
      logDenial: (seat, name) => {
        log(seat, name, 'denied', {});
      },
      feed,
      leaveSeat: leave,
      anySeatTaken: () => [...seats].some((seat) => seat.signedIn !== null),
    },
  );
  const chores = ownChores(vault, deps, (noun) => {
    feed.tell({ noun, objectKind: null, objectUid: null, byUid: null, isPrivate: false });
  });
  const idleCheck = setInterval(() => {
    for (const seat of seats) {
      const expiry = expiryOf(seat, vault, deps.clock);
      if (expiry !== null) expire(seat, expiry);
    }
    void chores.tick();
  }, IDLE_CHECK_MILLISECONDS);
  idleCheck.unref();

  return {
    router,
    vault,
    takeSeat: (host) => {
      const id: Uid = newUid({ clock: deps.clock, random: deps.random });
      const seat: Seat = { id, host, signedIn: null, handedOver: null, lastActivity: deps.clock.monotonic() };
      seats.add(seat);
      return seat;
    },
    dropSeat: (seat) => {
      if (seat.signedIn !== null) {
        log(seat, 'session.locked', 'done', { reason: 'closed' });
        leave(seat);
      }
      seats.delete(seat);
    },
    lockAll: (reason) => {
      for (const seat of seats) {
        if (seat.signedIn === null) continue;
        log(seat, 'session.locked', 'done', { reason });
        leave(seat);
      }
    },
    onSeatLeft,
    runChores: () => chores.tick(),
    wake: () => chores.wake(),
    close: async () => {
      clearInterval(idleCheck);
      vault.release();
      await deps.pdf.close();
    },
  };
}
