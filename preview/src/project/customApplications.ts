import { basename } from 'node:path';

import { sourceFiles, type SfdxProject } from './sfdxProject.ts';
import { children, readXml, text, texts } from './xml.ts';

/** A Lightning app, with the record pages that it activates. */
export interface CustomApplication {
  readonly name: string;
  readonly label: string;
  /** Names of its tabs, in order: `standard-Account`, `Tiering_Run__c`. */
  readonly tabs: readonly string[];
  /** Flexipage by object, for the large form factor. */
  readonly recordPages: ReadonlyMap<string, string>;
}

/** The project's Lightning apps, by file name. */
export function readCustomApplications(project: SfdxProject): readonly CustomApplication[] {
  return sourceFiles(project, 'applications/*.app-meta.xml').map((file) => {
    const name = basename(file, '.app-meta.xml');
    const application = readXml(file, 'CustomApplication');
    const views = children(application, 'actionOverrides').filter(
      (override) =>
        text(override, 'actionName') === 'View' &&
        text(override, 'type') === 'Flexipage' &&
        text(override, 'formFactor') === 'Large',
    );
    return {
      name,
      label: text(application, 'label') ?? name,
      tabs: texts(application, 'tabs'),
      recordPages: new Map(views.map((view) => [text(view, 'pageOrSobjectType') ?? '', text(view, 'content') ?? ''])),
    };
  });
}

/** The object behind a tab of an app: `Account` for `standard-Account`; undefined for tabs of other kinds. */
export function objectOfTab(tab: string): string | undefined {
  if (tab === 'standard-home') return undefined;
  if (tab.startsWith('standard-')) return tab.slice('standard-'.length);
  return tab.endsWith('__c') ? tab : undefined;
}
