import { errorMessage, isRequestError } from 'c/errorMessage';

const NO_REASON = 'Salesforce gave no reason.';

describe('c/errorMessage', () => {
  it.each([
    [
      'a read: the body is a list',
      { body: [{ message: 'No such record.', errorCode: 'NOT_FOUND' }] },
      'No such record.',
    ],
    ['several reasons', { body: [{ message: 'First.' }, { message: 'Second.' }] }, 'First. Second.'],
    ['the same reason twice', { body: [{ message: 'First.' }, { message: 'First.' }] }, 'First.'],
    ['a write or Apex: the body is an object', { body: { message: 'Read-only field' } }, 'Read-only field.'],
    [
      'a refused record: its own errors, not the sentence above them',
      {
        body: {
          message: 'An error occurred while trying to update the record.',
          output: {
            errors: [{ message: 'A plan is active already.' }],
            fieldErrors: { Due__c: [{ message: 'Due: choose a later day' }] },
          },
        },
      },
      'A plan is active already. Due: choose a later day.',
    ],
    [
      'a refused record without details',
      { body: { message: 'Not saved.', output: { errors: [], fieldErrors: {} } } },
      'Not saved.',
    ],
    ['a network fault', new TypeError('Failed to fetch'), 'Failed to fetch.'],
    ['an answer with a status alone', { status: 503, statusText: 'Service Unavailable' }, 'Service Unavailable.'],
    ['a text', 'Something broke!', 'Something broke!'],
    ['nothing at all', undefined, NO_REASON],
    ['null', null, NO_REASON],
    ['an empty body', { body: [] }, NO_REASON],
    ['a number', 42, NO_REASON],
  ])('tells of %s', (_situation, error, expected) => {
    expect(errorMessage(error)).toBe(expected);
  });
});

describe('isRequestError', () => {
  it.each([
    [{ status: 400 }, true],
    [{ status: 404, body: [] }, true],
    [{ status: 500 }, false],
    [{ statusText: 'No' }, false],
    [new TypeError('Failed to fetch'), false],
    [undefined, false],
  ])('tells of %j', (error, expected) => {
    expect(isRequestError(error)).toBe(expected);
  });
});
