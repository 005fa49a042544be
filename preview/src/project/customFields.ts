import { basename, dirname } from 'node:path';

import { sourceFiles, type SfdxProject } from './sfdxProject.ts';

/** API names of the project's custom fields, as `Account.Quartile__c`. Activity's fields count for Task and Event. */
export function readCustomFields(project: SfdxProject): ReadonlySet<string> {
  const fields = new Set<string>();
  for (const file of sourceFiles(project, 'objects/*/fields/*.field-meta.xml')) {
    const object = basename(dirname(dirname(file)));
    const field = basename(file, '.field-meta.xml');
    for (const owner of object === 'Activity' ? ['Activity', 'Task', 'Event'] : [object])
      fields.add(`${owner}.${field}`);
  }
  return fields;
}
