import assert from 'node:assert/strict';
import type { OrgError } from '../../../local-org/src/errors.ts';
import { loadSchema } from '../../../local-org/src/schema/index.ts';
import type { ObjectSchema, Schema } from '../../../local-org/src/schema/index.ts';
import type { Viewer } from '../../../local-org/src/security/index.ts';
import { prepareQuery } from '../../../local-org/src/soql/index.ts';
import { openStore } from '../../../local-org/src/store/index.ts';
import type { Input, Operation, SaveResult, Store, Value } from '../../../local-org/src/store/index.ts';
import { fieldXml, metadata, objectXml, sfdxProject } from './sfdxProject.ts';
import type { SourceFiles } from './sfdxProject.ts';

const externalKey = '<length>80</length><externalId>true</externalId><unique>true</unique>';

/** A project with one field of every kind, and objects for every way of pointing at an account. */
export const sourceFiles: SourceFiles = {
  'objects/Account/fields/External_Key__c.field-meta.xml': fieldXml('External_Key__c', 'Text', externalKey),
  'objects/Account/fields/Code__c.field-meta.xml': fieldXml(
    'Code__c',
    'Text',
    '<length>10</length><unique>true</unique><caseSensitive>true</caseSensitive>',
  ),
  'objects/Account/fields/Legacy_Key__c.field-meta.xml': fieldXml(
    'Legacy_Key__c',
    'Text',
    '<length>20</length><externalId>true</externalId>',
  ),
  'objects/Account/fields/Revenue__c.field-meta.xml': fieldXml(
    'Revenue__c',
    'Number',
    '<precision>18</precision><scale>2</scale>',
  ),
  'objects/Account/fields/Quartile__c.field-meta.xml': fieldXml(
    'Quartile__c',
    'Number',
    '<precision>1</precision><scale>0</scale>',
  ),
  'objects/Account/fields/In_Pool__c.field-meta.xml': fieldXml(
    'In_Pool__c',
    'Checkbox',
    '<defaultValue>false</defaultValue>',
  ),
  'objects/Account/fields/Tiered_On__c.field-meta.xml': fieldXml('Tiered_On__c', 'DateTime'),
  'objects/Account/fields/Status__c.field-meta.xml': fieldXml(
    'Status__c',
    'Picklist',
    '<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>' +
      '<value><fullName>Planned</fullName><default>true</default><label>Planned</label></value>' +
      '<value><fullName>Completed</fullName><default>false</default><label>Completed</label></value>' +
      '</valueSetDefinition></valueSet>',
  ),
  'objects/Opportunity/fields/External_Key__c.field-meta.xml': fieldXml('External_Key__c', 'Text', externalKey),
  'objects/Snapshot__c/Snapshot__c.object-meta.xml': objectXml(
    'Snapshot',
    'ControlledByParent',
    '<label>Number</label><type>AutoNumber</type><displayFormat>S-{0000}</displayFormat>',
  ),
  'objects/Snapshot__c/fields/Account__c.field-meta.xml': fieldXml(
    'Account__c',
    'MasterDetail',
    '<referenceTo>Account</referenceTo><relationshipName>Snapshots</relationshipName>',
  ),
  'objects/Note__c/Note__c.object-meta.xml': objectXml('Note'),
  'objects/Note__c/fields/Account__c.field-meta.xml': fieldXml(
    'Account__c',
    'Lookup',
    '<referenceTo>Account</referenceTo><relationshipName>Notes</relationshipName>',
  ),
  'objects/Contract__c/Contract__c.object-meta.xml': objectXml('Contract'),
  'objects/Contract__c/fields/Account__c.field-meta.xml': fieldXml(
    'Account__c',
    'Lookup',
    '<referenceTo>Account</referenceTo><relationshipName>Contracts</relationshipName><required>true</required>' +
      '<deleteConstraint>Restrict</deleteConstraint>',
  ),
  'permissionsets/Reader.permissionset-meta.xml': metadata('PermissionSet', '<label>Reader</label>'),
};

export function testSchema(extraFiles: SourceFiles = {}): Schema {
  using project = sfdxProject({ ...sourceFiles, ...extraFiles });
  return loadSchema(project.directory);
}

let sharedSchema: Schema | undefined;

/** What a user may not do, for tests of permissions; everything else is allowed. */
export interface Restrictions {
  readonly hiddenObjects?: readonly string[];
  readonly readOnlyObjects?: readonly string[];
  /** `Object.Field` */
  readonly hiddenFields?: readonly string[];
  readonly readOnlyFields?: readonly string[];
  readonly userPermissions?: readonly string[];
}

function viewer(userId: string, restrictions: Restrictions): Viewer {
  const has = (names: readonly string[] | undefined, name: string): boolean => names?.includes(name) === true;
  return {
    userId,
    username: 'tester@example.com',
    object: (name) => {
      const read = !has(restrictions.hiddenObjects, name);
      const write = read && !has(restrictions.readOnlyObjects, name);
      return { read, create: write, edit: write, delete: write, viewAll: read, modifyAll: write };
    },
    field: (object, name) => {
      const read = !has(restrictions.hiddenFields, `${object}.${name}`);
      return { read, edit: read && !has(restrictions.readOnlyFields, `${object}.${name}`) };
    },
    hasRecordType: () => true,
    hasUserPermission: (name) => has(restrictions.userPermissions ?? ['ViewAllData'], name),
    // Sharing is off: everybody is treated as one who sees and changes all records.
    rowFilter: () => undefined,
    madeRows: () => undefined,
    recordAccess: () => [],
  };
}

/** An org in memory with one user, and short ways to ask it. */
export class TestOrg implements Disposable {
  readonly schema: Schema;
  store: Store;
  readonly userId: string;
  viewer: Viewer;

  constructor(options: { schema?: Schema; file?: string } = {}) {
    this.schema = options.schema ?? (sharedSchema ??= testSchema());
    this.store = openStore(this.schema, options.file ?? ':memory:');
    const profileId = this.store.seed(this.object('Profile'), { Name: 'System Administrator' });
    this.userId = this.store.seed(this.object('User'), {
      Username: 'tester@example.com',
      FirstName: 'Terry',
      LastName: 'Tester',
      Email: 'tester@example.com',
      Alias: 'terry',
      CommunityNickname: 'terry',
      IsActive: true,
      ProfileId: profileId,
    });
    this.viewer = viewer(this.userId, {});
  }

  restrict(restrictions: Restrictions): void {
    this.viewer = viewer(this.userId, restrictions);
  }

  object(name: string): ObjectSchema {
    const object = this.schema.object(name);
    assert.ok(object, `the test schema has no object ${name}`);
    return object;
  }

  insert(object: string, values: Input): SaveResult {
    return this.one({ kind: 'insert', object: this.object(object), values });
  }

  update(id: string, values: Input): SaveResult {
    return this.one({ kind: 'update', object: this.objectOf(id), id, values });
  }

  upsert(object: string, externalIdField: string, externalId: unknown, values: Input): SaveResult {
    return this.one({ kind: 'upsert', object: this.object(object), externalIdField, externalId, values });
  }

  delete(id: string): SaveResult {
    return this.one({ kind: 'delete', object: this.objectOf(id), id });
  }

  save(operations: readonly Operation[], allOrNone = false): SaveResult[] {
    return this.store.save(operations, this.viewer, { allOrNone });
  }

  /** Inserts a record that must be accepted. */
  add(object: string, values: Input): string {
    return succeeded(this.insert(object, values));
  }

  addOpportunity(values: Input = {}): string {
    return this.add('Opportunity', { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2017-06-30', ...values });
  }

  /** One value of a record that must be there. */
  value(id: string, field: string): Value | undefined {
    const record = this.store.find(this.objectOf(id), id);
    assert.ok(record, `${id} is not there`);
    return record[field];
  }

  rows(text: string): IterableIterator<readonly Value[]> {
    return prepareQuery(text, this, this.viewer).rows();
  }

  query(text: string): (readonly Value[])[] {
    return [...this.rows(text)];
  }

  /** The only column of a query. */
  column(text: string): (Value | undefined)[] {
    return this.query(text).map(([value]) => value);
  }

  count(text: string): number {
    return prepareQuery(text, this, this.viewer).count();
  }

  [Symbol.dispose](): void {
    this.store.close();
  }

  private one(operation: Operation): SaveResult {
    const [result] = this.save([operation]);
    assert.ok(result);
    return result;
  }

  private objectOf(id: string): ObjectSchema {
    const object = this.schema.objectByKeyPrefix(id.slice(0, 3));
    assert.ok(object, `${id} belongs to no object`);
    return object;
  }
}

/** The id of a record that must have been saved. */
export function succeeded(result: SaveResult | undefined): string {
  assert.ok(result?.success, `refused: ${result?.success === false ? describe(result.errors) : 'no result'}`);
  return result.id;
}

/** Code, message and fields of the only error of a record that must have been refused. */
export function refusal(result: SaveResult | undefined): { code: string; message: string; fields: readonly string[] } {
  assert.ok(result && !result.success, 'the record was saved');
  assert.equal(result.errors.length, 1, describe(result.errors));
  const { code = '', message = '', fields = [] } = result.errors[0] ?? {};
  return { code, message, fields };
}

function describe(errors: readonly OrgError[]): string {
  return errors.map((error) => `${error.code}: ${error.message}`).join('; ');
}
