/** The tiering job, and the pieces of it that other commands ask the same questions with. */
export { imageFiles, readImageFile, readImageName, IMAGE_FIELDS } from './beforeImage.ts';
export type { ImageFile, ImageName, ImageRow } from './beforeImage.ts';
export type { CheckedOrg } from './checkOrg.ts';
export type { CustomerKind, Customers } from './customers.ts';
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
export type { PolicyChoice, TierOptions } from './options.ts';
export type { PolicyOverrides } from './policies/index.ts';
export { planRun } from './planRun.ts';
export { prepareTiering } from './prepareTiering.ts';
export type { CheckedPolicy, PreparedTiering, TieringContext } from './prepareTiering.ts';
export { rankPolicy, runKeyOf, windowOf } from './rankPolicy.ts';
export type { RankedPolicy } from './rankPolicy.ts';
export { readAccounts } from './readAccounts.ts';
export type { StoredAccount } from './readAccounts.ts';
export { earlierStanding, readSnapshots } from './readSnapshots.ts';
export type { AccountHistory } from './readSnapshots.ts';
export { refusedFileName, writeRefusedFile } from './refusedFile.ts';
export type { TierReport, TierReports } from './report.ts';
export { convert, potentialEnd, revenueCondition, weighted } from './revenue/index.ts';
export type { Rates, Revenue, RevenueRows, RevenueScope } from './revenue/index.ts';
export { formatRunKey, isSameKey, snapshotKey } from './runKey.ts';
export type { RunKey } from './runKey.ts';
export { findRun } from './runRecordStore.ts';
export { tier } from './tier.ts';
export type { TierContext } from './tier.ts';
export { withMetric } from './withMetric.ts';
export { writeRecords } from './writeRecords.ts';
export type { RefusedRecord } from './writeRecords.ts';
