import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename } from 'node:path';

import { readAppAccess, type AppAccess } from './appAccess.ts';
import { readCustomApplications, type CustomApplication } from './customApplications.ts';
import { readCustomFields } from './customFields.ts';
import { readCustomLabels } from './customLabels.ts';
import { readRecordPage } from './flexipage.ts';
import { readLightningComponents, type LightningComponent } from './lightningComponents.ts';
import type { RecordPage } from './pageModel.ts';
import { PreviewError } from './previewError.ts';
import { openSfdxProject, sourceFiles, type SfdxProject } from './sfdxProject.ts';

/** Everything of a project that the preview renders, read at one moment. */
export interface PreviewProject {
  readonly source: SfdxProject;
  readonly application: CustomApplication | undefined;
  /** Who may open the application. */
  readonly appAccess: AppAccess | undefined;
  readonly components: ReadonlyMap<string, LightningComponent>;
  readonly labels: ReadonlyMap<string, string>;
  readonly customFields: ReadonlySet<string>;
  /** Record pages by object, in the order of their names. */
  readonly recordPages: ReadonlyMap<string, RecordPage>;
}

function chooseRecordPages(
  source: SfdxProject,
  application: CustomApplication | undefined,
  components: ReadonlyMap<string, LightningComponent>,
): ReadonlyMap<string, RecordPage> {
  const chosen = new Map<string, RecordPage>();
  for (const file of sourceFiles(source, 'flexipages/*.flexipage-meta.xml')) {
    const page = readRecordPage(file, components);
    if (page === undefined) continue;
    const activated = application?.recordPages.get(page.objectApiName);
    if (activated !== undefined && activated !== basename(file, '.flexipage-meta.xml')) continue;
    const other = chosen.get(page.objectApiName);
    if (other !== undefined) {
      throw new PreviewError(
        `is a second record page of ${page.objectApiName}, beside ${other.name}`,
        'Activate one of them in the app: an actionOverride of View for the form factor Large.',
        file,
      );
    }
    chosen.set(page.objectApiName, page);
  }
  return chosen;
}

/**
 * Reads what the preview needs from a project.
 * @throws PreviewError when the project is unreadable or has no record page at all.
 */
export function readPreviewProject(projectDir: string): PreviewProject {
  const source = openSfdxProject(projectDir);
  const application = readCustomApplications(source)[0];
  const components = readLightningComponents(source);
  const recordPages = chooseRecordPages(source, application, components);
  if (recordPages.size === 0) {
    throw new PreviewError(
      `${source.dir} has no record page`,
      'Add a flexipage of type RecordPage under flexipages/ of a package directory.',
    );
  }
  return {
    source,
    application,
    appAccess: application === undefined ? undefined : readAppAccess(source, application.name),
    components,
    labels: readCustomLabels(source),
    customFields: readCustomFields(source),
    recordPages,
  };
}

/** Changes whenever a source file that the preview reads was added, removed or saved. Cheap: file times, no contents. */
export function projectStamp(source: SfdxProject): string {
  const hash = createHash('sha256');
  const patterns = [
    'lwc/**/*.{ts,js,html,css,xml}',
    '{flexipages,labels,applications,layouts,permissionsets,profiles}/*-meta.xml',
    'objects/*/{fields,compactLayouts}/*-meta.xml',
  ];
  for (const file of patterns.flatMap((pattern) => sourceFiles(source, pattern))) {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${file}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('hex');
}
