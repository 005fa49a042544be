import type { Schema } from '../../../local-org/src/schema/index.ts';
import type { MetadataElement, SourceMetadata } from '../sourceMetadata.ts';
import { dashboardProblems } from './dashboard.ts';
import { elementProblems } from './elementProblems.ts';
import { reportProblems } from './report.ts';
import { readReportType } from './reportType.ts';
import type { ReportType } from './reportType.ts';

/** Metadata types that reports are made of. */
export const ANALYTICS = ['ReportType', 'Report', 'ReportFolder', 'Dashboard', 'DashboardFolder'] as const;

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_foldershare.htm */
const ACCESS_LEVELS = /^(View|EditAllContents|Manage)$/;

/** The report types among these components, resolved. */
export function reportTypes(components: readonly SourceMetadata[], schema: Schema): ReportType[] {
  return components.filter(({ type }) => type === 'ReportType').map((component) => readReportType(component, schema));
}

/**
 * What an org would refuse, or show wrongly, in report types, reports, dashboards and their folders, one sentence each: elements
 * against Salesforce's WSDL; columns against report types, and those against the objects; values, charts and components.
 */
export function analyticsProblems(components: readonly SourceMetadata[], schema: Schema): string[] {
  const types = reportTypes(components, schema);
  const reports = new Map(
    components.filter(({ type }) => type === 'Report').map((report) => [report.fullName, report]),
  );
  const folders = new Set(components.map(({ type, fullName }) => `${type} ${fullName}`));
  return components.flatMap((component) => {
    const { type, fullName, content } = component;
    return [
      ...elementProblems(type, content),
      ...(type === 'ReportType' ? (types.find(({ name }) => name === `${fullName}__c`)?.problems ?? []) : []),
      ...(type === 'Report' ? reportProblems(component, types) : []),
      ...(type === 'Dashboard' ? dashboardProblems(component, reports) : []),
      ...(type.endsWith('Folder') ? folderProblems(content) : []),
      ...(/^(Report|Dashboard)$/.test(type) && !folders.has(`${type}Folder ${fullName.split('/')[0] ?? ''}`)
        ? ['lies in a folder that is not described']
        : []),
    ].map((problem) => `${fullName}: ${problem}`);
  });
}

function folderProblems(folder: MetadataElement): string[] {
  const shares = folder.elements('folderShares');
  if (shares.length === 0) return ['is shared with nobody'];
  return shares
    .filter(
      (share) =>
        !ACCESS_LEVELS.test(share.text('accessLevel') ?? '') ||
        (share.text('sharedToType') === 'Organization') !== (share.text('sharedTo') === 'AllInternalUsers'),
    )
    .map((share) => `cannot be shared with ${share.text('sharedToType') ?? ''} ${share.text('sharedTo') ?? ''}`);
}
