import { expect, notTried } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';

export const historyOutlivesRuns: Assertion = {
  id: 'history-outlives-runs',
  rule: 'Deleting a run leaves its snapshots, with an empty lookup; deleting the account takes them along.',
  objects: ['Account', 'Tiering_Run__c', 'Tier_Snapshot__c'],
  async prove(bench) {
    const account = await bench.given('Account');
    const run = await bench.given('Tiering_Run__c');
    const snapshot = await bench.given('Tier_Snapshot__c', { Account__c: account, Run__c: run });
    const read = () => bench.org.query(`SELECT Run__c FROM Tier_Snapshot__c WHERE Id = '${snapshot}'`);
    const [withoutRun] = await bench.org.remove([run]);
    const [kept] = await read();
    const [withoutAccount] = await bench.org.remove([account]);
    if (!withoutRun?.success || !withoutAccount?.success) return notTried('The user may not delete runs or accounts.');
    const gone = await read();
    const saw = `After the run: ${kept === undefined ? 'no snapshot' : `lookup ${String(kept.Run__c)}`}; after the account: ${gone.length} snapshots.`;
    return expect(kept?.Run__c === null && gone.length === 0, saw);
  },
};
