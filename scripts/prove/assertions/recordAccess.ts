import { expect } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';

export const recordAccess: Assertion = {
  id: 'record-access',
  rule: 'UserRecordAccess says of a record whether a user may read, edit and delete it.',
  objects: ['Account'],
  async prove(bench) {
    const id = await bench.given('Account');
    const [row] = await bench.org.query(
      `SELECT RecordId, HasReadAccess, HasEditAccess, HasDeleteAccess FROM UserRecordAccess WHERE UserId = '${bench.org.userId}' AND RecordId = '${id}'`,
    );
    const saw = [row?.HasReadAccess, row?.HasEditAccess, row?.HasDeleteAccess];
    return expect(
      saw.slice(0, 2).every((may) => may === true) && typeof saw[2] === 'boolean',
      `Of its own account the user may read, edit, delete: ${saw.map(String).join(', ')}.`,
    );
  },
};
