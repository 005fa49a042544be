import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { FilterLogicError, joinedByLogic } from '../../../../preview/src/shell/lwc/recordPicker/filterLogic.ts';
import { matching, recordsQuery } from '../../../../preview/src/shell/lwc/recordPicker/recordQuery.ts';

const [a, b, c] = [{ A: 1 }, { B: 2 }, { C: 3 }];

// https://developer.salesforce.com/docs/component-library/bundle/lightning-record-picker
describe('joinedByLogic', () => {
  for (const [logic, expected] of [
    [undefined, { and: [a, b, c] }],
    ['1', a],
    ['1 AND 2', { and: [a, b] }],
    ['1 OR 2 AND 3', { or: [a, { and: [b, c] }] }],
    ['(1 OR 2) AND 3', { and: [{ or: [a, b] }, c] }],
    ['1 and not (2 or 3)', { and: [a, { not: { or: [b, c] } }] }],
    ['NOT NOT 1', { not: { not: a } }],
  ] as const) {
    it(`reads ${logic ?? 'no logic'}`, () => assert.deepEqual(joinedByLogic([a, b, c], logic), expected));
  }

  for (const [logic, problem] of [
    ['1 AND', /ends too early/],
    ['1 2', /2 is one too many/],
    ['(1 OR 2', /not closed/],
    ['4', /no criterion 4/],
    ['1 AND x', /x stands where a criterion should/],
    ['OR 1', /OR stands where a criterion should/],
  ] as const) {
    it(`refuses ${logic}`, () =>
      assert.throws(
        () => joinedByLogic([a, b, c], logic),
        (error: unknown) => {
          assert.ok(error instanceof FilterLogicError);
          assert.match(error.message, problem);
          return true;
        },
      ));
  }
});

describe('matching', () => {
  it('searches the name by what it holds', () => {
    assert.deepEqual(matching('ac%me', { primaryField: { fieldPath: 'Name' } }, {}), {
      and: [{ or: [{ Name: { like: '%ac%me%' } }] }],
    });
  });

  it('searches further fields, one by its beginning, along lookups, within a filter', () => {
    const fields = {
      primaryField: { fieldPath: 'Name' },
      additionalFields: [{ fieldPath: 'Owner.Name', mode: 'startsWith' as const }],
    };
    const filter = { criteria: [{ fieldPath: 'Parent.Type', operator: 'in', value: ['A', 'B'] }] };
    assert.deepEqual(matching('x', fields, filter), {
      and: [
        { or: [{ Name: { like: '%x%' } }, { Owner: { Name: { like: 'x%' } } }] },
        { and: [{ Parent: { Type: { in: ['A', 'B'] } } }] },
      ],
    });
  });

  it('refuses a field path that is none', () => {
    const filter = { criteria: [{ fieldPath: 'Name: {}', operator: 'eq', value: 1 }] };
    assert.throws(() => matching('x', { primaryField: { fieldPath: 'Name' } }, filter), /Name: \{\} is no field/);
  });
});

describe('recordsQuery', () => {
  it('asks for the shown fields, by the first of them', () => {
    const picker = { objectApiName: 'Contact', primaryField: 'Name', additionalField: 'Account.Name' };
    const { query, variables } = recordsQuery(picker, { Id: { eq: '003' } }, 5);
    assert.match(query, /\$where: Contact_Filter/);
    assert.match(query, /orderBy: \{ Name: \{ order: ASC \} \}, first: 5/);
    assert.match(query, /Id Name \{ value displayValue \} Account \{ Name \{ value displayValue \} \}/);
    assert.deepEqual(variables, { where: { Id: { eq: '003' } } });
  });
});
