import { fieldErrorsOf, hasRecordErrors, isDuplicate, isModifiedSince } from 'c/saveFailure';

const refused = (output: unknown): unknown => ({ status: 400, body: { message: 'An error occurred.', output } });

describe('isModifiedSince', () => {
  it.each([
    [{ status: 412, body: { message: 'Modified' } }, true],
    [{ status: 400, body: {} }, false],
    [new Error('412'), false],
    [undefined, false],
  ])('tells of %j', (failure, expected) => {
    expect(isModifiedSince(failure)).toBe(expected);
  });
});

describe('isDuplicate', () => {
  const duplicate = { errorCode: 'DUPLICATE_VALUE', message: 'duplicate value found: <unknown>' };

  it.each<[string, unknown, boolean]>([
    ['of a field', refused({ errors: [], fieldErrors: { Role_Key__c: [duplicate] } }), true],
    ['of the record', refused({ errors: [duplicate], fieldErrors: {} }), true],
    ['of another kind', refused({ errors: [{ errorCode: 'REQUIRED_FIELD_MISSING' }], fieldErrors: {} }), false],
    ['without output', refused(undefined), false],
    ['of the network', new TypeError('Failed to fetch'), false],
  ])('tells of a failure %s', (_what, failure, expected) => {
    expect(isDuplicate(failure)).toBe(expected);
  });
});

describe('what Salesforce found wrong', () => {
  const failure = refused({
    errors: [{ message: 'Ask your manager.' }],
    fieldErrors: {
      Programme_Start__c: [{ message: 'Not in the future.' }, { message: 'Not on a Sunday.' }],
      SAM__c: [],
    },
  });

  it('is told by field', () => {
    expect(fieldErrorsOf(failure)).toEqual({ Programme_Start__c: 'Not in the future. Not on a Sunday.' });
  });

  it('is told apart from what is wrong with the record', () => {
    expect(hasRecordErrors(failure)).toBe(true);
    expect(hasRecordErrors(refused({ errors: [], fieldErrors: {} }))).toBe(false);
  });

  it.each([undefined, 'no', new Error('no'), { body: [] }, refused(undefined)])('is nothing in %p', (other) => {
    expect(fieldErrorsOf(other)).toEqual({});
    expect(hasRecordErrors(other)).toBe(false);
  });
});
