import { testSchema, TestOrg, succeeded } from '../support/local-org/testOrg.ts';
import { fieldXml } from '../support/local-org/sfdxProject.ts';
import type { Schema } from '../../local-org/src/schema/index.ts';

/** The day on which the queries of the table run: a Wednesday. */
export const now = new Date('2017-05-17T15:30:00Z');

export interface AccountRow {
  readonly name: string;
  readonly industry: string | null;
  readonly rating: string | null;
  readonly employees: number | null;
  /** Cents. */
  readonly revenue: number | null;
  readonly site: string | null;
  readonly regions: readonly string[];
  readonly parent: string | null;
}

export interface OpportunityRow {
  readonly name: string;
  readonly account: string | null;
  readonly stage: string;
  /** Cents. */
  readonly amount: number | null;
  readonly closeDate: string;
}

export interface ContactRow {
  readonly name: string;
  readonly account: string | null;
  readonly department: string | null;
}

const account = (
  name: string,
  industry: string | null,
  rating: string | null,
  employees: number | null,
  revenue: number | null,
  site: string | null,
  regions: readonly string[],
  parent: string | null,
): AccountRow => ({ name, industry, rating, employees, revenue, site, regions, parent });

export const accounts: readonly AccountRow[] = [
  account('Acme', 'Retail', 'Hot', 50, 100_050, 'North', ['EMEA', 'APAC'], null),
  account('Bravo', 'Banking', 'Warm', 500, 2_025, null, ['EMEA'], 'Acme'),
  account('Carat', 'Retail', 'Cold', 5, null, 'South', ['AMER', 'EMEA'], 'Acme'),
  account('Delta', null, null, null, 0, null, [], null),
  account('Echo', 'Media', 'Hot', 50, 99_999_999, 'North', ['APAC'], 'Bravo'),
  account('Foxtrot', 'Banking', 'Cold', 7, -1_575, 'South', [], null),
];

const opportunity = (
  name: string,
  of: string | null,
  stage: string,
  amount: number | null,
  closeDate: string,
): OpportunityRow => ({ name, account: of, stage, amount, closeDate });

export const opportunities: readonly OpportunityRow[] = [
  opportunity('o01', 'Acme', 'Closed Won', 10_000, '2016-12-31'),
  opportunity('o02', 'Acme', 'Closed Won', 25_050, '2017-01-01'),
  opportunity('o03', 'Acme', 'Closed Lost', 7_500, '2017-03-31'),
  opportunity('o04', 'Bravo', 'Closed Won', 100_000, '2017-04-01'),
  opportunity('o05', 'Bravo', 'Prospecting', null, '2017-05-16'),
  opportunity('o06', 'Bravo', 'Prospecting', 4_000, '2017-05-17'),
  opportunity('o07', 'Carat', 'Closed Won', 500, '2017-05-18'),
  opportunity('o08', 'Carat', 'Qualification', 6_000, '2017-05-14'),
  opportunity('o09', 'Carat', 'Qualification', 6_075, '2017-05-13'),
  opportunity('o10', 'Echo', 'Closed Lost', 100, '2017-06-01'),
  opportunity('o11', 'Echo', 'Closed Won', 30_000, '2017-07-01'),
  opportunity('o12', 'Foxtrot', 'Closed Won', 1_200, '2018-01-15'),
  opportunity('o13', null, 'Prospecting', 900, '2015-02-28'),
  opportunity('o14', null, 'Closed Won', 700, '2016-02-29'),
];

/** Deleted, so that only `queryAll` finds them. */
export const deletedAccount = account('Gone', 'Retail', 'Hot', 1, 1, 'North', [], null);
export const deletedOpportunity = opportunity('o99', 'Acme', 'Closed Won', 1_000_000, '2017-05-17');

export const contacts: readonly ContactRow[] = [
  { name: 'Stone', account: 'Acme', department: 'Sales' },
  { name: 'Reed', account: 'Acme', department: 'IT' },
  { name: 'Stone', account: 'Bravo', department: 'Sales' },
  { name: 'Kay', account: 'Echo', department: null },
  { name: 'Loner', account: null, department: 'IT' },
];

/** Stages in the order of the picklist, as far as the example has them. */
export const stageOrder = ['Prospecting', 'Qualification', 'Closed Won', 'Closed Lost'];
export const ratingOrder = ['Hot', 'Warm', 'Cold'];

const files = {
  'objects/Account/fields/Regions__c.field-meta.xml': fieldXml(
    'Regions__c',
    'MultiselectPicklist',
    '<visibleLines>4</visibleLines><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>' +
      ['AMER', 'APAC', 'EMEA']
        .map((name) => `<value><fullName>${name}</fullName><default>false</default><label>${name}</label></value>`)
        .join('') +
      '</valueSetDefinition></valueSet>',
  ),
  'objects/Account/fields/Size__c.field-meta.xml': fieldXml(
    'Size__c',
    'Text',
    '<formula>IF(NumberOfEmployees &gt; 10, "big", "small")</formula><formulaTreatBlanksAs>BlankAsZero</formulaTreatBlanksAs>',
  ),
  'objects/Account/fields/Grade__c.field-meta.xml': fieldXml(
    'Grade__c',
    'Picklist',
    '<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>' +
      "<value><fullName>A</fullName><default>false</default><label>Buyer's choice</label></value>" +
      '<value><fullName>B</fullName><default>false</default><label>B</label></value>' +
      '</valueSetDefinition></valueSet>',
  ),
};

let schema: Schema | undefined;

/** An org with the records of the example. */
export function exampleOrg(): TestOrg {
  const org = new TestOrg({ schema: (schema ??= testSchema(files)) });
  const ids = new Map<string | null, string>();
  for (const row of [...accounts, deletedAccount]) {
    const id = org.add('Account', {
      Name: row.name,
      Industry: row.industry,
      Rating: row.rating,
      NumberOfEmployees: row.employees,
      Revenue__c: units(row.revenue),
      Site: row.site,
      Regions__c: row.regions.join(';'),
      ParentId: ids.get(row.parent) ?? null,
      Grade__c: row.rating === 'Hot' ? 'A' : 'B',
    });
    ids.set(row.name, id);
  }
  for (const row of [...opportunities, deletedOpportunity]) {
    const id = org.addOpportunity({
      Name: row.name,
      AccountId: ids.get(row.account) ?? null,
      StageName: row.stage,
      Amount: units(row.amount),
      CloseDate: row.closeDate,
    });
    if (row === deletedOpportunity) succeeded(org.delete(id));
  }
  for (const { name, account: of, department } of contacts) {
    org.add('Contact', { LastName: name, AccountId: ids.get(of) ?? null, Department: department });
  }
  succeeded(org.delete(ids.get(deletedAccount.name) ?? ''));
  return org;
}

/** Cents as the decimal text in which values travel. */
export function units(cents: number | null): string | null {
  return cents === null ? null : String(cents / 100);
}

export function sum(rows: readonly { readonly amount: number | null }[]): number | null {
  const amounts = rows.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  return amounts.length === 0 ? null : amounts.reduce((total, amount) => total + amount, 0);
}

/** The stored number closest to the average of the cents, in units. */
export function average(rows: readonly { readonly amount: number | null }[]): string | null {
  const total = sum(rows);
  const count = rows.filter(({ amount }) => amount !== null).length;
  return total === null ? null : String(total / count / 100);
}
