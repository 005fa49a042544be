import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';
import { refusal, RestUser } from '../support/restUser.ts';
import { screensProject } from '../support/screensProject.ts';

const MASTER = '012000000000000AAA';

interface Item {
  editableForNew: boolean;
  editableForUpdate: boolean;
  label: string;
  layoutComponents: { apiName: string | null; componentType: string; label?: string }[];
  lookupIdApiName: string | null;
  required: boolean;
  uiBehavior: string | null;
}
interface Section extends Record<string, unknown> {
  id: string;
  heading: string;
  layoutRows: { layoutItems: Item[] }[];
}
interface Layout extends Record<string, unknown> {
  id: string;
  sections: Section[];
}
interface FieldValue {
  displayValue: string | null;
  value: unknown;
}
interface RecordAnswer extends Record<string, unknown> {
  fields: Record<string, FieldValue>;
}
interface Defaults {
  layout: Layout;
  objectInfos: Record<string, { apiName: string }>;
  record: RecordAnswer;
}

const project = screensProject();
let org: TestOrg;
let traveller: RestUser;
let admin: RestUser;
let accountId: string;
let tripId: string;
let userId: string;
before(async () => {
  org = await startTestOrg({ projectDir: project });
  admin = await RestUser.of(org, 'admin@screens-org.test');
  traveller = await RestUser.of(org, 'traveller@screens-org.test');
  accountId = await traveller.create('Account', { Name: 'Acme' });
  tripId = await traveller.create('Trip__c', { Name: 'To Acme', Account__c: accountId, Days__c: 14, Paid__c: false });
  const [user] = await traveller.records("SELECT Id FROM User WHERE Username = 'traveller@screens-org.test'");
  userId = String(user?.Id);
});
after(() => org.close());

async function ui<Answer>(path: string, user = traveller): Promise<Answer> {
  return (await jsonOf(user.get(`ui-api/${path}`))) as Answer;
}

const names = ({ sections }: Layout): Record<string, (string | null)[][]> =>
  Object.fromEntries(
    sections.map(({ heading, layoutRows }) => [
      heading,
      layoutRows.map(({ layoutItems }) =>
        layoutItems.map(({ layoutComponents }) => layoutComponents[0]?.apiName ?? null),
      ),
    ]),
  );

// "Get Record Layout Metadata" (ui_api_resources_record_layout.htm), "Record Layout" (ui_api_responses_record_layout.htm) and
// its parts, User Interface API Developer Guide.
describe('UI API layouts', () => {
  it('show the project’s layout in rows, without the fields that the viewer may not see', async () => {
    const layout = await ui<Layout>('layout/Trip__c');
    assert.deepEqual(names(layout), {
      Trip: [
        ['Name', 'OwnerId'],
        ['Account__c', null],
        [null, 'Starts_On__c'],
      ],
      Effort: [['Days__c', 'Weeks__c']],
      Facts: [['CreatedById']],
    });
    const { eTag, id, sections, ...rest } = layout;
    assert.match(String(eTag), /^[0-9a-f]{32}$/);
    assert.match(id, /^00h\w{15}$/);
    assert.deepEqual(rest, {
      layoutType: 'Full',
      mode: 'View',
      objectApiName: 'Trip__c',
      recordTypeId: MASTER,
      saveOptions: [],
    });
    const [, second] = sections;
    assert.match(String(second?.id), /^01B\w{15}$/);
    assert.deepEqual(second, {
      collapsible: false,
      columns: 2,
      heading: 'Effort',
      id: second?.id,
      layoutRows: second?.layoutRows,
      rows: 1,
      tabOrder: 'LeftRight',
      useHeading: true,
    });
    assert.deepEqual(
      names(await ui<Layout>('layout/Trip__c', admin)),
      names(layout),
      'no permission set grants Secret__c',
    );
  });

  it('describe their items', async () => {
    const { sections } = await ui<Layout>('layout/Trip__c?mode=Edit');
    const [first, second] = sections[0]?.layoutRows ?? [];
    assert.deepEqual(first?.layoutItems, [
      {
        editableForNew: true,
        editableForUpdate: true,
        label: 'Name',
        layoutComponents: [{ apiName: 'Name', componentType: 'Field', label: 'Name' }],
        lookupIdApiName: 'Id',
        required: true,
        sortable: false,
        uiBehavior: 'Required',
      },
      {
        editableForNew: false,
        editableForUpdate: false,
        label: 'Owner',
        layoutComponents: [{ apiName: 'OwnerId', componentType: 'Field', label: 'Owner ID' }],
        lookupIdApiName: 'OwnerId',
        required: false,
        sortable: false,
        uiBehavior: 'Edit',
      },
    ]);
    assert.equal(second?.layoutItems[0]?.lookupIdApiName, 'Account__c');
    assert.deepEqual(second.layoutItems[1]?.layoutComponents, [{ apiName: null, componentType: 'EmptySpace' }]);
    assert.equal(sections[0]?.useHeading, false);
    assert.deepEqual(
      sections.find(({ heading }) => heading === 'Facts')?.layoutRows[0]?.layoutItems[0]?.layoutComponents,
      [
        { apiName: 'CreatedById', componentType: 'Field', label: 'Created By ID' },
        { apiName: 'CreatedDate', componentType: 'Field', label: 'Created Date' },
      ],
    );
  });

  // "formula fields are rendered in view mode, but not in create mode".
  it('leave out of a mode what it has no use for', async () => {
    assert.deepEqual(names(await ui<Layout>('layout/Trip__c?mode=Create')), {
      Trip: [
        ['Name', 'OwnerId'],
        ['Account__c', null],
        [null, 'Starts_On__c'],
      ],
      Effort: [['Days__c', null]],
    });
  });

  it('are those that every object begins with where no layout is assigned', async () => {
    assert.deepEqual(names(await ui<Layout>('layout/Stop__c')), {
      Information: [
        ['Name', 'OwnerId'],
        ['Order__c', null],
      ],
      'System Information': [['CreatedById', 'LastModifiedById']],
    });
    const account = await ui<Layout>('layout/Account?mode=Create');
    assert.deepEqual(
      account.sections.map(({ heading }) => heading),
      ['Account Information', 'Address Information', 'Description Information'],
    );
    const [owner, rating] = account.sections[0]?.layoutRows[0]?.layoutItems ?? [];
    assert.deepEqual([owner?.label, owner?.lookupIdApiName, rating?.label], ['Account Owner', 'OwnerId', 'Rating']);
    const [billing] = account.sections[1]?.layoutRows[0]?.layoutItems ?? [];
    assert.equal(billing?.label, 'Billing Address');
    assert.deepEqual(
      billing.layoutComponents.map(({ apiName }) => apiName),
      ['BillingStreet', 'BillingCity', 'BillingState', 'BillingPostalCode', 'BillingCountry'],
    );
    const contact = await ui<Layout>('layout/Contact?mode=Edit');
    const nameItem = contact.sections[0]?.layoutRows[1]?.layoutItems[0];
    assert.deepEqual(
      [nameItem?.required, nameItem?.layoutComponents.map(({ apiName }) => apiName)],
      [true, ['Salutation', 'FirstName', 'LastName']],
    );
  });

  it('of products and campaigns show what can be filled, and what follows', async () => {
    const heading = async (object: string): Promise<unknown> =>
      Object.entries(names(await ui<Layout>(`layout/${object}`)))[0];
    assert.deepEqual(await heading('Pricebook2'), [
      'Price Book Information',
      [
        ['Name', 'IsActive'],
        ['Description', 'IsStandard'],
      ],
    ]);
    const { sections } = await ui<Layout>('layout/OpportunityLineItem');
    const items = sections[0]?.layoutRows.flatMap(({ layoutItems }) => layoutItems) ?? [];
    assert.deepEqual(
      items.map((item) => [item.layoutComponents[0]?.apiName, item.required, item.editableForUpdate]),
      [
        ['OpportunityId', true, false],
        ['TotalPrice', false, true],
        ['Product2Id', false, false],
        ['Discount', false, true],
        ['ProductCode', false, false],
        ['ServiceDate', false, true],
        ['ListPrice', false, false],
        [null, false, false],
        ['UnitPrice', false, true],
        [null, false, false],
        ['Quantity', true, true],
        [null, false, false],
      ],
    );
  });

  it('have a compact form without behaviors', async () => {
    const { sections, layoutType } = await ui<Layout>('layout/Trip__c?layoutType=Compact');
    assert.equal(layoutType, 'Compact');
    assert.deepEqual(
      sections
        .flatMap(({ layoutRows }) => layoutRows.flatMap(({ layoutItems }) => layoutItems))
        .map((item) => [item.layoutComponents[0]?.apiName, item.uiBehavior]),
      [['Name', null]],
    );
  });

  it('are refused for what is not there', async () => {
    const code = async (path: string, status = 400): Promise<string> =>
      (await refusal(traveller.get(`ui-api/layout/${path}`), status)).errorCode;
    assert.equal(await code('Nothing__c'), 'INVALID_TYPE');
    assert.equal(await code('Account?mode=Look'), 'ILLEGAL_QUERY_PARAMETER_VALUE');
    assert.equal(await code('Account?layoutType=Half'), 'ILLEGAL_QUERY_PARAMETER_VALUE');
    assert.equal(await code('Account?formFactor=Huge'), 'ILLEGAL_QUERY_PARAMETER_VALUE');
    assert.equal(await code('Account?recordTypeId=012000000000001AAA', 404), 'NOT_FOUND');
  });
});

// "Get a Record" (ui_api_resources_records_get.htm): layoutTypes, modes.
describe('UI API records by layout', () => {
  it('have the fields that the layout shows, lookups with the id and name of their records', async () => {
    const { fields } = await ui<RecordAnswer>(`records/${tripId}?layoutTypes=Full&optionalFields=Trip__c.Paid__c`);
    assert.deepEqual(Object.keys(fields).toSorted(), [
      'Account__c',
      'Account__r',
      'CreatedBy',
      'CreatedById',
      'CreatedDate',
      'Days__c',
      'Name',
      'Owner',
      'OwnerId',
      'Paid__c',
      'Starts_On__c',
      'Weeks__c',
    ]);
    assert.equal(fields.Account__r?.displayValue, 'Acme');
    assert.deepEqual((fields.Account__r.value as RecordAnswer).fields, {
      Id: { displayValue: null, value: accountId },
      Name: { displayValue: null, value: 'Acme' },
    });
    const compact = await ui<RecordAnswer>(`records/${tripId}?layoutTypes=Compact&modes=View`);
    assert.deepEqual(Object.keys(compact.fields), ['Name']);
  });

  it('take fields beside layouts only with children', async () => {
    const { errorCode } = await refusal(traveller.get(`ui-api/records/${tripId}?layoutTypes=Full&fields=Trip__c.Name`));
    assert.equal(errorCode, 'ILLEGAL_QUERY_PARAMETER_VALUE');
  });
});

// "Get Record Data and Object Metadata" (ui_api_resources_record_ui.htm), "Record UI" (ui_api_responses_record_ui.htm).
describe('UI API record-ui', () => {
  it('brings records, their layouts by object, record type, type and mode, and the metadata of all objects', async () => {
    const answer = await ui<Record<string, Record<string, unknown>>>(
      `record-ui/${tripId},${accountId}?layoutTypes=Full,Compact&modes=View,Edit`,
    );
    assert.deepEqual(Object.keys(answer).toSorted(), ['layoutUserStates', 'layouts', 'objectInfos', 'records']);
    assert.deepEqual(Object.keys(answer.records ?? {}).toSorted(), [accountId, tripId].toSorted());
    assert.deepEqual(Object.keys(answer.objectInfos ?? {}).toSorted(), ['Account', 'Trip__c', 'User']);
    const layouts = answer.layouts?.Trip__c as Record<string, Record<string, Record<string, Layout>>>;
    assert.deepEqual(layouts[MASTER]?.Full?.View, await ui('layout/Trip__c'));
    assert.deepEqual(layouts[MASTER]?.Compact?.Edit, await ui('layout/Trip__c?layoutType=Compact&mode=Edit'));
    const { id, sections } = await ui<Layout>('layout/Trip__c');
    const sectionUserStates = Object.fromEntries(sections.map((one) => [one.id, { collapsed: false, id: one.id }]));
    assert.deepEqual(answer.layoutUserStates?.[id], { id, sectionUserStates });
  });

  it('is not found when one of the records is not there', async () => {
    assert.equal((await refusal(traveller.get('ui-api/record-ui/001000000000000AAA'), 404)).errorCode, 'NOT_FOUND');
  });
});

// "Get Default Values to Create a Record" (ui_api_resources_record_defaults_create.htm), "… to Clone a Record", their lightweight
// forms, and "Record Defaults" (ui_api_responses_record_defaults.htm).
describe('UI API record defaults', () => {
  it('prefill a new record', async () => {
    const { layout, objectInfos, record } = await ui<Defaults>(
      'record-defaults/create/Trip__c?optionalFields=Trip__c.Paid__c,Trip__c.Nothing__c',
    );
    assert.deepEqual(layout, await ui('layout/Trip__c?mode=Create'));
    assert.deepEqual(Object.keys(objectInfos).toSorted(), ['Account', 'Trip__c', 'User']);
    const { fields, ...rest } = record;
    assert.deepEqual(rest, {
      apiName: 'Trip__c',
      childRelationships: {},
      id: null,
      lastModifiedById: null,
      lastModifiedDate: null,
      recordTypeId: MASTER,
      recordTypeInfo: null,
      systemModstamp: null,
    });
    const { Owner, ...others } = fields;
    assert.equal(Owner?.displayValue, 'Tim traveller');
    const empty = { displayValue: null, value: null };
    assert.deepEqual(others, {
      Account__c: empty,
      Account__r: empty,
      Days__c: empty,
      Name: empty,
      OwnerId: { displayValue: null, value: userId },
      Paid__c: { displayValue: null, value: true },
      Starts_On__c: { displayValue: '5/17/2026', value: '2026-05-17' },
    });
  });

  it('are those of a record type', async () => {
    const [type] = await traveller.records("SELECT Id FROM RecordType WHERE DeveloperName = 'Partner'");
    const { layout, record } = await ui<Defaults>(`record-defaults/create/Account?recordTypeId=${String(type?.Id)}`);
    assert.equal(layout.recordTypeId, type?.Id);
    assert.equal(record.recordTypeId, type?.Id);
    assert.deepEqual(record.recordTypeInfo, {
      available: true,
      defaultRecordTypeMapping: false,
      master: false,
      name: 'A Partner',
      recordTypeId: type?.Id,
    });
  });

  it('copy what a record that is cloned holds, but for its owner and what is worked out', async () => {
    const { layout, record } = await ui<Defaults>(
      `record-defaults/clone/${tripId}?optionalFields=Trip__c.Paid__c,Trip__c.Weeks__c`,
      admin,
    );
    assert.equal(layout.mode, 'Edit');
    assert.equal(record.id, null);
    const { Name, Account__c, Days__c, Paid__c, Weeks__c, Owner } = record.fields;
    assert.deepEqual(
      [Name, Account__c, Days__c, Paid__c, Weeks__c].map((field) => field?.value),
      ['To Acme', accountId, 14, false, null],
    );
    assert.equal(Owner?.displayValue, 'Ann admin');
    assert.equal(
      (await refusal(traveller.get('ui-api/record-defaults/clone/001000000000000AAA'), 404)).errorCode,
      'NOT_FOUND',
    );
  });

  it('come without a layout as templates, with the fields that are asked for alone', async () => {
    const create = await ui<Defaults>('record-defaults/template/create/Trip__c?optionalFields=Trip__c.Paid__c');
    assert.deepEqual(Object.keys(create).toSorted(), ['objectInfos', 'record']);
    assert.deepEqual(create.record, {
      apiName: 'Trip__c',
      fields: { Paid__c: { displayValue: null, value: true } },
      recordTypeId: MASTER,
    });
    assert.deepEqual((await ui<Defaults>('record-defaults/template/create/Trip__c')).record.fields, {});
    const clone = await ui<Defaults>(`record-defaults/template/clone/${tripId}?optionalFields=Trip__c.Days__c`);
    assert.deepEqual(clone.record, {
      apiName: 'Trip__c',
      cloneSourceId: tripId,
      fields: {
        CloneSourceId: { displayValue: null, value: tripId },
        Days__c: { displayValue: null, value: 14 },
      },
      recordTypeId: MASTER,
    });
  });
});
