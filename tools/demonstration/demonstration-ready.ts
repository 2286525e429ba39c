import { accountLines, prepareDemonstration } from './prepare-demonstration.ts';

/**
 * Prepares the demonstration for `npm start` and `npm run serve` and prints its accounts; false, with a sentence
 * printed, where the folder may not be used.
 */
export async function demonstrationReady(
  dataFolder: string,
  print: (text: string) => void,
): Promise<boolean> {
  try {
    const { accounts } = await prepareDemonstration({ dataFolder, log: print });
    print(
      ['Accounts of the demonstration (name, password, what for):', ...accountLines(accounts)].join('\n'),
    );
    return true;
  } catch (problem) {
    print(problem instanceof Error ? problem.message : String(problem));
    return false;
  }
}
