import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectCopy } from './samOrg.ts';

/** Fields of a policy by API name; the others are empty. */
export type PolicyValues = Readonly<Record<string, string | number | boolean>>;

export interface PolicyProject {
  readonly policies: Readonly<Record<string, PolicyValues>>;
  /** More files, by path in the project. */
  readonly files?: Readonly<Record<string, string>>;
  /** Elements that the permission set of administrators has as well. */
  readonly adminElements?: string;
  /** Fields of Opportunity that the sync user may read as well. */
  readonly readable?: readonly string[];
}

const MAIN = path.join('force-app', 'main', 'default');

/** This project with other policies than its own; the caller removes the folder. */
export async function policyProject(project: PolicyProject): Promise<string> {
  const { policies, files = {}, adminElements = '', readable = [] } = project;
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
  const granted = readable.map(
    (field) =>
      `<fieldPermissions><editable>false</editable><field>Opportunity.${field}</field><readable>true</readable></fieldPermissions>`,
  );
  await extendPermissionSet(folder, 'Strategic_Accounts_Sync', granted.join(''));
  await extendPermissionSet(folder, 'Strategic_Accounts_Admin', adminElements);
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

async function extendPermissionSet(folder: string, name: string, elements: string): Promise<void> {
  const file = path.join(folder, MAIN, 'permissionsets', `${name}.permissionset-meta.xml`);
  const xml = await readFile(file, 'utf8');
  await writeFile(file, xml.replace('</PermissionSet>', `${elements}</PermissionSet>`));
}
