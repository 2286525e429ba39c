import type { z } from 'zod';
import type { catalogueFields } from '#shared/contract/services.ts';

/** One thing the demonstration company sells, with what it is called on a given day. */
export interface SoldItem {
  readonly item: z.input<typeof catalogueFields>;
  /** Quantities that are usual. */
  readonly quantities: readonly string[];
  readonly weight: number;
  readonly reports: readonly string[];
}

const entry = (
  code: string,
  name: string,
  serviceType: SoldItem['item']['serviceType'],
  [unit, unitPrice]: readonly [SoldItem['item']['unit'], string],
  rest: Pick<SoldItem, 'quantities' | 'weight' | 'reports'> & { readonly description: string },
): SoldItem => ({
  item: {
    code,
    name,
    description: rest.description,
    serviceType,
    nature: 'service',
    unit,
    unitPrice,
    vatCategory: 'S',
    vatRate: '20',
  },
  quantities: rest.quantities,
  weight: rest.weight,
  reports: rest.reports,
});

/** What the demonstration company sells: it looks after the networks and computers of small organisations. */
export const CATALOGUE: readonly SoldItem[] = [
  entry('DIA-RES', 'Diagnostic réseau', 'diagnostic', ['LS', '480'], {
    description: 'Relevé des équipements, mesures de débit et de couverture, rapport remis sous cinq jours.',
    quantities: ['1'],
    weight: 12,
    reports: [
      'Baie principale relevée, deux commutateurs à remplacer.',
      'Couverture sans fil mesurée sur trois étages.',
    ],
  }),
  entry('DIA-SEC', 'Diagnostic de sécurité informatique', 'diagnostic', ['LS', '890'], {
    description: 'Entretiens, revue des sauvegardes et des droits, plan d’action priorisé.',
    quantities: ['1'],
    weight: 7,
    reports: [
      'Sauvegardes testées : une restauration sur trois a échoué.',
      'Plan d’action présenté à la direction.',
    ],
  }),
  entry('DIA-POS', 'Diagnostic d’un poste', 'diagnostic', ['C62', '65'], {
    description: 'Contrôle matériel et logiciel d’un poste de travail.',
    quantities: ['1', '2', '3', '5'],
    weight: 9,
    reports: ['Disque en fin de vie signalé.', 'Postes contrôlés, mises à jour appliquées.'],
  }),
  entry('FOR-BUR', 'Formation bureautique', 'training', ['DAY', '950'], {
    description: 'Journée en salle, huit personnes au plus, support remis.',
    quantities: ['1', '1', '2'],
    weight: 9,
    reports: ['Groupe de six personnes, niveau homogène.', 'Deuxième session demandée pour l’automne.'],
  }),
  entry('FOR-SEC', 'Formation cybersécurité', 'training', ['DAY', '1150'], {
    description: 'Reconnaître l’hameçonnage, choisir ses mots de passe, réagir à un incident.',
    quantities: ['0.5', '1', '1'],
    weight: 9,
    reports: ['Exercice d’hameçonnage : quatre clics sur vingt.', 'Questionnaire final réussi par tous.'],
  }),
  entry('FOR-LOG', 'Prise en main d’un logiciel', 'training', ['HUR', '110'], {
    description: 'Accompagnement individuel sur le logiciel du client.',
    quantities: ['2', '3', '4'],
    weight: 6,
    reports: ['Paramétrage revu avec l’utilisatrice.', 'Deux points à reprendre au prochain rendez-vous.'],
  }),
  entry('MAI-HOR', 'Maintenance sur site', 'maintenance', ['HUR', '85'], {
    description: 'Intervention d’un technicien, déplacement compris dans un rayon de 30 km.',
    quantities: ['1', '1.5', '2', '3', '4'],
    weight: 18,
    reports: [
      'Imprimante partagée remise en service.',
      'Routeur remplacé, configuration reprise de la sauvegarde.',
      'Poste infecté isolé puis réinstallé.',
    ],
  }),
  entry('MAI-MOI', 'Contrat de maintenance, mois', 'maintenance', ['MON', '240'], {
    description: 'Surveillance, mises à jour et assistance téléphonique.',
    quantities: ['1'],
    weight: 14,
    reports: ['Mois sans incident.', 'Trois appels traités, correctifs appliqués.'],
  }),
  entry('MAI-SAU', 'Vérification des sauvegardes', 'maintenance', ['LS', '180'], {
    description: 'Restauration d’essai d’un jeu de fichiers et procès-verbal.',
    quantities: ['1'],
    weight: 8,
    reports: ['Restauration réussie en 42 minutes.', 'Un jeu illisible : support remplacé.'],
  }),
  entry('AUT-INS', 'Installation d’équipement', 'other', ['HUR', '75'], {
    description: 'Pose, raccordement et recette.',
    quantities: ['2', '4', '6', '8'],
    weight: 5,
    reports: ['Quatre bornes posées et recettées.', 'Onduleur raccordé, autonomie mesurée.'],
  }),
  entry('AUT-CON', 'Conseil', 'other', ['HUR', '120'], {
    description: 'Aide au choix d’un prestataire ou d’un équipement.',
    quantities: ['1', '2', '3'],
    weight: 3,
    reports: ['Comparatif de trois offres remis.'],
  }),
];
