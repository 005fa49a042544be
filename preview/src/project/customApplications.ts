import { basename } from 'node:path';

import { sourceFiles, type SfdxProject } from './sfdxProject.ts';
import { children, readXml, text, texts, type XmlElement } from './xml.ts';

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
    const views = viewOverrides(application);
    return {
      name,
      label: text(application, 'label') ?? name,
      tabs: texts(application, 'tabs'),
      recordPages: new Map(views.map((view) => [text(view, 'pageOrSobjectType') ?? '', text(view, 'content') ?? ''])),
    };
  });
}

/** Record pages that objects activate for all apps, by object: the default of the org. */
export function readObjectPages(project: SfdxProject): ReadonlyMap<string, string> {
  return new Map(
    sourceFiles(project, 'objects/*/*.object-meta.xml').flatMap((file) => {
      const [view] = viewOverrides(readXml(file, 'CustomObject'));
      return view === undefined ? [] : [[basename(file, '.object-meta.xml'), text(view, 'content') ?? ''] as const];
    }),
  );
}

/** The overrides of an app, or of an object, that show a Lightning page. Source: "ActionOverride" in the Metadata API Developer Guide. */
function viewOverrides(element: XmlElement): readonly XmlElement[] {
  return children(element, 'actionOverrides').filter(
    (override) =>
      text(override, 'actionName') === 'View' &&
      text(override, 'type') === 'Flexipage' &&
      text(override, 'formFactor') === 'Large',
  );
}

/** The object behind a tab of an app: `Account` for `standard-Account`; undefined for tabs of other kinds. */
export function objectOfTab(tab: string): string | undefined {
  if (tab === 'standard-home') return undefined;
  if (tab.startsWith('standard-')) return tab.slice('standard-'.length);
  return tab.endsWith('__c') ? tab : undefined;
}
