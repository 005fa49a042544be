import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Bulk2Client } from '../support/bulk2.ts';
import { POLICY_TYPE, recordXml, valueXml } from '../support/customMetadata.ts';
import { GraphqlClient } from '../support/graphql.ts';
import { metadata } from '../support/local-org/sfdxProject.ts';
import { jsonOf, SALES_ORG_PASSWORD, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';
import { refusal, RestUser } from '../support/restUser.ts';
import { sfdxProject } from '../support/sfdxProject.ts';

const RECORDS = 'force-app/main/default/customMetadata';

const user = (name: string, profile: string, permissionSets: readonly string[] = []): object => ({
  username: `${name}@policy-org.test`,
  password: SALES_ORG_PASSWORD,
  firstName: 'First',
  lastName: name,
  profile,
  permissionSets,
});

const project = sfdxProject({
  ...POLICY_TYPE,
  'force-app/main/default/permissionsets/Policies.permissionset-meta.xml': metadata(
    'PermissionSet',
    '<label>Policies</label><customMetadataTypeAccesses><enabled>true</enabled><name>Policy__mdt</name></customMetadataTypeAccesses>',
  ),
  [`${RECORDS}/Policy.Default.md-meta.xml`]: recordXml(
    'The Default',
    valueXml('Field__c', 'string', 'Amount') +
      valueXml('Active__c', 'boolean', 'true') +
      valueXml('Months__c', 'double', '12.0') +
      valueXml('Share__c', 'double', '89.3') +
      valueXml('Since__c', 'date', '2026-01-31') +
      valueXml('Notes__c', 'string', 'One &amp; all') +
      valueXml('Ties__c', 'string', 'Better'),
  ),
  [`${RECORDS}/Policy.Other.md-meta.xml`]: recordXml('Another', valueXml('Field__c', 'string', 'Profit')),
  [`${RECORDS}/Policy.Third.md-meta.xml`]: recordXml('Third', valueXml('Field__c', 'string', 'Amount')),
  'config/local-org-users.json': JSON.stringify({
    users: [
      user('admin', 'System Administrator'),
      user('granted', 'Minimum Access - API Only Integrations', ['Policies']),
      user('seller', 'Standard User'),
    ],
  }),
});

let org: TestOrg;
let admin: RestUser;
let granted: RestUser;
before(async () => {
  org = await startTestOrg({ projectDir: project });
  admin = await RestUser.of(org, 'admin@policy-org.test');
  granted = await RestUser.of(org, 'granted@policy-org.test');
});
after(() => org.close());

async function names(condition: string): Promise<unknown[]> {
  const found = await granted.records(`SELECT DeveloperName FROM Policy__mdt ${condition}`);
  return found.map(({ DeveloperName }) => DeveloperName);
}

/** The id of a record by its name, as anybody reads it. */
async function idOf(name: string): Promise<string> {
  const [record] = await granted.records(`SELECT Id FROM Policy__mdt WHERE DeveloperName = '${name}'`);
  return String(record?.Id);
}

// SOQL and SOSL Reference: "Custom Metadata Types" under "SOQL Object Limits and Limitations" (sforce_api_calls_soql_limits.htm);
// Salesforce Help: "Custom Metadata Types Limitations" (platform.custommetadatatypes_limitations.htm).
describe('records of a custom metadata type', () => {
  it('take no data storage, and keep nobody from asking what is left', async () => {
    const { DataStorageMB: storage } = (await jsonOf(admin.get('limits'))) as {
      DataStorageMB: { Max: number; Remaining: number };
    };
    assert.ok(storage.Remaining > 0 && storage.Remaining <= storage.Max);
  });

  it('are read by SOQL with the values of their files', async () => {
    const soql =
      'SELECT DeveloperName, MasterLabel, Label, QualifiedApiName, NamespacePrefix, Language, Active__c, Months__c, Share__c, Since__c, Notes__c, Field__c, Ties__c ' +
      "FROM Policy__mdt WHERE DeveloperName = 'Default'";
    const [record] = await granted.records(soql);
    assert.deepEqual(record, {
      DeveloperName: 'Default',
      MasterLabel: 'The Default',
      Label: 'The Default',
      QualifiedApiName: 'Default',
      NamespacePrefix: null,
      Language: 'en_US',
      Active__c: true,
      Months__c: 12,
      Share__c: 89.3,
      Since__c: '2026-01-31',
      Notes__c: 'One & all',
      Field__c: 'Amount',
      Ties__c: 'Better',
    });
  });

  it('are false and empty where their files say nothing', async () => {
    const soql = "SELECT Active__c, Months__c, Ties__c FROM Policy__mdt WHERE DeveloperName = 'Other'";
    assert.deepEqual((await granted.records(soql))[0], { Active__c: false, Months__c: null, Ties__c: null });
  });

  const found: [condition: string, names: string[]][] = [
    ['ORDER BY MasterLabel', ['Other', 'Default', 'Third']],
    ["WHERE Field__c = 'amount' ORDER BY DeveloperName DESC", ['Third', 'Default']],
    ["WHERE DeveloperName IN ('Other', 'Third') AND Field__c != 'Profit'", ['Third']],
    ["WHERE DeveloperName = 'Other' OR DeveloperName LIKE 'De%' ORDER BY DeveloperName", ['Default', 'Other']],
    ['WHERE Months__c >= 12 AND Since__c < 2026-02-01', ['Default']],
  ];
  for (const [condition, expected] of found) {
    it(`are found with ${condition}`, async () => {
      assert.deepEqual(await names(condition), expected);
    });
  }

  // The messages: "SOQL Operation Limitations" in the Tooling API Developer Guide (reference_objects_soql_limits.htm).
  const refused: [soql: string, message: RegExp][] = [
    ['SELECT COUNT() FROM Policy__mdt', /not yet supported by this SObject storage type/],
    ['SELECT COUNT(Id) n FROM Policy__mdt', /not yet supported by this SObject storage type/],
    ['SELECT Field__c FROM Policy__mdt GROUP BY Field__c', /not yet supported by this SObject storage type/],
    ["SELECT Id FROM Policy__mdt WHERE DeveloperName = 'a' OR Field__c = 'b'", /Disjunctions not supported/],
    ['SELECT Id FROM Policy__mdt WHERE Months__c > 1 OR Months__c = 0', /Disjunctions not supported/],
    ["SELECT Id FROM Policy__mdt WHERE (NOT DeveloperName = 'a')", /NOT is not supported/],
  ];
  for (const [soql, message] of refused) {
    it(`are not read by ${soql}`, async () => {
      const error = await refusal(granted.query(soql));
      assert.equal(error.errorCode, 'MALFORMED_QUERY');
      assert.match(error.message, message);
    });
  }

  it('are not read with LIMIT, which this org does not guess about', async () => {
    const { errorCode } = await refusal(granted.query('SELECT Id FROM Policy__mdt LIMIT 1'), 501);
    assert.equal(errorCode, 'FUNCTIONALITY_NOT_ENABLED');
  });

  it('are read one by one by their ids, which begin with m', async () => {
    const id = await idOf('Third');
    assert.match(id, /^m[0-9A-Za-z]{17}$/);
    const record = (await jsonOf(granted.get(`sobjects/Policy__mdt/${id}`))) as Record<string, unknown>;
    assert.equal(record.DeveloperName, 'Third');
  });
});

// Salesforce Help: "Control Read Access to Custom Metadata Types" (platform.custommetadatatypes_permissions.htm); release notes:
// rn_forcecom_development_custom_metadata_require_cruc.htm.
describe('who reads a custom metadata type', () => {
  it('has Customize Application, or a permission set that grants the type', async () => {
    for (const user of [admin, granted]) await jsonOf(user.query('SELECT Id FROM Policy__mdt'));
  });

  it('is nobody else: there is no such object for the others', async () => {
    const seller = await RestUser.of(org, 'seller@policy-org.test');
    assert.equal((await refusal(seller.query('SELECT Id FROM Policy__mdt'))).errorCode, 'INVALID_TYPE');
    assert.equal((await refusal(seller.get('sobjects/Policy__mdt/describe'), 404)).errorCode, 'NOT_FOUND');
  });
});

// Metadata API Developer Guide: "Custom Metadata Types (CustomObject)": no DML in the Partner or Enterprise APIs.
describe('writing a custom metadata type', () => {
  it('is not what describe offers', async () => {
    const described = (await jsonOf(admin.get('sobjects/Policy__mdt/describe'))) as Record<string, unknown> & {
      fields: { name: string; createable: boolean; updateable: boolean }[];
    };
    const { createable, updateable, deletable, queryable, custom } = described;
    assert.deepEqual(
      { createable, updateable, deletable, queryable, custom },
      { createable: false, updateable: false, deletable: false, queryable: true, custom: true },
    );
    assert.ok(described.fields.every((field) => !field.createable && !field.updateable));
    assert.deepEqual(
      described.fields.map(({ name }) => name).filter((name) => !name.endsWith('__c')),
      [
        ...['Id', 'DeveloperName', 'MasterLabel', 'Language', 'NamespacePrefix', 'Label', 'QualifiedApiName'],
        'SystemModstamp',
      ],
    );
  });

  it('is refused to administrators too, by REST and by Bulk API', async () => {
    const post = admin.send('POST', 'sobjects/Policy__mdt', { DeveloperName: 'New', MasterLabel: 'New' });
    assert.equal((await refusal(post)).errorCode, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
    const address = `sobjects/Policy__mdt/${await idOf('Default')}`;
    for (const write of [admin.send('PATCH', address, { Field__c: 'x' }), admin.send('DELETE', address)]) {
      assert.equal((await refusal(write, 403)).errorCode, 'INSUFFICIENT_ACCESS_OR_READONLY');
    }
    const bulk = new Bulk2Client(org, admin.token);
    const info = await bulk.ingest({ object: 'Policy__mdt', operation: 'insert' }, 'DeveloperName\nNew\n');
    assert.equal(info.numberRecordsFailed, 1);
  });
});

// User Interface API Developer Guide: "All Supported Objects" (ui_api_all_supported_objects.htm) has no custom metadata types.
describe('a custom metadata type on other doors', () => {
  it('is not offered by UI API', async () => {
    assert.equal((await refusal(admin.get('ui-api/object-info/Policy__mdt'))).errorCode, 'INVALID_TYPE');
    const record = admin.get(`ui-api/records/${await idOf('Default')}?fields=Policy__mdt.Field__c`);
    assert.equal((await refusal(record)).errorCode, 'INVALID_TYPE');
  });

  it('is no type of the GraphQL schema', async () => {
    const document = '{ uiapi { query { Policy__mdt { edges { node { Id } } } } } }';
    const { errors } = await new GraphqlClient(org, admin.token).send(document);
    assert.match(errors[0]?.message ?? '', /Policy__mdt/);
  });

  it('is not exported by Bulk API 2.0, which is not documented', async () => {
    const job = new Bulk2Client(org, admin.token).call('POST', '/query', {
      operation: 'query',
      query: 'SELECT Id FROM Policy__mdt',
    });
    assert.equal((await refusal(job, 501)).errorCode, 'FUNCTIONALITY_NOT_ENABLED');
  });
});

describe('a database that is kept', () => {
  it('follows the project: records keep their ids, change, come and go', async () => {
    const database = join(project, 'org.db');
    const read = async (): Promise<Map<string, { Id: string; Field__c: string }>> => {
      const kept = await startTestOrg({ projectDir: project, database });
      try {
        const user = await RestUser.of(kept, 'admin@policy-org.test');
        const records = (await user.records('SELECT Id, DeveloperName, Field__c FROM Policy__mdt')) as {
          Id: string;
          DeveloperName: string;
          Field__c: string;
        }[];
        return new Map(records.map(({ DeveloperName, Id, Field__c }) => [DeveloperName, { Id, Field__c }]));
      } finally {
        await kept.close();
      }
    };
    const first = await read();
    const file = (name: string): string => join(project, RECORDS, `Policy.${name}.md-meta.xml`);
    rmSync(file('Other'));
    writeFileSync(file('Third'), recordXml('Third', valueXml('Field__c', 'string', 'Margin')));
    writeFileSync(file('A_New'), recordXml('New', valueXml('Field__c', 'string', 'Amount')));
    const second = await read();
    assert.deepEqual([...second.keys()].sort(), ['A_New', 'Default', 'Third']);
    assert.deepEqual(second.get('Default'), first.get('Default'));
    assert.deepEqual(second.get('Third'), { Id: first.get('Third')?.Id, Field__c: 'Margin' });
    const before = [...first.values()].map(({ Id }) => Id);
    assert.ok(!before.includes(second.get('A_New')?.Id ?? ''));
  });
});
