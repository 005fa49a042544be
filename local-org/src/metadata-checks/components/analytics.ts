import { reference, type Finding, type Reference } from '../findings.ts';
import type { Component, OrgMetadata } from '../OrgMetadata.ts';
import { dashboardFindings, readReportType, reportFindings, type ReportType } from '../reports/index.ts';
import type { TypeCheck } from './typeCheck.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_foldershare.htm */
const ACCESS_LEVELS = /^(View|EditAllContents|Manage)$/;
/** Reports on a single custom object, or on one and its master, without a report type of their own. */
const OF_CUSTOM_OBJECTS = /^(?:CustomEntity)+\$(?<objects>[\w$]+?)(?:@.*)?$/;

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_reporttype.htm */
export const reportTypeCheck: TypeCheck = {
  checked: [
    'base object, joined relationships (at most four objects, no inner join after an outer) and columns exist, once each',
  ],
  *references({ root, fullName }, org) {
    const base = root.element('baseObject');
    if (base) yield { ...reference('CustomObject', base.content, base), toldElsewhere: true };
    const type = typeOf({ root, fullName }, org);
    for (const name of new Set([...(type?.columns.values() ?? [])].flatMap(({ reads }) => reads))) {
      yield reference('CustomField', name, root);
    }
  },
  findings: (component, org) => typeOf(component, org)?.findings ?? [],
};

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_report.htm */
export const reportCheck: TypeCheck = {
  checked: [
    'folder and custom report type exist; columns, groupings, filters with their operators and values, sort, time frame and chart are of that type',
    'of reports on standard report types, and of joined reports, only folder and structure',
  ],
  *references({ fullName, root }) {
    yield folderReference('ReportFolder', fullName, root);
    // The platform's own have no underscores, custom ones end with `__c`.
    const type = root.element('reportType');
    if (type?.content.endsWith('__c') && !type.content.includes('$')) {
      const missing = `In field: reportType - no report type ${type.content} found`;
      yield { ...reference('ReportType', type.content.replace(/__c$/, ''), type), missing };
    }
    for (const name of OF_CUSTOM_OBJECTS.exec(type?.content ?? '')?.groups?.objects?.split('$') ?? []) {
      if (type) yield reference('CustomObject', name, type);
    }
  },
  findings({ root }, org) {
    const at = root.element('reportType');
    if (at && /^\w*_\w*(?<!__c)$/.test(at.content)) return [{ problem: `no report type ${at.content}`, at }];
    if (root.text('format') === 'MultiBlock') return [];
    const type = org.component('ReportType', (root.text('reportType') ?? '').replace(/__c$/, ''));
    const read = type && typeOf(type, org);
    return read ? reportFindings(root, read) : [];
  },
};

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_dashboard.htm */
export const dashboardCheck: TypeCheck = {
  checked: [
    'folder and reports exist; components show groupings and summaries that their reports have; nothing overlaps or leaves the grid',
    'not that a running user exists: users are no metadata here',
  ],
  *references({ fullName, root }) {
    yield folderReference('DashboardFolder', fullName, root);
    const cells = root.elements('dashboardGridLayout').flatMap((grid) => grid.elements('dashboardGridComponents'));
    const sections = ['leftSection', 'middleSection', 'rightSection'].flatMap((name) => root.elements(name));
    const shown = [
      ...cells.flatMap((cell) => cell.elements('dashboardComponent')),
      ...sections.flatMap((section) => section.elements('components')),
    ];
    for (const component of shown) {
      const report = component.element('report');
      const missing = `${component.text('header') ?? 'a component without header'}: no report ${report?.content ?? ''}`;
      if (report) yield { ...reference('Report', report.content, report), missing };
    }
  },
  findings: ({ root }, org) =>
    dashboardFindings(root, new Map(org.ofType('Report').map((report) => [report.fullName, report.root]))),
};

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_folder.htm */
export const folderCheck: TypeCheck = {
  checked: ['access levels exist; a folder is shared with an organization as AllInternalUsers'],
  *findings({ root }): Iterable<Finding> {
    for (const at of root.elements('folderShares')) {
      const [type = '', to = ''] = [at.text('sharedToType'), at.text('sharedTo')];
      const isOpen = type === 'Organization';
      if (!ACCESS_LEVELS.test(at.text('accessLevel') ?? '') || isOpen !== (to === 'AllInternalUsers')) {
        yield { problem: `cannot be shared with ${type} ${to}`, at };
      }
    }
  },
};

function typeOf({ fullName, root }: Pick<Component, 'fullName' | 'root'>, org: OrgMetadata): ReportType | undefined {
  return org.schema && readReportType(fullName, root, org.schema);
}

/** Wording: https://app.unpkg.com/sfdx-hardis@5.45.0/files/lib/common/utils/deployTipsList.js (Can not find folder) */
function folderReference(type: string, fullName: string, root: Component['root']): Reference {
  const folder = fullName.split('/').slice(0, -1).join('/');
  const isPlatforms = folder === 'unfiled$public';
  return { ...reference(type, folder, root), missing: `Cannot find folder:${folder}`, toldElsewhere: isPlatforms };
}
