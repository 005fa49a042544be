import type { Terminal } from '../cli/index.ts';
import type { Org } from '../salesforce/index.ts';
import type { DemoData } from './demo/index.ts';
import { idIn, idsBy, sendRecords } from './sendRecords.ts';

type Ids = ReadonlyMap<string, string>;

/** Stakeholders with the keys that the map would fill, the lines between them, who reports to whom, and the account teams. @throws Error with the first refusal */
export async function loadPeople(
  org: Org,
  { stakeholders, links, teamRoles }: DemoData,
  { accountIds, contactIds }: { readonly accountIds: Ids; readonly contactIds: Ids },
  terminal: Terminal,
): Promise<void> {
  const keyOf = new Map(
    stakeholders.map(({ accountKey, email }) => [email, `${idIn(accountIds, accountKey)}:${idIn(contactIds, email)}`]),
  );
  await sendRecords(
    org,
    'Stakeholder__c',
    stakeholders.map(({ accountKey, email, values }) => ({
      Account__c: idIn(accountIds, accountKey),
      Contact__c: idIn(contactIds, email),
      Stakeholder_Key__c: idIn(keyOf, email),
      ...values,
    })),
    terminal,
  );
  const ids = await idsBy(org, 'Stakeholder__c', 'Stakeholder_Key__c');
  const stakeholderId = (email: string): string => idIn(ids, idIn(keyOf, email));
  await sendRecords(
    org,
    'Stakeholder_Link__c',
    links.map(({ fromEmail, toEmail, kind, strength }) => {
      const [from, to] = [stakeholderId(fromEmail), stakeholderId(toEmail)];
      const key = kind === 'Reports To' ? `${from}:${kind}` : `${from}:${kind}:${to}`;
      return { From__c: from, To__c: to, Kind__c: kind, Strength__c: strength, Link_Key__c: key };
    }),
    terminal,
  );
  const reporting = links.filter(({ kind }) => kind === 'Reports To');
  const managers = reporting.map(({ fromEmail, toEmail }) => ({
    Id: idIn(contactIds, fromEmail),
    ReportsToId: idIn(contactIds, toEmail),
  }));
  await sendRecords(org, 'Contact', managers, terminal, 'update');
  await sendRecords(
    org,
    'Team_Role__c',
    teamRoles.map((role) => {
      const account = idIn(accountIds, role.accountKey);
      return {
        Account__c: account,
        User__c: role.userId,
        Role_Key__c: `${account}:${role.userId}`,
        Department__c: role.department,
        Critical_Role__c: role.criticalRole,
        Contribution__c: role.contribution,
        Main_Contact__c: String(role.isMainContact),
        Main_Contact_Key__c: role.isMainContact ? account : '',
        Department_Contact__c: String(role.isDepartmentContact),
        Department_Contact_Key__c: role.isDepartmentContact ? `${account}:${role.department}` : '',
      };
    }),
    terminal,
  );
}
