import { sourceFiles, type SfdxProject } from './sfdxProject.ts';
import { readXml, texts } from './xml.ts';

/**
 * What the record header shows where a project ships no compact layout: the main fields of Salesforce's system default for
 * the object, without the name. Objects that are not listed show their name alone.
 */
const SYSTEM_DEFAULTS: Readonly<Record<string, readonly string[]>> = {
  Account: ['Type', 'Industry', 'Phone', 'Website', 'Owner.Name'],
  Contact: ['Title', 'Account.Name', 'Phone', 'Email', 'Owner.Name'],
  Opportunity: ['Account.Name', 'CloseDate', 'Amount', 'StageName', 'Owner.Name'],
};

/** The fields of the record header of an object, at most five beside the name. */
export function compactFields(project: SfdxProject, objectApiName: string): readonly string[] {
  const file = sourceFiles(project, `objects/${objectApiName}/compactLayouts/*.compactLayout-meta.xml`)[0];
  const fields = file === undefined ? SYSTEM_DEFAULTS[objectApiName] : texts(readXml(file, 'CompactLayout'), 'fields');
  return (fields ?? []).filter((field) => field !== 'Name').slice(0, 5);
}
