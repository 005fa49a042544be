import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fieldXml, metadata, objectXml, sfdxProject } from './local-org/sfdxProject.ts';
import type { SourceFiles } from './local-org/sfdxProject.ts';
import { jsonOf, startTestOrg } from './localOrg.ts';
import type { TestOrg } from './localOrg.ts';

const PASSWORD = 'correct-horse';

const DETAILS = ['Visit__c', 'Idea__c', 'Visit_Item__c', 'Link__c'];
const OWNED = ['Diary__c', 'Notice__c', 'Board__c'];

function master(name: string, to: string, relationship: string, more = ''): [string, string] {
  const [object = '', field = ''] = name.split('.');
  const elements = `<referenceTo>${to}</referenceTo><relationshipName>${relationship}</relationshipName>${more}`;
  return [`objects/${object}/fields/${field}.field-meta.xml`, fieldXml(field, 'MasterDetail', elements)];
}

function object(name: string, sharingModel: string): [string, string] {
  return [`objects/${name}/${name}.object-meta.xml`, objectXml(name.replace('__c', ''), sharingModel)];
}

function grant(name: string, access: 'read' | 'write' | 'viewAll' | 'modifyAll'): string {
  const write = access === 'write' || access === 'modifyAll';
  const all = access === 'viewAll' || access === 'modifyAll';
  return (
    `<objectPermissions><allowCreate>${write}</allowCreate><allowDelete>${write}</allowDelete><allowEdit>${write}</allowEdit>` +
    `<allowRead>true</allowRead><modifyAllRecords>${access === 'modifyAll'}</modifyAllRecords><object>${name}</object>` +
    `<viewAllRecords>${all}</viewAllRecords></objectPermissions>`
  );
}

function readable(field: string): string {
  return `<fieldPermissions><editable>true</editable><field>${field}</field><readable>true</readable></fieldPermissions>`;
}

const key = '<length>40</length><externalId>true</externalId><unique>true</unique>';

/** One object for every kind of sharing: details of one, two and no account, private, public to read, public to write. */
const FILES: SourceFiles = Object.fromEntries([
  ['objects/Account/fields/Key__c.field-meta.xml', fieldXml('Key__c', 'Text', key)],
  ...DETAILS.map((name) => object(name, 'ControlledByParent')),
  object('Diary__c', 'Private'),
  object('Notice__c', 'Read'),
  object('Board__c', 'ReadWrite'),
  master('Visit__c.Account__c', 'Account', 'Visits'),
  master('Idea__c.Account__c', 'Account', 'Ideas', '<writeRequiresMasterRead>true</writeRequiresMasterRead>'),
  master('Visit_Item__c.Visit__c', 'Visit__c', 'Items'),
  master('Link__c.From__c', 'Account', 'Links_From'),
  master('Link__c.To__c', 'Account', 'Links_To', '<relationshipOrder>1</relationshipOrder>'),
  [
    'objects/Board__c/fields/Account__c.field-meta.xml',
    fieldXml('Account__c', 'Lookup', '<referenceTo>Account</referenceTo><relationshipName>Boards</relationshipName>'),
  ],
  [
    'permissionsets/Seller.permissionset-meta.xml',
    metadata(
      'PermissionSet',
      readable('Account.Key__c') +
        readable('Board__c.Account__c') +
        ['Account', ...DETAILS, ...OWNED].map((name) => grant(name, 'write')).join('') +
        '<label>Seller</label>',
    ),
  ],
  [
    'permissionsets/Auditor.permissionset-meta.xml',
    metadata('PermissionSet', `${readable('Account.Key__c')}${grant('Account', 'viewAll')}<label>Auditor</label>`),
  ],
  [
    'permissionsets/Steward.permissionset-meta.xml',
    metadata(
      'PermissionSet',
      readable('Account.Key__c') + readable('Account.Phone') + grant('Account', 'modifyAll') + '<label>Steward</label>',
    ),
  ],
]);

const USERS = {
  admin: { profile: 'System Administrator', permissionSets: ['Seller'], role: undefined },
  director: { profile: 'Standard User', permissionSets: ['Seller'], role: 'Director' },
  rep: { profile: 'Standard User', permissionSets: ['Seller'], role: 'East' },
  peer: { profile: 'Standard User', permissionSets: ['Seller'], role: 'West' },
  loner: { profile: 'Standard User', permissionSets: ['Seller'], role: undefined },
  auditor: { profile: 'Minimum Access - API Only Integrations', permissionSets: ['Auditor'], role: undefined },
  steward: { profile: 'Minimum Access - API Only Integrations', permissionSets: ['Steward'], role: undefined },
} as const;

export type Persona = keyof typeof USERS;
export const PERSONAS = Object.keys(USERS) as Persona[];

const SETTINGS = {
  roles: [
    { name: 'Director' },
    { name: 'East', parent: 'Director' },
    { name: 'West', parent: 'Director', opportunityAccessLevel: 'Read' },
  ],
  organizationWideDefaults: { Account: 'Private', Opportunity: 'Private', Contact: 'ControlledByParent' },
  users: Object.entries(USERS).map(([name, user]) => ({
    username: `${name}@sharing.test`,
    password: PASSWORD,
    firstName: name,
    lastName: 'Tester',
    ...user,
  })),
};

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** An org with private accounts, and short ways to ask it as one persona or another. */
export interface SharingOrg extends TestOrg {
  readonly userIds: Readonly<Record<Persona, string>>;
  /** Status and body of a request to a path under the version, as one of the personas. */
  call(persona: Persona, method: string, path: string, body?: unknown): Promise<Answer>;
  /** Records of a query. @throws Error with the org's answer when it is refused */
  query(persona: Persona, soql: string): Promise<readonly Record<string, unknown>[]>;
  /** The values of one column, sorted. */
  column(persona: Persona, soql: string, name?: string): Promise<readonly unknown[]>;
  /** Creates a record that must be accepted. @returns its id */
  add(persona: Persona, object: string, values: Readonly<Record<string, unknown>>): Promise<string>;
  tokenOf(persona: Persona): string;
}

/**
 * @param more files of its project, besides those that every such org has
 * @param defaults organization-wide defaults of standard objects that are others than usual
 */
export async function startSharingOrg(
  more: SourceFiles = {},
  defaults: Readonly<Record<string, string>> = {},
): Promise<SharingOrg> {
  const project = sfdxProject({ ...FILES, ...more });
  const organizationWideDefaults = { ...SETTINGS.organizationWideDefaults, ...defaults };
  const settings = { ...SETTINGS, organizationWideDefaults };
  mkdirSync(path.join(project.directory, 'config'));
  writeFileSync(path.join(project.directory, 'config', 'local-org-users.json'), JSON.stringify(settings));
  const org = await startTestOrg({ projectDir: project.directory });
  const tokens = new Map<Persona, string>();
  for (const persona of PERSONAS) tokens.set(persona, await org.token(`${persona}@sharing.test`));
  const call: SharingOrg['call'] = async (persona, method, address, body) => {
    const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await org.fetch(`/services/data/v66.0${address}`, tokens.get(persona), init);
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  };
  const query: SharingOrg['query'] = async (persona, soql) => {
    const { status, body } = await call(persona, 'GET', `/query?q=${encodeURIComponent(soql)}`);
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return (body as { records: Record<string, unknown>[] }).records;
  };
  const users = await query('admin', 'SELECT Id, FirstName FROM User');
  return {
    ...org,
    userIds: Object.fromEntries(users.map(({ FirstName, Id }) => [FirstName, Id])) as Record<Persona, string>,
    call,
    query,
    column: async (persona, soql, name = 'Name') =>
      (await query(persona, soql))
        .map((record) => record[name])
        .sort((one, other) => (String(one) < String(other) ? -1 : 1)),
    add: async (persona, objectName, values) => {
      const init = { method: 'POST', body: JSON.stringify(values) };
      const answer = org.fetch(`/services/data/v66.0/sobjects/${objectName}`, tokens.get(persona), init);
      return ((await jsonOf(answer, 201)) as { id: string }).id;
    },
    tokenOf: (persona) => tokens.get(persona) ?? '',
    close: async () => {
      await org.close();
      project[Symbol.dispose]();
    },
  };
}

/** Ids by name: of accounts, and of what belongs to them. */
export type SharingData = Readonly<Record<string, string>>;

/** Accounts of four owners, with children that others own. */
export async function addSharingData(org: SharingOrg): Promise<SharingData> {
  const ids: Record<string, string> = {};
  const add = async (objectName: string, Name: string, owner: Persona | undefined, values: object): Promise<void> => {
    const nameField =
      objectName === 'Contact' ? { LastName: Name } : objectName === 'Task' ? { Subject: Name } : { Name };
    const OwnerId = owner && org.userIds[owner];
    ids[Name] = await org.add('admin', objectName, { ...nameField, ...(OwnerId ? { OwnerId } : {}), ...values });
  };
  for (const [name, owner] of [
    ['Eastern', 'rep'],
    ['Western', 'peer'],
    ['House', 'admin'],
    ['Lonely', 'loner'],
  ] as const) {
    await add('Account', name, owner, { Key__c: name.toUpperCase() });
    await add('Contact', `${name} contact`, 'admin', { AccountId: ids[name] });
    await add('Visit__c', `${name} visit`, undefined, { Account__c: ids[name] });
    await add('Visit_Item__c', `${name} item`, undefined, { Visit__c: ids[`${name} visit`] });
    await add('Board__c', `${name} board`, owner, { Account__c: ids[name] });
    await add('Task', `${name} task`, 'admin', { WhatId: ids[name] });
  }
  const deal = { StageName: 'Prospecting', CloseDate: '2026-06-30' };
  await add('Opportunity', 'House deal of rep', 'rep', { ...deal, Amount: 100, AccountId: ids.House });
  await add('Opportunity', 'Western deal of peer', 'peer', { ...deal, Amount: 200, AccountId: ids.Western });
  await add('Opportunity', 'Eastern deal of admin', 'admin', { ...deal, Amount: 400, AccountId: ids.Eastern });
  await add('Opportunity', 'Western deal of admin', 'admin', { ...deal, Amount: 800, AccountId: ids.Western });
  await add('Contact', 'Free contact of rep', 'rep', {});
  await add('Contact', 'Free contact of peer', 'peer', {});
  await add('Link__c', 'Eastern-House', undefined, { From__c: ids.Eastern, To__c: ids.House });
  await add('Link__c', 'Eastern-Western', undefined, { From__c: ids.Eastern, To__c: ids.Western });
  for (const owner of ['admin', 'rep', 'peer'] as const) {
    await add('Diary__c', `Diary of ${owner}`, owner, {});
    await add('Notice__c', `Notice of ${owner}`, owner, {});
  }
  return ids;
}
