import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { loadSchema } from '../../local-org/src/schema/index.ts';
import { fieldXml, metadata, objectXml } from '../support/local-org/sfdxProject.ts';
import { sfdxProject as disposableProject } from '../support/local-org/sfdxProject.ts';
import { jsonOf, SALES_ORG_PASSWORD, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';
import { RestUser } from '../support/restUser.ts';
import { sfdxProject } from '../support/sfdxProject.ts';

interface Criterion {
  field: string;
  operation?: string;
  value?: string;
  valueField?: string;
}

const item = ({ field, operation = 'equals', value, valueField }: Criterion): string =>
  `<filterItems><field>${field}</field><operation>${operation}</operation>` +
  (valueField === undefined ? `<value>${value ?? ''}</value>` : `<valueField>${valueField}</valueField>`) +
  '</filterItems>';

function filtered(
  name: string,
  target: string,
  criteria: readonly Criterion[],
  { optional = false, more = '' }: { optional?: boolean; more?: string } = {},
): string {
  return fieldXml(
    name,
    'Lookup',
    `<referenceTo>${target}</referenceTo><relationshipName>By_${name.replace('__c', '')}</relationshipName>` +
      `<lookupFilter><active>true</active>${more}${criteria.map(item).join('')}<isOptional>${optional}</isOptional></lookupFilter>`,
  );
}

const fields = {
  Account__c: filtered('Account__c', 'Account', [{ field: 'Account.Industry', value: 'Energy, Banking' }]),
  Contact__c: filtered('Contact__c', 'Contact', [{ field: 'Contact.AccountId', valueField: '$Source.Account__c' }], {
    more: '<errorMessage>Choose a contact of the account.</errorMessage>',
  }),
  Mine__c: filtered('Mine__c', 'Account', [{ field: 'Account.OwnerId', valueField: '$User.Id' }]),
  Hint__c: filtered('Hint__c', 'Account', [{ field: 'Account.Name', operation: 'startsWith', value: 'Ac' }], {
    optional: true,
  }),
  Mixed__c: filtered(
    'Mixed__c',
    'Contact',
    [
      { field: 'Contact.Account.NumberOfEmployees', operation: 'greaterOrEqual', value: '100' },
      { field: 'Contact.Title', operation: 'contains', value: 'Head' },
      { field: 'Contact.Title', operation: 'equals', value: '' },
    ],
    { more: '<booleanFilter>1 AND (2 OR 3)</booleanFilter>' },
  ),
};

const project = sfdxProject({
  'objects/Trip__c/Trip__c.object-meta.xml': objectXml('Trip'),
  ...Object.fromEntries(
    Object.entries(fields).map(([name, xml]) => [`objects/Trip__c/fields/${name}.field-meta.xml`, xml]),
  ),
  'force-app/main/default/permissionsets/Trips.permissionset-meta.xml': metadata(
    'PermissionSet',
    Object.keys(fields)
      .map(
        (name) =>
          `<fieldPermissions><editable>true</editable><field>Trip__c.${name}</field><readable>true</readable></fieldPermissions>`,
      )
      .join('') + '<label>Trips</label>',
  ),
  'config/local-org-users.json': JSON.stringify({
    users: ['admin', 'other'].map((name) => ({
      ...{ username: `${name}@filter-org.test`, password: SALES_ORG_PASSWORD, profile: 'System Administrator' },
      ...{ permissionSets: ['Trips'], firstName: 'First', lastName: name },
    })),
  }),
});

let org: TestOrg;
let admin: RestUser;
let energy: string;
let retail: string;
let lee: string;
let ray: string;
before(async () => {
  org = await startTestOrg({ projectDir: project });
  admin = await RestUser.of(org, 'admin@filter-org.test');
  energy = await admin.create('Account', { Name: 'Acme Energy', Industry: 'Energy', NumberOfEmployees: 100 });
  retail = await admin.create('Account', { Name: 'Shop', Industry: 'Retail' });
  lee = await admin.create('Contact', { LastName: 'Lee', AccountId: energy, Title: 'Head of IT' });
  ray = await admin.create('Contact', { LastName: 'Ray', AccountId: retail });
});
after(() => org.close());

interface Refused {
  errorCode: string;
  message: string;
  fields: string[];
}

async function refused(values: object, user = admin): Promise<Refused[]> {
  return (await jsonOf(user.send('POST', 'sobjects/Trip__c', { Name: 'Trip', ...values }), 400)) as Refused[];
}

const mismatch = (...names: string[]): Refused[] =>
  names.map((name) => ({
    errorCode: 'FIELD_FILTER_VALIDATION_EXCEPTION',
    message: 'Value does not exist or does not match filter criteria.',
    fields: [name],
  }));

// "Considerations for Lookup Filters", Salesforce Help (platform.fields_lookup_filters_notes.htm); knowledge article 000384756;
// "LookupFilter" under "CustomField", Metadata API Developer Guide.
describe('a required lookup filter', () => {
  it('refuses what does not match, through the API too', async () => {
    await admin.create('Trip__c', { Name: 'Trip', Account__c: energy });
    await admin.create('Trip__c', { Name: 'Trip', Account__c: null });
    assert.deepEqual(await refused({ Account__c: retail }), mismatch('Account__c'));
  });

  it('compares with the record itself, and says what its error message says', async () => {
    await admin.create('Trip__c', { Name: 'Trip', Account__c: energy, Contact__c: lee });
    const [error] = await refused({ Account__c: energy, Contact__c: ray });
    assert.deepEqual(
      [error?.errorCode, error?.message, error?.fields],
      ['FIELD_FILTER_VALIDATION_EXCEPTION', 'Choose a contact of the account.', ['Contact__c']],
    );
  });

  it('compares with the user', async () => {
    await admin.create('Trip__c', { Name: 'Trip', Mine__c: retail });
    const other = await RestUser.of(org, 'other@filter-org.test');
    assert.deepEqual(await refused({ Mine__c: retail }, other), mismatch('Mine__c'));
  });

  it('joins its criteria as its logic says, over a relationship too', async () => {
    await admin.create('Trip__c', { Name: 'Trip', Mixed__c: lee });
    assert.deepEqual(await refused({ Mixed__c: ray }), mismatch('Mixed__c'));
    const untitled = await admin.create('Contact', { LastName: 'Untitled', AccountId: energy });
    await admin.create('Trip__c', { Name: 'Trip', Mixed__c: untitled });
    // Lookup filters are case-sensitive.
    const clerk = await admin.create('Contact', { LastName: 'Clerk', AccountId: energy, Title: 'head of nothing' });
    assert.deepEqual(await refused({ Mixed__c: clerk }), mismatch('Mixed__c'));
  });

  it('is asked whenever the record is saved, also when what controls it changes', async () => {
    const id = await admin.create('Trip__c', { Name: 'Trip', Account__c: energy, Contact__c: lee });
    const errors = (await jsonOf(
      admin.send('PATCH', `sobjects/Trip__c/${id}`, { Account__c: null }),
      400,
    )) as Refused[];
    assert.deepEqual(
      errors.map(({ errorCode }) => errorCode),
      ['FIELD_FILTER_VALIDATION_EXCEPTION'],
    );
    assert.equal(
      (await admin.send('PATCH', `sobjects/Trip__c/${id}`, { Account__c: null, Contact__c: null })).status,
      204,
    );
  });

  // "You can't save changes that cause required lookup filters on related records to contain invalid values."
  it('keeps what it names from being changed so that it does not match any more', async () => {
    const bank = await admin.create('Account', { Name: 'Bank', Industry: 'Banking' });
    await admin.create('Trip__c', { Name: 'Trip', Account__c: bank });
    const errors = (await jsonOf(
      admin.send('PATCH', `sobjects/Account/${bank}`, { Industry: 'Retail' }),
      400,
    )) as Refused[];
    assert.deepEqual(
      errors.map(({ errorCode }) => errorCode),
      ['FIELD_FILTER_VALIDATION_EXCEPTION'],
    );
    assert.equal((await admin.send('PATCH', `sobjects/Account/${bank}`, { Industry: 'Energy' })).status, 204);
  });
});

describe('an optional lookup filter', () => {
  it('refuses nothing', async () => {
    await admin.create('Trip__c', { Name: 'Trip', Hint__c: retail });
  });
});

// "Get Lookup Field Suggestions With POST", User Interface API Developer Guide: controlling fields are in the source record.
describe('lookup filters on pages', () => {
  async function suggested(field: string, fieldsOfPage: object, q = 'searchType=Search&q=re'): Promise<unknown[]> {
    const body = { sourceRecord: { fields: { Id: null, ...fieldsOfPage } } };
    const answer = (await jsonOf(admin.send('POST', `ui-api/lookups/Trip__c/${field}?${q}`, body))) as {
      lookupResults: Record<string, { records: { id: string }[] }>;
    };
    return Object.values(answer.lookupResults).flatMap(({ records }) => records.map(({ id }) => id));
  }

  it('leave out of the suggestions what does not match', async () => {
    const [shop, acme] = ['searchType=Search&q=sho', 'searchType=Search&q=acm'];
    assert.deepEqual(await suggested('Account__c', {}, shop), []);
    assert.deepEqual(await suggested('Account__c', {}, acme), [energy]);
    assert.deepEqual(await suggested('Hint__c', {}, shop), []);
    assert.deepEqual(await suggested('Mine__c', {}, shop), [retail]);
  });

  it('look at the values of the page', async () => {
    const ask = 'searchType=TypeAhead&q=lee';
    assert.deepEqual(await suggested('Contact__c', { Account__c: energy }, ask), [lee]);
    assert.deepEqual(await suggested('Contact__c', { Account__c: retail }, ask), []);
    assert.deepEqual(await suggested('Contact__c', {}, ask), []);
    const trip = await admin.create('Trip__c', { Name: 'Trip', Account__c: energy });
    assert.deepEqual(await suggested('Contact__c', { Id: trip }, ask), [lee]);
    const bound = `/services/data/v62.0/ui-api/lookups/Trip__c/Contact__c/Contact?${ask}&dependentFieldBindings=Account__c=${energy}`;
    const { records } = (await jsonOf(org.fetch(bound, admin.token))) as { records: { id: string }[] };
    assert.deepEqual(
      records.map(({ id }) => id),
      [lee],
    );
  });

  it('are told by object info and by describe', async () => {
    const info = (await jsonOf(admin.get('ui-api/object-info/Trip__c'))) as {
      fields: Record<string, { filteredLookupInfo: unknown }>;
    };
    const dependent = { controllingFields: ['Account__c'], dependent: true, optionalFilter: false };
    assert.deepEqual(info.fields.Contact__c?.filteredLookupInfo, dependent);
    const independent = { controllingFields: [], dependent: false, optionalFilter: true };
    assert.deepEqual(info.fields.Hint__c?.filteredLookupInfo, independent);
    assert.equal(info.fields.OwnerId?.filteredLookupInfo, null);
    const describeTrip = (await jsonOf(admin.get('sobjects/Trip__c/describe'))) as {
      fields: { name: string; filteredLookupInfo: unknown }[];
    };
    assert.deepEqual(describeTrip.fields.find(({ name }) => name === 'Contact__c')?.filteredLookupInfo, dependent);
  });
});

describe('lookup filters that cannot be', () => {
  const refusals: [title: string, xml: string, message: RegExp][] = [
    [
      'a field that is not there',
      filtered('F__c', 'Account', [{ field: 'Account.Nothing__c', value: '1' }]),
      /no field Account\.Nothing__c/,
    ],
    [
      'a source that is not there',
      filtered('F__c', 'Account', [{ field: '$Source.X__c', value: '1' }]),
      /no field \$Source\.X__c/,
    ],
    [
      'a role',
      filtered('F__c', 'Account', [{ field: '$UserRole.Name', value: 'A' }]),
      /does not support \$UserRole\.Name/,
    ],
    [
      'logic that does not fit',
      filtered('F__c', 'Account', [{ field: 'Account.Name', value: 'A' }], {
        more: '<booleanFilter>1 AND 2</booleanFilter>',
      }),
      /the filter logic "1 AND 2" does not fit its 1 criteria/,
    ],
    [
      'an operation that is not known',
      filtered('F__c', 'Account', [{ field: 'Account.Name', operation: 'like' }]),
      /"like" is not supported/,
    ],
  ];
  for (const [title, xml, message] of refusals) {
    it(`stop the start: ${title}`, () => {
      using files = disposableProject({
        'objects/Trip__c/Trip__c.object-meta.xml': objectXml('Trip'),
        'objects/Trip__c/fields/F__c.field-meta.xml': xml,
      });
      assert.throws(() => loadSchema(files.directory), message);
    });
  }
});
