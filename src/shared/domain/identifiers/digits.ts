/** Drops the spaces, dots and hyphens that people write in numbers. */
export const withoutSeparators = (text: string): string => text.replace(/[\s.\u2010-\u2013-]/g, '');

/**
 * Whether digits pass the Luhn check (ISO/IEC 7812-1): every second digit from the right is doubled.
 *
 * The text must hold digits only.
 */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let fromRight = 0; fromRight < digits.length; fromRight += 1) {
    const digit = Number(digits[digits.length - 1 - fromRight]);
    const doubled = fromRight % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Remainder of a long decimal number, computed digit by digit to stay within safe integers. */
export function remainder(digits: string, divisor: number): number {
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % divisor;
  return rest;
}
