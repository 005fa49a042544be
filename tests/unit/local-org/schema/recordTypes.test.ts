import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { startLocalOrg } from '../../../../local-org/index.ts';
import { loadSchema } from '../../../../local-org/src/schema/index.ts';
import { seedRecordTypes } from '../../../../local-org/src/security/seedRecordTypes.ts';
import { openStore } from '../../../../local-org/src/store/index.ts';
import { fieldXml, metadata, objectXml, sfdxProject } from '../../../support/local-org/sfdxProject.ts';
import type { SourceFiles } from '../../../support/local-org/sfdxProject.ts';
import { RECORD_TYPES, recordTypeXml } from '../../../support/recordTypes.ts';

const account = (xml: string): SourceFiles => ({ 'objects/Account/recordTypes/New.recordType-meta.xml': xml });
const tier = { Tier__c: ['Gold'] };

// Metadata API Developer Guide: "RecordType" (meta_recordtype.htm) and "BusinessProcess" (meta_businessprocess.htm).
describe('a record type', () => {
  const refused: [title: string, files: SourceFiles, message: RegExp][] = [
    [
      'of an object that has none',
      { 'objects/User/recordTypes/New.recordType-meta.xml': recordTypeXml('New') },
      /New\.recordType-meta\.xml: the embedded org has no record types of User/,
    ],
    ['without a label', account(metadata('RecordType', '<active>true</active>')), /<label> is missing/],
    [
      'with an unknown element',
      account(recordTypeXml('New', { elements: '<rank>1</rank>' })),
      /<rank> is not supported/,
    ],
    [
      'with an unknown picklist',
      account(recordTypeXml('New', { picklistValues: { Nope__c: [] } })),
      /Account has no picklist Nope__c/,
    ],
    [
      'with a field that is no picklist',
      account(recordTypeXml('New', { picklistValues: { Name: [] } })),
      /Account has no picklist Name/,
    ],
    [
      'with an unknown value',
      account(recordTypeXml('New', { picklistValues: { Tier__c: ['Iron'] } })),
      /Tier__c has no value "Iron"/,
    ],
    [
      'that says nothing of a restricted picklist',
      account(recordTypeXml('New')),
      /must list the values of the restricted picklist Tier__c/,
    ],
    [
      'with a bare percent sign',
      account(recordTypeXml('New', { picklistValues: { Tier__c: ['50%'] } })),
      /"50%" has a percent sign/,
    ],
    [
      'with a sales process over an unknown stage',
      {
        'objects/Opportunity/businessProcesses/Renewals.businessProcess-meta.xml': metadata(
          'BusinessProcess',
          '<isActive>true</isActive><values><fullName>Nowhere</fullName><default>false</default></values>',
        ),
      },
      /Renewals\.businessProcess-meta\.xml: there is no stage "Nowhere"/,
    ],
    [
      'with a default of its own',
      account(recordTypeXml('New', { picklistValues: tier }).replace('<default>false', '<default>true')),
      /another default of Tier__c/,
    ],
    [
      'with a process that accounts do not have',
      account(recordTypeXml('New', { elements: '<businessProcess>Renewals</businessProcess>', picklistValues: tier })),
      /Account has no business processes/,
    ],
    [
      'of opportunities without a sales process',
      { 'objects/Opportunity/recordTypes/New.recordType-meta.xml': recordTypeXml('New') },
      /<businessProcess> is missing/,
    ],
    [
      'of opportunities with an unknown sales process',
      {
        'objects/Opportunity/recordTypes/New.recordType-meta.xml': recordTypeXml('New', {
          elements: '<businessProcess>Other</businessProcess>',
        }),
      },
      /no business process Other/,
    ],
    [
      'that a permission set makes a default',
      {
        'permissionsets/P.permissionset-meta.xml': metadata(
          'PermissionSet',
          '<label>P</label><recordTypeVisibilities><default>true</default><recordType>Account.Partner</recordType><visible>true</visible></recordTypeVisibilities>',
        ),
      },
      /<default> is not supported/,
    ],
    [
      'that a permission set only believes to be there',
      {
        'permissionsets/P.permissionset-meta.xml': metadata(
          'PermissionSet',
          '<label>P</label><recordTypeVisibilities><recordType>Account.Nope</recordType><visible>true</visible></recordTypeVisibilities>',
        ),
      },
      /Permission set P: grants the record type Account\.Nope/,
    ],
  ];
  for (const [title, files, message] of refused) {
    it(`${title} stops the start`, async () => {
      using project = sfdxProject({ ...RECORD_TYPES, ...files });
      const started = startLocalOrg({ projectDir: project.directory, port: 0, database: ':memory:' });
      await assert.rejects(
        started.then((org) => org.close()),
        { message },
      );
    });
  }

  it('of a default that its field has lists that default', () => {
    const kind = fieldXml(
      'Kind__c',
      'Picklist',
      '<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>' +
        '<value><fullName>A</fullName><default>true</default><label>A</label></value>' +
        '<value><fullName>B</fullName><default>false</default><label>B</label></value></valueSetDefinition></valueSet>',
    );
    const files = {
      'objects/Visit__c/Visit__c.object-meta.xml': objectXml('Visit'),
      'objects/Visit__c/fields/Kind__c.field-meta.xml': kind,
    };
    const path = 'objects/Visit__c/recordTypes/New.recordType-meta.xml';
    const both = recordTypeXml('New', { picklistValues: { Kind__c: ['A', 'B'] } }).replace(
      '<default>false',
      '<default>true',
    );
    using good = sfdxProject({ ...files, [path]: both });
    assert.equal(loadSchema(good.directory).recordTypes('Visit__c').length, 1);
    using bad = sfdxProject({ ...files, [path]: recordTypeXml('New', { picklistValues: { Kind__c: ['B'] } }) });
    assert.throws(() => loadSchema(bad.directory), { message: /another default of Kind__c/ });
  });
});

describe('record types in a database that is kept', () => {
  it('keep their ids, follow the project, and are no longer active when it has them no more', () => {
    using project = sfdxProject(RECORD_TYPES);
    const file = join(project.directory, 'org.db');
    const read = (): Record<string, unknown>[] => {
      const schema = loadSchema(project.directory);
      const store = openStore(schema, file);
      seedRecordTypes(schema, store);
      const columns = '"Id", "DeveloperName", "Name", "IsActive"';
      const rows = [...store.select(`SELECT ${columns} FROM "RecordType" ORDER BY "DeveloperName"`, [])];
      store.close();
      return rows.map(([Id, DeveloperName, Name, IsActive]) => ({ Id, DeveloperName, Name, IsActive }));
    };
    const [former, partner, renewal] = read();
    const folder = join(project.directory, 'force-app/main/default/objects/Account/recordTypes');
    rmSync(join(folder, 'Former.recordType-meta.xml'));
    writeFileSync(join(folder, 'Partner.recordType-meta.xml'), recordTypeXml('Ally', { picklistValues: tier }));
    assert.deepEqual(read(), [{ ...former, IsActive: 0 }, { ...partner, Name: 'Ally' }, renewal]);
  });
});
