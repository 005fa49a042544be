import type { Assertion } from '../Assertion.ts';
import { circularParents } from './circularParents.ts';
import { customMetadataInUiApi } from './customMetadataInUiApi.ts';
import { customMetadataLimit } from './customMetadataLimit.ts';
import { deletedRecords } from './deletedRecords.ts';
import { escapedPatterns } from './escapedPatterns.ts';
import { exactMoney } from './exactMoney.ts';
import { graphqlTenRows } from './graphqlTenRows.ts';
import { graphqlUnknownFields } from './graphqlUnknownFields.ts';
import { historyOutlivesRuns } from './historyOutlivesRuns.ts';
import { keysIgnoreCase } from './keysIgnoreCase.ts';
import { oneOfTwoKeys } from './oneOfTwoKeys.ts';
import { parentByKey } from './parentByKey.ts';
import { percentages } from './percentages.ts';
import { plainNumbers } from './plainNumbers.ts';
import { recordAccess } from './recordAccess.ts';
import { restOfCollection } from './restOfCollection.ts';
import { restrictedPicklists } from './restrictedPicklists.ts';
import { textGroups } from './textGroups.ts';
import { unknownStages } from './unknownStages.ts';
import { upsertsUpdate } from './upsertsUpdate.ts';
import { wholeSeconds } from './wholeSeconds.ts';

/** Everything that is tried, in this order. */
export const ASSERTIONS: readonly Assertion[] = [
  circularParents,
  customMetadataInUiApi,
  customMetadataLimit,
  deletedRecords,
  escapedPatterns,
  exactMoney,
  graphqlTenRows,
  graphqlUnknownFields,
  historyOutlivesRuns,
  keysIgnoreCase,
  oneOfTwoKeys,
  parentByKey,
  percentages,
  plainNumbers,
  recordAccess,
  restOfCollection,
  restrictedPicklists,
  textGroups,
  unknownStages,
  upsertsUpdate,
  wholeSeconds,
];
