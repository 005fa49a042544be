import { basename } from 'node:path';

import { sourceFiles, type SfdxProject } from './sfdxProject.ts';

const SUFFIX = '.messageChannel-meta.xml';

/** Names of the project's message channels, as components import them: `Record_Selected__c`. */
export function readMessageChannels(project: SfdxProject): ReadonlySet<string> {
  return new Set(sourceFiles(project, `messageChannels/*${SUFFIX}`).map((file) => `${basename(file, SUFFIX)}__c`));
}
