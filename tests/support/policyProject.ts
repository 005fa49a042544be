import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectCopy } from './samOrg.ts';

/** Fields of a policy by API name; the others are empty. */
export type PolicyValues = Readonly<Record<string, string | number | boolean>>;

export interface PolicyProject {
  readonly policies: Readonly<Record<string, PolicyValues>>;
  /** More files, by path in the project. */
  readonly files?: Readonly<Record<string, string>>;
  /** Fields of Opportunity that the sync user may read as well. */
  readonly readable?: readonly string[];
}

const MAIN = path.join('force-app', 'main', 'default');
const SYNC_SET = path.join(MAIN, 'permissionsets', 'Strategic_Accounts_Sync.permissionset-meta.xml');

/** This project with other policies than its own; the caller removes the folder. */
export async function policyProject({ policies, files = {}, readable = [] }: PolicyProject): Promise<string> {
  const folder = await projectCopy('unchanged');
  const records = path.join(folder, MAIN, 'customMetadata');
  for (const name of ['Default', 'Gross_Profit', 'Capital_Equipment']) {
    await rm(path.join(records, `Tiering_Policy.${name}.md-meta.xml`));
  }
  for (const [name, values] of Object.entries(policies)) {
    await writeFile(path.join(records, `Tiering_Policy.${name}.md-meta.xml`), policyXml(name, values));
  }
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), content);
  }
  const set = path.join(folder, SYNC_SET);
  const granted = readable.map(
    (field) =>
      `<fieldPermissions><editable>false</editable><field>Opportunity.${field}</field><readable>true</readable></fieldPermissions>`,
  );
  const xml = await readFile(set, 'utf8');
  await writeFile(set, xml.replace('<fieldPermissions>', `${granted.join('')}<fieldPermissions>`));
  return folder;
}

function policyXml(name: string, values: PolicyValues): string {
  const cells = Object.entries(values).map(([field, value]) => {
    const type = typeof value === 'boolean' ? 'boolean' : typeof value === 'number' ? 'double' : 'string';
    return `<values><field>${field}</field><value xsi:type="xsd:${type}">${value}</value></values>`;
  });
  return (
    '<?xml version="1.0" encoding="UTF-8"?><CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">' +
    `<label>${name}</label><protected>false</protected>${cells.join('')}</CustomMetadata>`
  );
}
