import type { LayoutSection } from './pageModel.ts';
import { sourceFiles, type SfdxProject } from './sfdxProject.ts';
import { children, readXml, text, texts } from './xml.ts';

/** The sections of the project's layout of an object; undefined where the project ships none. */
export function readLayoutSections(project: SfdxProject, objectApiName: string): readonly LayoutSection[] | undefined {
  const file = sourceFiles(project, `layouts/${objectApiName}-*.layout-meta.xml`)[0];
  if (file === undefined) return undefined;
  const sections = children(readXml(file, 'Layout'), 'layoutSections').map((section) => ({
    label: text(section, 'label') ?? '',
    columns: children(section, 'layoutColumns')
      .map((column) => children(column, 'layoutItems').flatMap((item) => texts(item, 'field')))
      .filter((fields) => fields.length > 0),
  }));
  return sections.filter(({ columns }) => columns.length > 0);
}
