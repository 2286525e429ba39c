/** First names as they are common in France, each fifth one with an accent or a hyphen. */
export const FIRST_NAMES =
  'Adèle Agnès Alain Alexandre Alice Amandine Amélie Anaïs André Anne-Sophie Antoine Arnaud Aurélie Baptiste Béatrice Benoît Bernard Brigitte Bruno Camille Carole Cécile Céline Chantal Charlotte Christophe Claire Clément Corinne Cyril Damien David Delphine Denis Didier Dominique Édouard Élise Élodie Émilie Éric Estelle Étienne Fabien Fabrice Fanny Florence Florian Franck François Françoise Frédéric Gabriel Gaëlle Gérard Gilles Guillaume Hélène Hervé Hugo Isabelle Jacques Jean-Marc Jean-Paul Jérôme Joël Julie Julien Karim Karine Laëtitia Laure Laurent Léa Loïc Lucie Ludovic Manon Marc Marguerite Marie-Claire Marine Martine Mathieu Maud Maxime Mélanie Michel Mireille Monique Nadia Nathalie Nicolas Noémie Odile Olivier Pascal Patricia Paul Philippe Pierre Quentin Raphaël Régis Rémi Renaud Sabine Samira Sandrine Sébastien Sylvie Solène Stéphane Thérèse Thibault Thierry Valérie Véronique Victor Vincent Virginie Xavier Yann Yasmina Yves Zoé'.split(
    ' ',
  );

/** Family names as they are common in France. */
export const FAMILY_NAMES =
  'Abadie Allard Aubert Bailly Barbier Baron Bénard Benali Berger Bernard Bertin Besnard Blanchard Blondel Bonnet Boucher Bouchet Boulanger Bourgeois Bouvier Brunet Camus Carlier Caron Carpentier Charpentier Chevalier Collet Colin Cordier Cousin Da Silva Daniel David Delaunay Delmas Deschamps Diallo Dubois Dufour Dumas Dumont Dupuis Durand Étienne Fabre Faure Fernandez Fleury Fontaine Fournier Gaillard Garnier Gautier Gérard Germain Gillet Girard Giraud Gonzalez Grégoire Guérin Guichard Guillot Haddad Hamon Henry Hubert Huet Jacquet Joly Julien Klein Lacroix Lambert Langlois Laurent Le Gall Le Goff Leblanc Leclerc Lecomte Lefèvre Legrand Lemaire Lemoine Leroux Leroy Lévêque Lopez Mallet Marchal Marchand Maréchal Martinez Masson Ménard Mercier Meunier Meyer Michaud Millet Monnier Moreau Morel Morin Moulin Muller N’Guyen Navarro Noël Olivier Paris Pasquier Perret Perrin Petitjean Philippe Picard Pichon Poirier Poulain Prévost Rémy Renard Renault Rey Reynaud Richard Rivière Robin Roche Rolland Rousseau Roussel Roux Royer Sanchez Schmitt Simon Tessier Thomas Traoré Vasseur Vidal Vincent Weber'
    .replaceAll('Da Silva', 'Da_Silva')
    .replaceAll('Le G', 'Le_G')
    .split(' ')
    .map((name) => name.replace('_', ' '));

/** Streets that many French towns have. */
export const STREETS = [
  'rue de la République',
  'avenue Jean-Jaurès',
  'rue Victor-Hugo',
  'place de la Mairie',
  'rue du Moulin',
  'boulevard Gambetta',
  'rue des Écoles',
  'avenue de la Gare',
  'rue Pasteur',
  'chemin des Vignes',
  'impasse des Lilas',
  'rue du Général-de-Gaulle',
  'quai des Tanneurs',
  'rue de l’Église',
  'allée des Tilleuls',
  'zone artisanale Les Prés',
] as const;

/** How companies of a sector call themselves; `{nom}`, `{ville}` and `{saint}` are filled in. */
export interface Sector {
  readonly industry: string;
  /** How common it is among the clients. */
  readonly weight: number;
  readonly names: readonly string[];
  readonly roles: readonly string[];
}

/** Sectors of the demonstration's clients: finance, education and health first, then what else a town has. */
export const SECTORS: readonly Sector[] = [
  {
    industry: 'Finance',
    weight: 18,
    names: [
      'Cabinet {nom} Patrimoine',
      '{nom} & Associés Expertise',
      'Assurances {nom}',
      '{ville} Courtage',
      'Mutuelle du Pays de {ville}',
      'Comptoir financier {nom}',
    ],
    roles: ['Directeur administratif', 'Responsable conformité', 'Gestionnaire', 'Associée'],
  },
  {
    industry: 'Éducation',
    weight: 20,
    names: [
      'École {saint}',
      'Institut {nom}',
      'Lycée professionnel {nom}',
      'Centre de formation {ville}',
      'Crèche Les Petits {nom}',
      'Campus {nom}',
    ],
    roles: ['Proviseure', 'Intendant', 'Responsable pédagogique', 'Secrétaire générale'],
  },
  {
    industry: 'Santé',
    weight: 20,
    names: [
      'Clinique {saint}',
      'Pharmacie {nom}',
      'Maison de santé {nom}',
      'Laboratoire {nom}',
      'Cabinet dentaire {nom}',
      'Résidence {saint}',
    ],
    roles: ['Directrice', 'Cadre de santé', 'Responsable logistique', 'Pharmacien titulaire'],
  },
  {
    industry: 'Industrie',
    weight: 10,
    names: ['Ateliers {nom}', 'Mécanique {nom}', 'Fonderie de {ville}', '{nom} Emballages'],
    roles: ['Chef d’atelier', 'Responsable maintenance', 'Acheteuse'],
  },
  {
    industry: 'Commerce',
    weight: 9,
    names: ['Librairie {nom}', 'Maison {nom}', 'Épicerie de {ville}', '{nom} Équipement'],
    roles: ['Gérante', 'Responsable de magasin'],
  },
  {
    industry: 'Bâtiment',
    weight: 8,
    names: ['{nom} Charpente', 'Menuiserie {nom}', '{nom} Frères', 'Couverture {ville}'],
    roles: ['Conducteur de travaux', 'Gérant'],
  },
  {
    industry: 'Hôtellerie et restauration',
    weight: 6,
    names: ['Hôtel de {ville}', 'Auberge {nom}', 'Le Comptoir {nom}'],
    roles: ['Directeur d’exploitation', 'Cheffe de réception'],
  },
  {
    industry: 'Transport',
    weight: 5,
    names: ['Transports {nom}', '{ville} Logistique', 'Ambulances {nom}'],
    roles: ['Responsable d’exploitation', 'Affréteuse'],
  },
  {
    industry: 'Associations',
    weight: 4,
    names: ['Association {saint}', 'Foyer rural de {ville}', 'Théâtre {nom}'],
    roles: ['Présidente', 'Trésorier'],
  },
];

/** Names of schools, clinics and associations. */
export const SAINTS = [
  'Saint-Joseph',
  'Sainte-Marie',
  'Saint-Vincent',
  'Notre-Dame',
  'Sainte-Anne',
  'Saint-Exupéry',
  'Jean-Moulin',
  'Marie-Curie',
  'Les Tilleuls',
  'Beauséjour',
  'Bellevue',
  'Les Glycines',
] as const;

/** Tags that the people of the company put on clients. */
export const TAGS = [
  'contrat annuel',
  'prioritaire',
  'recommandé',
  'accès badge',
  'multi-sites',
  'à relancer',
] as const;
