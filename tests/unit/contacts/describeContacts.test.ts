import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeContacts } from '../../../scripts/contacts/index.ts';
import type { ContactsReport } from '../../../scripts/contacts/index.ts';

const REPORT: ContactsReport = {
  status: 'Completed',
  asOf: '2026-06-30',
  since: '2025-06-30',
  activities: { tasks: 12, events: 3, furtherPeople: 0 },
  stakeholders: { all: 5, withoutContact: [] },
  changes: { accounts: 0, stakeholders: 0, coverage: 0, keys: 0 },
  staleKeys: [],
  duplicates: [],
};

describe('the report of contacts for people', () => {
  it('is short where nothing is to be told', () => {
    assert.equal(
      describeContacts(REPORT),
      [
        'Contacts until 2026-06-30: 12 tasks and 3 events with somebody of the customers.',
        '5 stakeholders; people count as being in contact since 2025-06-30.',
        '',
        'Nothing had changed: nothing was written.',
      ].join('\n'),
    );
  });

  it('names what was written, or would be', () => {
    const changes = { accounts: 1, stakeholders: 2, coverage: 3, keys: 4 };
    const told = '1 accounts, 2 stakeholders, 3 coverage records, 4 keys';
    assert.ok(describeContacts({ ...REPORT, changes }).endsWith(`\nWritten: ${told}.`));
    assert.ok(
      describeContacts({ ...REPORT, changes, status: 'Planned' }).endsWith(
        `\nPlanned: ${told} would be written. Nothing was.`,
      ),
    );
  });

  it('tells what people have to look at, the first ones by name and id', () => {
    const people = Array.from({ length: 12 }, (_, index) => ({ id: `a0${index}`, name: `P${index}` }));
    const [first = { id: '', name: '' }, second = { id: '', name: '' }] = people;
    const text = describeContacts({
      ...REPORT,
      status: 'CompletedWithErrors',
      activities: { ...REPORT.activities, furtherPeople: 7 },
      stakeholders: { all: 12, withoutContact: people },
      staleKeys: [{ object: 'Stakeholder__c', field: 'Stakeholder_Key__c', ...first, before: 'OLD', after: '' }],
      duplicates: [{ object: 'Team_Role__c', field: 'Role_Key__c', first, others: [second] }],
      skipped: { accounts: 2 },
      refused: { records: 3, file: 'refused-contacts.csv' },
    });
    assert.match(text, /customers; 7 more people took part in them\.$/m);
    assert.match(text, /^ {2}P9 \(a09\)\n {2}… and 2 more$/m);
    assert.match(text, /^ {2}Stakeholder__c P0 \(a00\): Stakeholder_Key__c OLD → empty$/m);
    assert.match(text, /^ {2}Team_Role__c \(Role_Key__c\): P0 \(a00\), P1 \(a01\)$/m);
    assert.match(
      text,
      /^2 accounts were deleted or merged .*\n3 records were not written;.* refused-contacts\.csv\.$/m,
    );
  });
});
