import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { readAppAccess, type Access } from './appAccess.ts';
import { objectOfTab, readCustomApplications, readObjectPages, type CustomApplication } from './customApplications.ts';
import { readCustomFields } from './customFields.ts';
import { readCustomLabels } from './customLabels.ts';
import { readCustomPermissions, type CustomPermissions } from './customPermissions.ts';
import { readAuraBundles } from './auraBundles.ts';
import { readLightningPage } from './flexipage.ts';
import { readGrantors } from './grants.ts';
import { readLightningComponents, type LightningComponent } from './lightningComponents.ts';
import { readMessageChannels } from './messageChannels.ts';
import type { LightningPage, RecordPage } from './pageModel.ts';
import type { PageSurroundings } from './pageReader.ts';
import { readPageTabs, type LightningPageTab } from './pageTabs.ts';
import { PreviewError, UnsupportedError } from './previewError.ts';
import { allFiles, openSfdxProject, sourceFiles, type SfdxProject } from './sfdxProject.ts';
import { readStaticResources, type StaticResource } from './staticResources.ts';

/** Everything of a project that the preview renders, read at one moment. */
export interface PreviewProject {
  readonly source: SfdxProject;
  readonly application: CustomApplication | undefined;
  /** Who may open the application. */
  readonly appAccess: Access | undefined;
  readonly components: ReadonlyMap<string, LightningComponent>;
  readonly labels: ReadonlyMap<string, string>;
  readonly customFields: ReadonlySet<string>;
  readonly customPermissions: CustomPermissions;
  readonly messageChannels: ReadonlySet<string>;
  readonly staticResources: ReadonlyMap<string, StaticResource>;
  /** Record pages by object, in the order of their names. */
  readonly recordPages: ReadonlyMap<string, RecordPage>;
  /** Tabs that show an app page, by name. */
  readonly pageTabs: ReadonlyMap<string, LightningPageTab>;
  /** Custom objects that the project defines: what there is to show where neither app nor page says. */
  readonly customObjects: readonly string[];
  /** What of the pages the preview does not draw as an org does. */
  readonly unsupported: readonly UnsupportedError[];
}

interface PageFile {
  readonly file: string;
  readonly page: LightningPage | RecordPage;
}

function readPages(source: SfdxProject, around: PageSurroundings): readonly PageFile[] {
  return sourceFiles(source, 'flexipages/*.flexipage-meta.xml').flatMap((file) => {
    const page = readLightningPage(file, around);
    return page === undefined ? [] : [{ file, page }];
  });
}

function chooseRecordPages(
  pages: readonly PageFile[],
  activatedPage: (objectApiName: string) => string | undefined,
  { note }: PageSurroundings,
): ReadonlyMap<string, RecordPage> {
  const chosen = new Map<string, RecordPage>();
  for (const { file, page } of pages) {
    if (!('objectApiName' in page)) continue;
    const activated = activatedPage(page.objectApiName);
    if (activated !== undefined && activated !== page.name) continue;
    const other = chosen.get(page.objectApiName);
    if (other !== undefined) {
      const second = `is a second record page of ${page.objectApiName}, beside ${other.name}, which is shown`;
      note(
        new UnsupportedError(
          second,
          'Activate one of them in the app: an actionOverride of View for the form factor Large.',
          file,
        ),
      );
      continue;
    }
    chosen.set(page.objectApiName, page);
  }
  return chosen;
}

/**
 * Reads what the preview needs from a project.
 * @throws PreviewError when the project is unreadable or has no page at all.
 */
export function readPreviewProject(projectDir: string): PreviewProject {
  const source = openSfdxProject(projectDir);
  const application = readCustomApplications(source)[0];
  const components = readLightningComponents(source);
  const grantors = readGrantors(source);
  const unsupported: UnsupportedError[] = [];
  const note = (error: UnsupportedError): void => void unsupported.push(error);
  const around = { components, auraBundles: readAuraBundles(source), note };
  const pages = readPages(source, around);
  const objectPages = readObjectPages(source);
  const activated = (object: string): string | undefined =>
    application?.recordPages.get(object) ?? objectPages.get(object);
  const recordPages = chooseRecordPages(pages, activated, around);
  const appPages = pages.flatMap(({ page }) => ('objectApiName' in page ? [] : [[page.name, page] as const]));
  const pageTabs = readPageTabs(source, new Map(appPages), grantors);
  const hasObjects = application?.tabs.some((tab) => objectOfTab(tab) !== undefined) ?? false;
  const customObjects = sourceFiles(source, 'objects/*__c/*__c.object-meta.xml').map((file) =>
    basename(file, '.object-meta.xml'),
  );
  if (recordPages.size === 0 && pageTabs.size === 0 && !hasObjects && customObjects.length === 0) {
    throw new PreviewError(
      `${source.dir} has no record page, no Lightning page tab, no app with tabs of objects and no custom object`,
      'Add a flexipage of type RecordPage, an AppPage with its tab, such an app, or an object to a package directory.',
    );
  }
  return {
    source,
    application,
    appAccess: application === undefined ? undefined : readAppAccess(grantors, application.name),
    components,
    labels: readCustomLabels(source),
    customFields: readCustomFields(source),
    customPermissions: readCustomPermissions(source, grantors),
    messageChannels: readMessageChannels(source),
    staticResources: readStaticResources(source),
    recordPages,
    pageTabs,
    customObjects,
    unsupported,
  };
}

const STAMPED_FOLDERS =
  'flexipages|labels|applications|layouts|permissionsets|profiles|tabs|customPermissions|messageChannels|staticresources';

/** Paths of the files that the preview reads. */
const STAMPED = new RegExp(
  [
    String.raw`\blwc/.+\.(?:ts|js|html|css|xml)$`,
    String.raw`\b(?:${STAMPED_FOLDERS})/[^/]+-meta\.xml$`,
    String.raw`\bobjects/[^/]+/(?:(?:fields|compactLayouts)/)?[^/]+-meta\.xml$`,
  ].join('|'),
);

/**
 * Changes whenever a source file that the preview reads was added, removed or saved. Every request for a page asks for it, so it looks at file
 * times and no contents, and walks the folders once.
 */
export function projectStamp(source: SfdxProject): string {
  const hash = createHash('sha256');
  for (const file of allFiles(source).filter((path) => STAMPED.test(path))) {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${file}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('hex');
}
