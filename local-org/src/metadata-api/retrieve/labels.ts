import type { MetadataFiles } from '../../metadata-checks/index.ts';
import { customLabel, elementsOf, readRoot } from '../../metadata-format/index.ts';
import type { Component, XmlElement } from '../../metadata-format/index.ts';

export interface Label {
  readonly component: Component;
  readonly path: string;
  readonly element: XmlElement;
}

/** Custom labels one by one; all of them are in one file. */
export function labelsOf(files: MetadataFiles): readonly Label[] {
  return [...files].flatMap(([path, bytes]) => {
    if (!path.endsWith('.labels-meta.xml')) return [];
    return elementsOf(readRoot(path, bytes, 'CustomLabels'), 'labels').map((element) => ({
      component: { type: customLabel, fullName: element.node.required('fullName') },
      path,
      element,
    }));
  });
}
