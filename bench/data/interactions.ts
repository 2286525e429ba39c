import type Database from 'better-sqlite3';
import { foldForSearch } from '#shared/domain/clients/search-fold.ts';
import { seededChance, type SeededChance } from '../../tools/demonstration/seeded-chance.ts';
import type { ClientBook, Staff } from './clients.ts';
import type { Dimensions } from './dimensions.ts';
import type { Pace } from './pace.ts';
import { at, inserter, popular, uidBytes, workingMoment } from './rows.ts';

/** A phrase with its folded form: a million texts are not folded one by one. */
interface Phrase {
  readonly text: string;
  readonly folded: string;
}

const phrases = (texts: readonly string[]): readonly Phrase[] =>
  texts.map((text) => ({ text, folded: foldForSearch(text) }));

const SUBJECTS = phrases([
  'Demande de devis',
  'Suivi de l’intervention',
  'Relance de facture',
  'Imprimante en panne',
  'Renouvellement du contrat',
  'Prise de rendez-vous',
  'Question sur la facture',
  'Réseau instable',
  'Formation du personnel',
  'Sauvegarde en échec',
  'Changement d’interlocuteur',
  'Mise à jour prévue',
  'Accès au bâtiment',
  'Satisfaction après passage',
  'Commande de matériel',
  'Mot de passe oublié',
]);

const OPENINGS = phrases([
  'A appelé au sujet de la dernière visite.',
  'Souhaite être rappelé avant la fin de la semaine.',
  'Confirme la date convenue.',
  'Signale une lenteur depuis lundi matin.',
  'Demande une copie de la facture.',
  'N’a pas reçu le compte rendu.',
  'Remercie l’équipe pour sa réactivité.',
  'Hésite entre deux formules.',
  'Attend l’accord de sa direction.',
  'Veut avancer le rendez-vous.',
  'Absent, message laissé.',
  'Point trimestriel avec la direction.',
]);

const DETAILS = phrases([
  'Le serveur de fichiers redémarre toutes les nuits.',
  'Trois postes à remplacer avant le printemps.',
  'Le badge d’accès a changé, voir l’accueil.',
  'Budget reporté à l’exercice suivant.',
  'Les mises à jour ont été appliquées à distance.',
  'Prévoir deux heures et un second technicien.',
  'La salle de formation est libre le jeudi.',
  'Le commutateur de l’étage est saturé.',
  'Paiement annoncé par virement sous huitaine.',
  'Devis envoyé par courriel, réponse attendue.',
  'La borne du hall ne couvre pas la réserve.',
  'Documents transmis au service comptable.',
]);

const ENDINGS = phrases([
  '',
  'À revoir le mois prochain.',
  'Sans suite pour l’instant.',
  'Compte rendu à envoyer.',
  'Rappel prévu.',
  'Affaire classée.',
]);

const KINDS = ['call', 'call', 'call', 'call', 'email', 'email', 'email', 'meeting', 'note', 'note'] as const;

/** Writes the interactions in the order of time and answers the last one of each client (index: client). */
export async function writeInteractions(
  connection: Database.Database,
  dimensions: Dimensions,
  staff: Staff,
  book: ClientBook,
  pace: Pace,
): Promise<void> {
  const chance = seededChance(2002);
  const { interactions: count, days, lastDay, clients } = dimensions;
  const insert = inserter(
    connection,
    'interactions',
    'id uid client_id contact_id kind direction occurred_at duration_minutes subject body recall_on recall_done_at author_id search_text created_at updated_at'.split(
      ' ',
    ),
  );
  pace.step('interactions', count);
  for (let index = 0; index < count; index += 1) {
    const id = index + 1;
    const day = Math.min(lastDay, Math.floor((index / count) * (lastDay + 1)));
    const client = popular(chance, clients, at(book.availableOn, day));
    const occurredAt = workingMoment(chance, at(days, day));
    const kind = chance.pick(KINDS);
    const subject = chance.pick(SUBJECTS);
    const parts = [chance.pick(OPENINGS), chance.pick(DETAILS), chance.pick(ENDINGS)];
    const contacts = at(book.contacts, client);
    const recall = recallOf(chance, day, lastDay);
    insert([
      id,
      uidBytes(chance, occurredAt),
      client + 1,
      contacts === 0 ? null : at(book.firstContact, client) + chance.whole(0, contacts - 1),
      kind,
      kind === 'call' || kind === 'email' ? chance.pick(['in', 'out']) : '',
      occurredAt,
      kind === 'call' ? chance.whole(1, 30) : kind === 'meeting' ? chance.whole(2, 8) * 15 : null,
      subject.text,
      parts
        .map((part) => part.text)
        .join(' ')
        .trimEnd(),
      recall === null ? null : at(days, recall.day),
      recall?.isDone === true ? occurredAt : null,
      chance.happens(0.6) ? at(book.owners, client) : staff.manager,
      [subject, ...parts]
        .map((part) => part.folded)
        .join(' ')
        .trimEnd(),
      occurredAt,
      occurredAt,
    ]);
    await pace.done(id);
  }
}

/** One in fifty asks for a recall; those of the last weeks are still waiting, and a few older ones. */
function recallOf(chance: SeededChance, day: number, lastDay: number) {
  if (!chance.happens(0.02)) return null;
  const recallDay = day + chance.whole(1, 30);
  return { day: recallDay, isDone: recallDay < lastDay - 5 && !chance.happens(0.005) };
}
