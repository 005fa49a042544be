import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { FetchResponse } from '../../../../preview/src/platform/fetchResponse.ts';
import type { RecordLayout } from '../../../../preview/src/platform/uiLayoutApi.ts';
import type { FieldInfo, ObjectInfo, PicklistValues } from '../../../../preview/src/platform/uiObjectInfoApi.ts';
import { fieldInput, inputFromValue, valueFromInput } from '../../../../preview/src/shell/forms/fieldInput.ts';
import { recordFieldNames } from '../../../../preview/src/shell/forms/fieldNames.ts';
import { recordErrors } from '../../../../preview/src/shell/forms/formError.ts';
import { sectionOfFields, sectionsOfLayout } from '../../../../preview/src/shell/forms/formSections.ts';
import { picklistOptions, withNone } from '../../../../preview/src/shell/forms/picklistOptions.ts';

const field = (dataType: string, more: Partial<FieldInfo> = {}): FieldInfo =>
  ({
    apiName: 'Field__c',
    dataType,
    scale: 0,
    length: 80,
    referenceToInfos: [],
    relationshipName: null,
    ...more,
  }) as FieldInfo;

const objectInfo = (fields: Readonly<Record<string, FieldInfo>>, nameFields = ['Name']): ObjectInfo =>
  ({ apiName: 'Visit__c', fields, nameFields }) as unknown as ObjectInfo;

const account = { apiName: 'Account', nameFields: ['Name'] };

describe('fieldInput', () => {
  for (const [dataType, kind, properties, more] of [
    ['Currency', 'input', { type: 'number', formatter: 'currency', step: '0.01' }, { scale: 2 }],
    ['Percent', 'input', { type: 'number', formatter: 'percent-fixed', step: '0.1' }, { scale: 1 }],
    ['Int', 'input', { type: 'number', formatter: 'decimal', step: '1' }, {}],
    ['TextArea', 'textarea', { maxLength: 80 }, {}],
    ['MultiPicklist', 'dualListbox', { sourceLabel: 'Available', selectedLabel: 'Chosen' }, {}],
    ['Reference', 'recordPicker', { objectApiName: 'Account' }, { referenceToInfos: [account] }],
  ] as const) {
    it(`edits ${dataType} by ${kind}`, () => {
      assert.deepEqual(fieldInput(field(dataType, more), objectInfo({})), { kind, properties });
    });
  }

  it('has none for addresses, formatted text, lookups to several objects, and the name of a person', () => {
    const person = objectInfo({}, ['Name', 'FirstName', 'LastName']);
    assert.equal(fieldInput(field('Address', { compound: true }), objectInfo({})), undefined);
    assert.equal(fieldInput(field('TextArea', { htmlFormatted: true }), objectInfo({})), undefined);
    assert.equal(fieldInput(field('Reference', { referenceToInfos: [account, account] }), objectInfo({})), undefined);
    assert.equal(fieldInput(field('String', { apiName: 'Name' }), person), undefined);
  });
});

describe('values between records and inputs', () => {
  for (const [dataType, input, value] of [
    ['Currency', '12.50', 12.5],
    ['Double', '', null],
    ['String', '', null],
    ['String', 'x', 'x'],
    ['Boolean', undefined, false],
    ['Boolean', 'true', true],
    ['MultiPicklist', ['a', 'b'], 'a;b'],
    ['MultiPicklist', [], null],
    ['Date', '2026-03-01', '2026-03-01'],
  ] as const) {
    it(`sends ${JSON.stringify(input)} of ${dataType} as ${JSON.stringify(value)}`, () => {
      assert.equal(valueFromInput(field(dataType), input), value);
    });
  }

  it('tell inputs what they take', () => {
    assert.deepEqual(inputFromValue('checkbox', 'true'), { checked: true });
    assert.deepEqual(inputFromValue('dualListbox', 'a;b'), { value: ['a', 'b'] });
    assert.deepEqual(inputFromValue('dualListbox', null), { value: [] });
    assert.deepEqual(inputFromValue('input', null), { value: '' });
    assert.deepEqual(inputFromValue('recordPicker', null), { value: undefined });
  });
});

// https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_picklist_values.htm
describe('picklistOptions', () => {
  const value = (name: string, validFor: readonly number[]) => ({ label: name, value: name, validFor });
  const cities: PicklistValues = {
    defaultValue: null,
    controllerValues: { France: 0, Germany: 1 },
    values: [value('Bonn', [1]), value('Lyon', [0]), value('Elsewhere', [0, 1])],
  };
  const names = (controlling?: { value: string | null }) =>
    picklistOptions(cities, controlling).map((option) => option.value);

  it('offers every value where no field controls it', () => assert.deepEqual(names(), ['Bonn', 'Lyon', 'Elsewhere']));
  it('offers what the controlling value allows', () =>
    assert.deepEqual(names({ value: 'Germany' }), ['Bonn', 'Elsewhere']));
  it('offers nothing without a controlling value', () => assert.deepEqual(names({ value: null }), []));

  it('keeps a value of the record that is offered no more', () => {
    const values = (current: unknown) => withNone([{ label: 'A', value: 'A' }], current).map((option) => option.value);
    assert.deepEqual(values('Old'), ['', 'A', 'Old']);
    assert.deepEqual(values('A'), ['', 'A']);
    assert.deepEqual(values(null), ['', 'A']);
  });
});

// https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record_layout.htm
describe('sectionsOfLayout', () => {
  const component = (apiName: string | null, componentType = 'Field') => ({ apiName, componentType });
  const layout: RecordLayout = {
    id: '00h',
    sections: [
      {
        id: '01B',
        heading: 'Address',
        useHeading: true,
        columns: 2,
        layoutRows: [
          {
            layoutItems: [
              {
                label: 'Billing Address',
                required: true,
                editableForNew: true,
                editableForUpdate: false,
                layoutComponents: [component('BillingStreet'), component('BillingCity')],
              },
              {
                label: '',
                required: false,
                editableForNew: false,
                editableForUpdate: false,
                layoutComponents: [component(null, 'EmptySpace')],
              },
            ],
          },
        ],
      },
    ],
  };

  it('keeps places, those without a field too, and gives no part of an address the label of the whole', () => {
    const [section] = sectionsOfLayout(layout, true);
    assert.equal(section?.heading, 'Address');
    assert.deepEqual(
      section?.places.map(({ cells }) =>
        cells.map(({ fieldName, label, required, editable }) => [fieldName, label, required, editable]),
      ),
      [
        [
          ['BillingStreet', undefined, false, true],
          ['BillingCity', undefined, false, true],
        ],
        [],
      ],
    );
  });

  it('asks whether a field is editable on the page at hand', () => {
    const [section] = sectionsOfLayout(layout, false);
    assert.equal(section?.places[0]?.cells[0]?.editable, false);
  });

  it('makes one section of named fields', () => {
    const { columns, places } = sectionOfFields(['Name', 'Site'], 2);
    assert.deepEqual([columns, places.length], [2, 2]);
  });
});

describe('recordFieldNames', () => {
  it('reads lookups with the name of their record, and leaves out what the user cannot see', () => {
    const info = objectInfo({
      Name: field('String', { apiName: 'Name' }),
      Case__c: field('Reference', {
        apiName: 'Case__c',
        relationshipName: 'Case__r',
        referenceToInfos: [{ apiName: 'Case', nameFields: ['CaseNumber'] }],
      }),
    });
    const names = ['Visit__c.Name', 'Visit__c.Case__c', 'Visit__c.Case__r.CaseNumber'];
    assert.deepEqual(recordFieldNames(info, ['Name', 'Case__c', 'Hidden__c']), names);
  });
});

// https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_error_with_output.htm
describe('recordErrors', () => {
  const response = (output?: unknown): FetchResponse => ({
    body: { message: 'Refused', ...(output === undefined ? {} : { output }) },
    headers: {},
    ok: false,
    status: 400,
    statusText: 'Bad Request',
    errorType: 'fetchResponse',
  });

  it('tells errors of the record and of its fields, each once', () => {
    const message = 'Too low.';
    const output = { errors: [{ message: 'No.' }], fieldErrors: { Cost__c: [{ message }, { message }] } };
    assert.deepEqual(recordErrors(response(output)), { pageErrors: ['No.'], fieldErrors: { Cost__c: [message] } });
  });

  it('tells none of an error of another kind', () => {
    assert.deepEqual(recordErrors(response()), { pageErrors: [], fieldErrors: {} });
  });
});
