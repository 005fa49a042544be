import { sourceFiles, type SfdxProject } from './sfdxProject.ts';
import { children, readXml, text } from './xml.ts';

/** The project's custom labels: value by full name. */
export function readCustomLabels(project: SfdxProject): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const file of sourceFiles(project, 'labels/*.labels-meta.xml')) {
    for (const label of children(readXml(file, 'CustomLabels'), 'labels')) {
      labels.set(text(label, 'fullName') ?? '', text(label, 'value') ?? '');
    }
  }
  return labels;
}
