// The 24 countries of the Chinook sample under the English names it uses (ISO 3166-1 alpha-2).
const CODES: ReadonlyMap<string, string> = new Map([
  ['Argentina', 'AR'],
  ['Australia', 'AU'],
  ['Austria', 'AT'],
  ['Belgium', 'BE'],
  ['Brazil', 'BR'],
  ['Canada', 'CA'],
  ['Chile', 'CL'],
  ['Czech Republic', 'CZ'],
  ['Denmark', 'DK'],
  ['Finland', 'FI'],
  ['France', 'FR'],
  ['Germany', 'DE'],
  ['Hungary', 'HU'],
  ['India', 'IN'],
  ['Ireland', 'IE'],
  ['Italy', 'IT'],
  ['Netherlands', 'NL'],
  ['Norway', 'NO'],
  ['Poland', 'PL'],
  ['Portugal', 'PT'],
  ['Spain', 'ES'],
  ['Sweden', 'SE'],
  ['USA', 'US'],
  ['United Kingdom', 'GB'],
]);

/** Code of a country of the sample; throws on a name that the sample did not hold when this was written. */
export function countryCode(name: string): string {
  const code = CODES.get(name);
  if (code === undefined) throw new Error(`No code for the country "${name}"`);
  return code;
}
