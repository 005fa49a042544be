import { basename } from 'node:path';

import { sourceFiles, type SfdxProject } from './sfdxProject.ts';

/** Names of the project's Aura components, which the preview does not run. */
export function readAuraBundles(project: SfdxProject): ReadonlySet<string> {
  return new Set(sourceFiles(project, 'aura/*/*.cmp').map((file) => basename(file, '.cmp')));
}
