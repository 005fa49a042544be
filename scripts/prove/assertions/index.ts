import type { Assertion } from '../Assertion.ts';
import { activityAssertions } from './activities.ts';
import { bulkSideBySide } from './bulkSideBySide.ts';
import { circularParents } from './circularParents.ts';
import { customMetadataInUiApi } from './customMetadataInUiApi.ts';
import { customMetadataLimit } from './customMetadataLimit.ts';
import { deletedRecords } from './deletedRecords.ts';
import { deployLimitAssertions } from './deployLimits.ts';
import { detailAssertions } from './details.ts';
import { escapedPatterns } from './escapedPatterns.ts';
import { exactMoney } from './exactMoney.ts';
import { files } from './files.ts';
import { graphqlMutationAssertions } from './graphqlMutations.ts';
import { graphqlQueryAssertions } from './graphqlQueries.ts';
import { graphqlTenRows } from './graphqlTenRows.ts';
import { graphqlUnknownFields } from './graphqlUnknownFields.ts';
import { historyOutlivesRuns } from './historyOutlivesRuns.ts';
import { integrationLicence } from './integrationLicence.ts';
import { keysIgnoreCase } from './keysIgnoreCase.ts';
import { mergesMoveDetails } from './mergesMoveDetails.ts';
import { multipleChoices } from './multipleChoices.ts';
import { oneOfTwoKeys } from './oneOfTwoKeys.ts';
import { parentByKey } from './parentByKey.ts';
import { percentages } from './percentages.ts';
import { permissionSetAssertions } from './permissionSets.ts';
import { plainNumbers } from './plainNumbers.ts';
import { recordAccess } from './recordAccess.ts';
import { recordCurrency } from './recordCurrency.ts';
import { recordTypePicklists } from './recordTypePicklists.ts';
import { restOfCollection } from './restOfCollection.ts';
import { restrictedPicklists } from './restrictedPicklists.ts';
import { rollUps } from './rollUps.ts';
import { sharingAssertions } from './sharing.ts';
import { stakeholderLinkAssertions } from './stakeholderLinks.ts';
import { stakeholderAssertions } from './stakeholders.ts';
import { staleSaves } from './staleSaves.ts';
import { teamRoleAssertions } from './teamRoles.ts';
import { textGroups } from './textGroups.ts';
import { unknownStages } from './unknownStages.ts';
import { upsertsUpdate } from './upsertsUpdate.ts';
import { wholeSeconds } from './wholeSeconds.ts';

/** Everything that is tried, by id. */
export const ASSERTIONS: readonly Assertion[] = [
  ...activityAssertions,
  bulkSideBySide,
  circularParents,
  customMetadataInUiApi,
  customMetadataLimit,
  deletedRecords,
  ...deployLimitAssertions,
  ...detailAssertions,
  escapedPatterns,
  exactMoney,
  files,
  ...graphqlMutationAssertions,
  ...graphqlQueryAssertions,
  graphqlTenRows,
  graphqlUnknownFields,
  historyOutlivesRuns,
  integrationLicence,
  keysIgnoreCase,
  mergesMoveDetails,
  multipleChoices,
  oneOfTwoKeys,
  parentByKey,
  percentages,
  ...permissionSetAssertions,
  plainNumbers,
  recordAccess,
  recordCurrency,
  recordTypePicklists,
  restOfCollection,
  restrictedPicklists,
  rollUps,
  ...sharingAssertions,
  ...stakeholderAssertions,
  ...stakeholderLinkAssertions,
  staleSaves,
  ...teamRoleAssertions,
  textGroups,
  unknownStages,
  upsertsUpdate,
  wholeSeconds,
].sort((one, other) => (one.id < other.id ? -1 : 1));
