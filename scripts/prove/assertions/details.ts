import { expect, notTried } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';
import { listOf } from '../listOf.ts';
import { memberOf } from '../memberOf.ts';

const detailsWithoutOwner: Assertion = {
  id: 'details-without-owner',
  rule: 'A detail has no owner, and no shares of its own.',
  objects: ['Stakeholder__c', 'Team_Role__c', 'Tier_Snapshot__c'],
  async prove(bench) {
    const own: string[] = [];
    for (const object of this.objects) {
      if ((await bench.org.describe(object))?.field('OwnerId')) own.push(`${object}.OwnerId`);
      const share = object.replace(/__c$/, '__Share');
      if (await bench.org.describe(share)) own.push(share);
    }
    return expect(own.length === 0, own.length === 0 ? 'There is none.' : `There is ${own.join(', ')}.`);
  },
};

const writeWithReadOnMaster: Assertion = {
  id: 'write-with-read-on-master',
  rule: 'A relationship that is content with Read on the master says so in describe.',
  objects: ['Stakeholder__c', 'Stakeholder_Coverage__c'],
  async prove(bench) {
    const flagOf = async (object: string, field: string) => {
      const fields = listOf(await bench.org.resource(`/sobjects/${object}/describe`), 'fields');
      const found = fields.find((one) => memberOf(one, 'name') === field);
      return memberOf(found, 'writeRequiresMasterRead');
    };
    const flags = [
      await flagOf('Stakeholder__c', 'Account__c'),
      await flagOf('Stakeholder_Coverage__c', 'Stakeholder__c'),
    ];
    if (flags.includes(undefined)) return notTried('Describe does not say it of the two relationships.');
    return expect(flags.join() === 'true,false', `Of one that is and one that is not: ${flags.join(' and ')}.`);
  },
};

/** What an org says of objects that are shared by their masters. */
export const detailAssertions: readonly Assertion[] = [detailsWithoutOwner, writeWithReadOnMaster];
