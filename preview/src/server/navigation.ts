import { objectOfTab, type OrgUser, type PreviewProject } from '../project/index.ts';
import { readObjects } from './objectInfo.ts';
import type { OrgClient } from './orgClient.ts';

/** An entry of the navigation bar. */
export interface NavigationItem {
  /** API name of the object or of the tab. */
  readonly name: string;
  readonly label: string;
  readonly href: string;
}

/**
 * The navigation bar: of the app's tabs, the objects that the user may see and the Lightning pages that are shown to the user;
 * without an app, the objects with a record page, or the project's own. Tabs of other kinds (home, web, components) have no page in the preview and
 * are left out.
 */
export async function readNavigation(
  { application, recordPages, pageTabs, customObjects }: PreviewProject,
  org: OrgClient,
  user: OrgUser,
): Promise<readonly NavigationItem[]> {
  const ofApp = application?.tabs ?? [];
  const hasPages = ofApp.some((tab) => objectOfTab(tab) !== undefined || pageTabs.has(tab));
  const tabs = hasPages
    ? ofApp
    : (recordPages.size > 0 ? [...recordPages.keys()] : customObjects).map((name) =>
        name.endsWith('__c') ? name : `standard-${name}`,
      );
  const objects = await readObjects(
    org,
    user,
    tabs.map(objectOfTab).filter((name) => name !== undefined),
  );
  return tabs.flatMap((tab): NavigationItem[] => {
    const pageTab = pageTabs.get(tab);
    if (pageTab?.access.mayOpen(user) === true) return [{ name: tab, label: pageTab.label, href: tabAddress(tab) }];
    const object = objects.find(({ apiName }) => apiName === objectOfTab(tab));
    return object ? [{ name: object.apiName, label: object.labelPlural, href: listAddress(object.apiName) }] : [];
  });
}

export const listAddress = (objectApiName: string): string => `/lightning/o/${objectApiName}/list`;

const tabAddress = (tab: string): string => `/lightning/n/${tab}`;
