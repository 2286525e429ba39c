import type { InteractionDirection, InteractionKind } from '#shared/domain/interactions/interaction.ts';

/** One thing that may have been said, with what it leads to. */
export interface Conversation {
  readonly kind: InteractionKind;
  readonly direction: InteractionDirection;
  readonly subject: string;
  readonly body: string;
  readonly minutes: readonly number[];
  /** Days until one calls back; 0 where nothing is waited for. */
  readonly recallAfter: number;
}

const SHORT = [3, 5, 5, 8, 10, 15];
const LONG = [30, 45, 60, 60, 90];

const call = (direction: 'in' | 'out', body: string, recallAfter = 0): Conversation => ({
  kind: 'call',
  direction,
  subject: '',
  body,
  minutes: SHORT,
  recallAfter,
});
const email = (direction: 'in' | 'out', subject: string, body: string, recallAfter = 0): Conversation => ({
  kind: 'email',
  direction,
  subject,
  body,
  minutes: [],
  recallAfter,
});
const meeting = (subject: string, body: string, recallAfter = 0): Conversation => ({
  kind: 'meeting',
  direction: '',
  subject,
  body,
  minutes: LONG,
  recallAfter,
});
const note = (body: string): Conversation => ({
  kind: 'note',
  direction: '',
  subject: '',
  body,
  minutes: [],
  recallAfter: 0,
});

/** What is said with the clients of a service company, calls more often than the rest. */
export const CONVERSATIONS: readonly Conversation[] = [
  call(
    'in',
    'Demande un devis pour la maintenance annuelle. Parc de douze postes, contrat actuel jusqu’à fin d’année.',
    7,
  ),
  call(
    'in',
    'Le serveur de fichiers est lent depuis hier matin. Diagnostic à distance proposé, accord donné.',
  ),
  call('in', 'Question sur la dernière facture : la ligne de déplacement a été expliquée, tout est clair.'),
  call('in', 'Souhaite décaler le prochain passage d’une semaine, l’équipe est en inventaire.', 5),
  call(
    'in',
    'Une nouvelle salariée arrive lundi : prévoir un compte, un badge et une heure de prise en main.',
    3,
  ),
  call('out', 'Confirmation du rendez-vous. Accès par la cour, demander les clés à l’accueil.'),
  call('out', 'Pas de réponse, message laissé sur le répondeur.', 2),
  call('out', 'Suivi après l’intervention : tout fonctionne, merci transmis au technicien.'),
  call('out', 'Rappel de l’échéance. Le virement part en fin de semaine.', 8),
  call(
    'out',
    'Présentation de la formation à la sécurité. Intéressés pour dix personnes, en parlent à la direction.',
    14,
  ),
  call('out', 'Point sur le contrat : reconduit aux mêmes conditions, avenant à envoyer.'),
  email(
    'in',
    'Bon pour accord',
    'Devis signé reçu en pièce jointe, numéro de commande à reporter sur la facture.',
  ),
  email(
    'in',
    'Accès au bâtiment',
    'Le code du portail a changé. Nouveau code transmis par téléphone seulement.',
  ),
  email(
    'out',
    'Compte rendu de visite',
    'Envoi du compte rendu et des photos avant et après. Deux points à surveiller au prochain passage.',
  ),
  email(
    'out',
    'Proposition de formation',
    'Programme, dates possibles et tarif de groupe. Réponse attendue avant la fin du mois.',
    12,
  ),
  email('out', 'Planning du trimestre', 'Dates des trois prochains passages proposées, à confirmer.', 6),
  meeting(
    'Bilan annuel',
    'Onze passages, deux urgences, aucun arrêt. Le client souhaite un contact unique et un point chaque trimestre.',
    21,
  ),
  meeting(
    'Visite des locaux',
    'Relevé du câblage et des prises. L’armoire du premier étage est à remplacer ; plan annoté remis au responsable.',
    10,
  ),
  meeting(
    'Lancement du projet',
    'Calendrier arrêté, interlocuteurs désignés, sauvegardes vérifiées avant de commencer.',
  ),
  note('Se garer derrière le bâtiment, l’entrée principale est fermée avant 9 h.'),
  note('Préfère être appelé en fin d’après-midi.'),
  note('Le contrat d’assurance demande une attestation après chaque intervention électrique.'),
];

/** What colleagues add under it. */
export const COMMENTS = [
  'Vu, je prépare le devis demain matin.',
  'J’y passe jeudi, je regarderai en même temps.',
  'Pièce commandée, délai annoncé de cinq jours.',
  'Merci, noté dans le planning.',
  'Attention, ils ferment entre Noël et le jour de l’an.',
] as const;
