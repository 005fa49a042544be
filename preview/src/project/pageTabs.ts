import { basename } from 'node:path';

import { readTabAccess, type Access } from './appAccess.ts';
import type { Grantor } from './grants.ts';
import type { LightningPage } from './pageModel.ts';
import { PreviewError } from './previewError.ts';
import { sourceFiles, type SfdxProject } from './sfdxProject.ts';
import { readXml, text } from './xml.ts';

/** A custom tab that shows a Lightning app page. */
export interface LightningPageTab {
  readonly name: string;
  readonly label: string;
  readonly page: LightningPage;
  readonly access: Access;
}

/**
 * The project's Lightning page tabs by name.
 * @param pages app pages by name
 * @throws PreviewError when a tab shows a page that the project does not have
 */
export function readPageTabs(
  project: SfdxProject,
  pages: ReadonlyMap<string, LightningPage>,
  grantors: readonly Grantor[],
): ReadonlyMap<string, LightningPageTab> {
  const tabs = new Map<string, LightningPageTab>();
  for (const file of sourceFiles(project, 'tabs/*.tab-meta.xml')) {
    const tab = readXml(file, 'CustomTab');
    const pageName = text(tab, 'flexiPage');
    if (pageName === undefined) continue;
    const page = pages.get(pageName);
    if (page === undefined) {
      throw new PreviewError(
        `shows the page ${pageName}, which is no app page of this project`,
        'Add it under flexipages/ with the type AppPage, or correct the name.',
        file,
      );
    }
    const name = basename(file, '.tab-meta.xml');
    tabs.set(name, { name, label: text(tab, 'label') ?? page.label, page, access: readTabAccess(grantors, name) });
  }
  return tabs;
}
