import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';

type Answers = InferContractRouterOutputs<Contract>['transfers'];
type Questions = InferContractRouterInputs<Contract>['transfers'];

/** What the core read in a file. */
export type ReadFile = Answers['readHeader'];

/** What an import would do. */
export type Preview = Answers['preview'];

/** One row of the preview. */
export type PreviewRow = Preview['rows'][number];

/** What an import does with a row. */
export type Outcome = PreviewRow['outcome'];

/** For each column of the file the field it fills, or null. */
export type Mapping = Questions['preview']['mapping'];

/** How rows are recognised as clients that exist. */
export type MatchBy = Questions['preview']['matchBy'];

/** A past import. */
export type PastImport = Answers['list']['imports'][number];

/** What undoing an import did. */
export type UndoneImport = Answers['undo'];

/** How many rows had which outcome. */
export type ImportCounts = Preview['counts'];
