/** The tiering job, and the pieces of it that other commands ask the same questions with. */
export { readImageFile, readImageName, IMAGE_FIELDS, IMAGE_ROW_BYTES } from './beforeImage.ts';
export type { ImageRow } from './beforeImage.ts';
export { LEASE_NEED, TIERING_NEEDS } from './checkOrg.ts';
export { checkPolicies } from './checkPolicies.ts';
export type { CheckedPolicy } from './checkPolicies.ts';
export { checkVisibility, missingViewAll } from './checkVisibility.ts';
export type { SeenWhole } from './checkVisibility.ts';
export { describeTier } from './describeTier.ts';
export {
  ACCOUNT_FIGURES,
  ACCOUNT_STAMPS,
  SNAPSHOT_FIGURES,
  canonicalCell,
  sameFigures,
  snapshotFigure,
} from './figures.ts';
export type { Figures, Movement } from './figures.ts';
export { sortRefusals } from './goneAccounts.ts';
export { CONTACTS_LEASE } from './lease/index.ts';
export type { PolicyChoice, TierOptions } from './options.ts';
export { readOrgFacts } from './orgFacts.ts';
export type { PolicyOverrides } from './policies/index.ts';
export { planRun } from './planRun.ts';
export { prepareTiering } from './prepareTiering.ts';
export type { PreparedTiering, TieringContext } from './prepareTiering.ts';
export { rankPolicy, windowOf } from './rankPolicy.ts';
export type { RankedPolicy } from './rankPolicy.ts';
export { readAccounts } from './readAccounts.ts';
export type { StoredAccount } from './readAccounts.ts';
export { placeOf, tellRefused } from './refusedFile.ts';
export type { RefusedReport } from './refusedFile.ts';
export type { TierReport, TierReports } from './report.ts';
export { convert, readRates, revenueCondition, weighted } from './revenue/index.ts';
export type { Rates, RevenueScope } from './revenue/index.ts';
export { runExclusively } from './runExclusively.ts';
export type { Exclusivity } from './runExclusively.ts';
export { formatRunKey, isSameKey, snapshotKey } from './runKey.ts';
export type { RunKey } from './runKey.ts';
export type { RunStatus } from './runRecord.ts';
export { SYNC_PERMISSION_SET, TIERING } from './task.ts';
export { tier } from './tier.ts';
export { withMetric } from './withMetric.ts';
export { writeRecords } from './writeRecords.ts';
export type { RefusedRecord, WriteRequest } from './writeRecords.ts';
