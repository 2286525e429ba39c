import { type Colour, INK, MUTED } from '../colours.ts';
import type { TextStyle } from '../layout/typesetter.ts';

const style = (
  size: number,
  weight: TextStyle['weight'],
  colour: Colour = INK,
  leading = 1.36,
): TextStyle => ({
  size,
  weight,
  colour,
  leading,
});

/** The text styles of an invoice; sizes in points. Nothing is smaller than 7 pt. */
export const STYLES = {
  title: style(25, 'semibold', INK, 1.2),
  number: style(13, 'semibold'),
  keyAmount: style(20, 'semibold', INK, 1.25),
  sellerName: style(11, 'semibold'),
  sellerNameAlone: style(14, 'semibold'),
  party: style(9, 'regular'),
  partyName: style(10.5, 'semibold'),
  partyDetail: style(8, 'regular', MUTED),
  label: style(7.5, 'regular', MUTED, 1.45),
  value: style(9, 'semibold'),
  subject: style(10.5, 'semibold'),
  tableHead: style(7.5, 'regular', MUTED, 1.4),
  lineName: style(9, 'semibold', INK, 1.38),
  lineText: style(8.25, 'regular', MUTED, 1.42),
  figure: style(9, 'regular', INK, 1.38),
  strongFigure: style(9, 'semibold', INK, 1.38),
  total: style(9, 'regular', INK, 1.6),
  strongTotal: style(9, 'semibold', INK, 1.6),
  dueLabel: style(10.5, 'semibold', INK, 1.3),
  dueAmount: style(17, 'semibold', INK, 1.3),
  body: style(8.5, 'regular', INK, 1.45),
  bodyStrong: style(8.5, 'semibold', INK, 1.45),
  small: style(7, 'regular', MUTED, 1.4),
  mention: style(7.5, 'regular', MUTED, 1.4),
  running: style(8, 'regular', MUTED, 1.4),
} as const satisfies Readonly<Record<string, TextStyle>>;
