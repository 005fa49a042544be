import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Database, migrateStore, openStore } from '../../../../local-org/src/store/index.ts';
import { fieldXml } from '../../../support/local-org/sfdxProject.ts';
import type { SourceFiles } from '../../../support/local-org/sfdxProject.ts';
import { refusal, TestOrg, testSchema } from '../../../support/local-org/testOrg.ts';

interface DatabaseFile extends Disposable {
  readonly path: string;
}

function databaseFile(): DatabaseFile {
  const directory = mkdtempSync(join(tmpdir(), 'local-org-'));
  return {
    path: join(directory, 'org.db'),
    [Symbol.dispose]: () => {
      rmSync(directory, { recursive: true });
    },
  };
}

const extraField = (type: string, elements = ''): SourceFiles => ({
  'objects/Account/fields/Extra__c.field-meta.xml': fieldXml('Extra__c', type, elements),
});

describe('a database file', () => {
  it('is opened again with its records, and goes on numbering', () => {
    using file = databaseFile();
    let first: string;
    {
      using org = new TestOrg({ file: file.path });
      first = org.add('Account', { Name: 'Acme', External_Key__c: 'A' });
    }
    const schema = testSchema();
    const store = openStore(schema, file.path);
    const account = schema.object('Account');
    assert.ok(account);
    assert.equal(store.find(account, first)?.Name, 'Acme');
    assert.equal(store.findBy(account, 'External_Key__c', 'a')?.Id, first);
    const second = store.seed(account, { Name: 'Second' });
    assert.ok(second > first);
    const stages = [...store.select('SELECT count(*) FROM "OpportunityStage"', [])];
    assert.deepEqual(stages, [[10]]);
    store.close();
  });

  it('gets a column for a new field, with its default in old records', () => {
    using file = databaseFile();
    let id: string;
    {
      using org = new TestOrg({ file: file.path });
      id = org.add('Account', { Name: 'Acme' });
    }
    const schema = testSchema(extraField('Checkbox', '<defaultValue>true</defaultValue>'));
    const store = openStore(schema, file.path);
    const account = schema.object('Account');
    assert.ok(account);
    assert.equal(store.find(account, id)?.Extra__c, true);
    store.close();
  });

  it('gets a location, and gives it up with its parts', () => {
    using file = databaseFile();
    let id: string;
    const located = testSchema(extraField('Location', '<scale>3</scale>'));
    {
      using org = new TestOrg({ file: file.path });
      id = org.add('Account', { Name: 'Acme' });
    }
    const reopened = openStore(located, file.path);
    const account = located.object('Account');
    assert.ok(account);
    reopened.seed(account, { Id: id, Extra__Latitude__s: '1.5', Extra__Longitude__s: '-2' });
    assert.equal(reopened.find(account, id)?.Extra__c, '{"latitude":1.5,"longitude":-2.0}');
    reopened.close();
    const database = new Database(file.path);
    const store = database.transaction(() => migrateStore(database, located, testSchema()));
    const columns = database.all("SELECT name FROM pragma_table_xinfo('Account') WHERE name LIKE 'Extra%'", []);
    assert.deepEqual(columns, []);
    store.close();
  });

  it('from before there were last activities gets them', () => {
    using file = databaseFile();
    let id: string;
    {
      using org = new TestOrg({ file: file.path });
      id = org.add('Contact', { LastName: 'Lee' });
      org.add('Task', { WhoId: id, Status: 'Completed', ActivityDate: '2026-05-01' });
    }
    const database = new Database(file.path);
    database.exec('ALTER TABLE "Contact" DROP COLUMN "LastActivityDate"');
    database.run('DELETE FROM "org.field" WHERE name = ?', ['Contact.LastActivityDate']);
    database.close();
    const schema = testSchema();
    const store = openStore(schema, file.path);
    const contact = schema.object('Contact');
    assert.ok(contact);
    assert.equal(store.find(contact, id)?.LastActivityDate, '2026-05-01');
    store.close();
  });

  const changes: [title: string, before: SourceFiles, after: SourceFiles][] = [
    ['another type', extraField('Date'), extraField('DateTime')],
    [
      'another scale',
      extraField('Number', '<precision>18</precision><scale>2</scale>'),
      extraField('Number', '<precision>18</precision><scale>3</scale>'),
    ],
    [
      'uniqueness',
      extraField('Text', '<length>9</length>'),
      extraField('Text', '<length>9</length><unique>true</unique>'),
    ],
  ];
  for (const [title, before, after] of changes) {
    it(`refuses ${title} for a field it knows, by name`, () => {
      using file = databaseFile();
      openStore(testSchema(before), file.path).close();
      assert.throws(() => openStore(testSchema(after), file.path), {
        message: /^Account\.Extra__c: the database stores it as/,
      });
      openStore(testSchema(before), file.path).close();
    });
  }

  it('belongs to one process', () => {
    using file = databaseFile();
    openStore(testSchema(), file.path).close();
    const hold = `
      import { openStore } from ${JSON.stringify(import.meta.resolve('../../../../local-org/src/store/index.ts'))};
      import { testSchema } from ${JSON.stringify(import.meta.resolve('../../../support/local-org/testOrg.ts'))};
      try { openStore(testSchema(), process.argv[1]); console.log('opened'); } catch (error) { console.log(error.message); }
    `;
    using org = new TestOrg({ file: file.path });
    const answer = (): string =>
      execFileSync(process.execPath, ['--input-type=module', '--eval', hold, file.path], { encoding: 'utf8' }).trim();
    assert.match(answer(), /org\.db: another local org is using this database\. Stop it, or choose another --db\.$/);
    org.add('Account', { Name: 'Acme' });
    org.store.close();
    assert.equal(answer(), 'opened');
    org.store = openStore(org.schema, file.path);
  });

  it('that is something else is refused', () => {
    using file = databaseFile();
    writeFileSync(file.path, 'This is a letter to a friend, and not a database at all.'.repeat(20));
    assert.throws(() => openStore(testSchema(), file.path), { message: /org\.db: cannot be opened as a database/ });
  });

  it('in a folder that is missing is refused', () => {
    using file = databaseFile();
    assert.throws(() => openStore(testSchema(), join(file.path, 'nowhere/org.db')), { message: /cannot be opened/ });
  });
});

describe('a new org', () => {
  it('has the ten standard stages, in order', () => {
    using org = new TestOrg();
    assert.deepEqual(
      org.query(
        'SELECT MasterLabel, DefaultProbability, ForecastCategoryName, IsClosed, IsWon FROM OpportunityStage ORDER BY SortOrder',
      ),
      [
        ['Prospecting', '10', 'Pipeline', false, false],
        ['Qualification', '10', 'Pipeline', false, false],
        ['Needs Analysis', '20', 'Pipeline', false, false],
        ['Value Proposition', '50', 'Pipeline', false, false],
        ['Id. Decision Makers', '60', 'Pipeline', false, false],
        ['Perception Analysis', '70', 'Pipeline', false, false],
        ['Proposal/Price Quote', '75', 'Pipeline', false, false],
        ['Negotiation/Review', '90', 'Pipeline', false, false],
        ['Closed Won', '100', 'Closed', true, true],
        ['Closed Lost', '0', 'Omitted', true, false],
      ],
    );
  });

  it('owes what it came with to its first user', () => {
    using org = new TestOrg();
    for (const object of ['OpportunityStage', 'Profile', 'User']) {
      assert.deepEqual(new Set(org.column(`SELECT CreatedById FROM ${object}`)), new Set([org.userId]));
    }
  });

  it('follows a stage that was added to it', () => {
    using org = new TestOrg();
    org.addOpportunity();
    org.store.seed(org.object('OpportunityStage'), {
      MasterLabel: 'Signed',
      IsWon: true,
      IsClosed: true,
      DefaultProbability: '100',
      ForecastCategory: 'Closed',
    });
    assert.equal(org.value(org.addOpportunity({ StageName: 'Signed' }), 'IsWon'), true);
  });

  it('seeds nothing that its schema does not have', () => {
    using org = new TestOrg();
    assert.throws(() => org.store.seed(org.object('Profile'), { Nope: 'x' }), { message: /Profile has no field Nope/ });
    assert.equal(refusal(org.insert('Profile', { Name: 'x' })).code, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
  });
});
