import type { Appointment } from './placement.ts';

/** An address on one line, as one reads it out. */
export const addressLine = ({ line1, line2, postalCode, city }: Appointment['address']): string =>
  [line1, line2, `${postalCode} ${city}`.trim()].filter((part) => part !== '').join(', ');

/**
 * A map that finds the way to an address.
 *
 * Opened only by a press: the browser, or the desktop after it has shown the target, sends the address to the map.
 */
export const mapAddress = (address: string): string =>
  `https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`;
