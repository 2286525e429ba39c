import type { DocumentLanguage } from '#shared/domain/documents/written-values.ts';

type Forms = readonly [one: string, many: string];

/** Printed names of UN/ECE recommendation 20 units, singular and plural. */
const LABELS: Readonly<Record<DocumentLanguage, ReadonlyMap<string, Forms>>> = {
  fr: new Map<string, Forms>([
    ['C62', ['unité', 'unités']],
    ['H87', ['pièce', 'pièces']],
    ['MIN', ['min', 'min']],
    ['HUR', ['h', 'h']],
    ['DAY', ['jour', 'jours']],
    ['WEE', ['semaine', 'semaines']],
    ['MON', ['mois', 'mois']],
    ['QAN', ['trimestre', 'trimestres']],
    ['ANN', ['an', 'ans']],
    ['LS', ['forfait', 'forfaits']],
    ['E48', ['prestation', 'prestations']],
    ['SET', ['lot', 'lots']],
    ['KMT', ['km', 'km']],
    ['MTR', ['m', 'm']],
    ['MTK', ['m²', 'm²']],
    ['MTQ', ['m³', 'm³']],
    ['KGM', ['kg', 'kg']],
    ['LTR', ['l', 'l']],
    ['KWH', ['kWh', 'kWh']],
    ['4L', ['Mo', 'Mo']],
    ['E34', ['Go', 'Go']],
    ['P1', ['%', '%']],
  ]),
  en: new Map<string, Forms>([
    ['C62', ['unit', 'units']],
    ['H87', ['piece', 'pieces']],
    ['MIN', ['min', 'min']],
    ['HUR', ['h', 'h']],
    ['DAY', ['day', 'days']],
    ['WEE', ['week', 'weeks']],
    ['MON', ['month', 'months']],
    ['QAN', ['quarter', 'quarters']],
    ['ANN', ['year', 'years']],
    ['LS', ['lump sum', 'lump sums']],
    ['E48', ['service', 'services']],
    ['SET', ['set', 'sets']],
    ['KMT', ['km', 'km']],
    ['MTR', ['m', 'm']],
    ['MTK', ['m²', 'm²']],
    ['MTQ', ['m³', 'm³']],
    ['KGM', ['kg', 'kg']],
    ['LTR', ['l', 'l']],
    ['KWH', ['kWh', 'kWh']],
    ['4L', ['MB', 'MB']],
    ['E34', ['GB', 'GB']],
    ['P1', ['%', '%']],
  ]),
};

/**
 * Name of a unit next to its quantity; the code itself for a unit we have no word for.
 *
 * French keeps the singular below two, English uses it for one only.
 */
export function unitLabel(unit: string, quantity: string, language: DocumentLanguage): string {
  const forms = LABELS[language].get(unit);
  if (forms === undefined) return unit;
  const count = Math.abs(Number(quantity));
  const isPlural = language === 'fr' ? count >= 2 : count !== 1;
  return forms[isPlural ? 1 : 0];
}
