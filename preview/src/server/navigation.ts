import type { OrgUser, PreviewProject } from '../project/index.ts';
import { readObjects, type ObjectSummary } from './objectInfo.ts';
import type { OrgClient } from './orgClient.ts';

/** The object behind a tab of an app: `Account` for `standard-Account`; undefined for tabs of other kinds. */
function objectOfTab(tab: string): string | undefined {
  if (tab === 'standard-home') return undefined;
  if (tab.startsWith('standard-')) return tab.slice('standard-'.length);
  return tab.endsWith('__c') ? tab : undefined;
}

/**
 * The objects of the navigation bar: those of the app's tabs that the user may see; without an app, those with a record page.
 * Tabs of other kinds (home, web, flexipages) have no page in the preview and are left out.
 */
export function readNavigation(
  { application, recordPages }: PreviewProject,
  org: OrgClient,
  user: OrgUser,
): Promise<readonly ObjectSummary[]> {
  const ofTabs = (application?.tabs ?? []).map(objectOfTab).filter((name) => name !== undefined);
  const names = ofTabs.length > 0 ? ofTabs : [...recordPages.keys()];
  return readObjects(org, user, names);
}

export const listAddress = (objectApiName: string): string => `/lightning/o/${objectApiName}/list`;
