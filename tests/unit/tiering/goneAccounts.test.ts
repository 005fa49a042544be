import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Org } from '../../../scripts/salesforce/index.ts';
import { sortRefusals } from '../../../scripts/tiering/goneAccounts.ts';
import type { RefusedRecord } from '../../../scripts/tiering/writeRecords.ts';

const [A, B, C] = ['001000000000001AAA', '001000000000002AAA', '001000000000003AAA'];

/** An org that still has these accounts. */
function orgWith(...ids: readonly string[]): { readonly org: Org; readonly asked: string[] } {
  const asked: string[] = [];
  const query = (soql: string): Promise<unknown> => {
    asked.push(soql);
    return Promise.resolve(ids.filter((id) => soql.includes(id)).map((Id) => ({ Id })));
  };
  return { org: { query } as unknown as Org, asked };
}

function refusal(key: string, errorCode: string, object = 'Account'): RefusedRecord {
  return { object, key, errorCode, message: 'no' };
}

const accountOf = ({ key }: RefusedRecord): string => key.slice(-18);

describe('refusals', () => {
  it('of accounts that are gone are told from all others', async () => {
    const gone = [
      refusal(A, 'ENTITY_IS_DELETED'),
      refusal(`Key:${A}`, 'INVALID_CROSS_REFERENCE_KEY', 'Tier_Snapshot__c'),
    ];
    // The account is there: it is something else that the snapshot refers to.
    const others = [
      refusal(`Key:${B}`, 'INVALID_CROSS_REFERENCE_KEY', 'Tier_Snapshot__c'),
      refusal(C, 'STRING_TOO_LONG'),
    ];
    const sorted = await sortRefusals(orgWith(B, C).org, [...gone, ...others], accountOf);
    assert.deepEqual(sorted, { refused: others, gone: new Set([A]) });
  });

  it('of another kind ask nothing of the org', async () => {
    const { org, asked } = orgWith();
    const others = [refusal(A, 'FIELD_CUSTOM_VALIDATION_EXCEPTION')];
    assert.deepEqual((await sortRefusals(org, others, accountOf)).refused, others);
    assert.deepEqual(asked, []);
  });

  it('may be more than one query takes', async () => {
    const { org, asked } = orgWith();
    const many = Array.from({ length: 450 }, (_, index) =>
      refusal(`001000000000${String(index).padStart(3, '0')}AAA`, 'ENTITY_IS_DELETED'),
    );
    const { gone, refused } = await sortRefusals(org, many, accountOf);
    assert.deepEqual([gone.size, refused.length, asked.length], [450, 0, 3]);
  });
});
