import { expect, notTried } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';
import { standingFor } from '../people.ts';

export const mergesMoveDetails: Assertion = {
  id: 'merges-move-details',
  rule: 'Merging accounts moves stakeholders, who cannot be reparented otherwise, and leaves the keys that name the account that is gone.',
  objects: ['Account', 'Contact', 'Stakeholder__c'],
  async prove(bench) {
    const [winner = '', loser = ''] = await bench.givenAll('Account', [{}, {}]);
    const contact = await bench.given('Contact', { AccountId: loser });
    const id = await bench.given('Stakeholder__c', standingFor(loser, contact));
    const merged = await bench.org.merge('Account', winner, [loser]);
    if (!merged.success) return notTried(`The org does not merge accounts: ${merged.errorCode}: ${merged.message}`);
    const [row] = await bench.org.query(`SELECT Account__c, Stakeholder_Key__c FROM Stakeholder__c WHERE Id = '${id}'`);
    const owner = row?.Account__c === winner ? 'the account that stays' : String(row?.Account__c);
    const key = row?.Stakeholder_Key__c === `${loser}:${contact}` ? 'the other' : String(row?.Stakeholder_Key__c);
    return expect(
      row?.Account__c === winner && row.Stakeholder_Key__c === `${loser}:${contact}`,
      `The stakeholder belongs to ${owner}, and the key names ${key}.`,
    );
  },
};
