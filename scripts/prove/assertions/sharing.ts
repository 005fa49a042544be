import type { Org } from '../../salesforce/index.ts';
import { expect, notTried } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';
import type { Bench } from '../Bench.ts';
import { codeOf } from '../codeOf.ts';
import { memberOf } from '../memberOf.ts';

const NO_READER = notTried('It takes a second user: name one by --reader.');
const READS_ALL = notTried('The second user reads every account, by default, role or View All.');

const hiddenRecords: Assertion = {
  id: 'hidden-records',
  rule: 'A record that is not shared with a user is neither found nor changed by that user, who may change the object and its fields.',
  objects: ['Account'],
  async prove(bench) {
    const { reader } = bench;
    if (reader === undefined) return NO_READER;
    if (!(await reader.describe('Account'))?.updateable) return notTried('The second user may not change accounts.');
    const id = await bench.given('Account');
    if (await reads(bench, reader, id)) return READS_ALL;
    const found = await reader.count(`SELECT COUNT() FROM Account WHERE Id = '${id}'`);
    const [outcome] = await reader.update('Account', [{ Id: id, Description: 'Changed' }]);
    return expect(
      found === 0 && outcome?.success === false,
      `The second user found ${found}, and the update got ${codeOf(outcome)}.`,
    );
  },
};

const countsLeaveOut: Assertion = {
  id: 'counts-leave-out',
  rule: 'A count leaves out what its user may not see, without a word, in SOQL and in GraphQL.',
  objects: ['Account'],
  async prove(bench) {
    const { reader } = bench;
    if (reader === undefined) return NO_READER;
    const start = bench.name();
    const [hidden = ''] = await bench.givenAll('Account', [
      { Name: `${start} hidden` },
      { Name: `${start} own`, OwnerId: reader.userId },
    ]);
    if (await reads(bench, reader, hidden)) return READS_ALL;
    const soql = `SELECT COUNT() FROM Account WHERE Name LIKE '${start} %'`;
    const graphql = `query { uiapi { query { Account(where: { Name: { like: "${start} %" } }) { totalCount } } } }`;
    const counts = [await bench.org.count(soql), await reader.count(soql)];
    const answer = await reader.graphql(graphql);
    const total = memberOf(answer, 'data', 'uiapi', 'query', 'Account', 'totalCount');
    return expect(
      counts.join() === '2,1' && total === 1,
      `Of two accounts the first user counts ${counts.join(', the second ')}, and ${String(total)} by GraphQL.`,
    );
  },
};

const detailsOnRead: Assertion = {
  id: 'details-on-read',
  rule: 'Who may read an account and not change it adds a stakeholder to it, as that relationship is content with Read.',
  objects: ['Account', 'AccountShare', 'Stakeholder__c'],
  async prove(bench) {
    const { reader } = bench;
    if (reader === undefined) return NO_READER;
    const account = await bench.given('Account');
    if (await reads(bench, reader, account)) return READS_ALL;
    await bench.given('AccountShare', {
      ...{ AccountId: account, UserOrGroupId: reader.userId, AccountAccessLevel: 'Read' },
      OpportunityAccessLevel: await leastForOpportunities(bench),
    });
    if (!(await reader.describe('Stakeholder__c'))?.createable)
      return notTried('The second user may not create stakeholders.');
    await bench.announce('Stakeholder__c');
    const [change] = await reader.update('Account', [{ Id: account, Name: bench.name() }]);
    const [person] = await reader.create('Stakeholder__c', [{ Name: bench.name(), Account__c: account }]);
    return expect(
      change?.success === false && person?.success === true,
      `The change of the account got ${codeOf(change)}, the stakeholder ${codeOf(person)}.`,
    );
  },
};

/** What shows and hides records, tried by two users. */
export const sharingAssertions: readonly Assertion[] = [hiddenRecords, countsLeaveOut, detailsOnRead];

async function reads({ org }: Bench, reader: Org, id: string): Promise<boolean> {
  const [row] = await org.query(
    `SELECT RecordId, HasReadAccess FROM UserRecordAccess WHERE UserId = '${reader.userId}' AND RecordId = '${id}'`,
  );
  return row?.HasReadAccess === true;
}

/** A share gives no less than what everybody has. */
async function leastForOpportunities({ org }: Bench): Promise<string> {
  const [row] = await org.query('SELECT DefaultOpportunityAccess FROM Organization');
  const access = String(row?.DefaultOpportunityAccess);
  return access === 'Read' ? 'Read' : access.includes('Edit') ? 'Edit' : 'None';
}
