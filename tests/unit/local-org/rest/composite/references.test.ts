import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { References } from '../../../../../local-org/src/rest/composite/references.ts';

function references(): References {
  const kept = new References();
  kept.keep('one', JSON.stringify({ id: '001', Amount: 12.5, Site: null, attributes: { url: '/services/x' } }));
  kept.keep('list', JSON.stringify([{ id: 'a' }, { id: 'b' }]));
  kept.keep('query', JSON.stringify({ records: [{ Id: 'q&1', Owner: { Name: 'Ann' } }] }));
  return kept;
}

describe('References', () => {
  const bodies: [string, unknown, unknown][] = [
    ['no reference', { Name: 'Acme', Count: 3, Empty: null }, { Name: 'Acme', Count: 3, Empty: null }],
    ['one as the whole text', { AccountId: '@{one.id}' }, { AccountId: '001' }],
    ['a number', '@{one.Amount}', 12.5],
    ['an empty value', '@{one.Site}', null],
    ['an empty value inside a text', 'at @{one.Site}.', 'at .'],
    ['three inside a text', '@{one.id}-@{list[1].id}-@{query.records[0].Owner.Name}', '001-b-Ann'],
    ['many levels', [{ deep: ['@{list[0].id}'] }], [{ deep: ['a'] }]],
  ];
  for (const [what, body, expected] of bodies) {
    it(`fill a body with ${what}`, () => {
      assert.deepEqual(references().inBody(body), expected);
    });
  }

  it('are encoded inside an address and plain at its beginning', () => {
    assert.equal(references().inUrl('/x/@{query.records[0].Id}?a=@{one.id}'), '/x/q%261?a=001');
    assert.equal(references().inUrl('@{one.attributes.url}/y'), '/services/x/y');
  });

  for (const missing of [
    '@{none.id}',
    '@{one.Id}',
    '@{one}',
    '@{list[2].id}',
    '@{one.id.more}',
    '@{one.attributes}',
    '@{one.toString}',
  ]) {
    it(`halt at ${missing}`, () => {
      for (const fill of [() => references().inBody(missing), () => references().inUrl(`/x/${missing}`)]) {
        assert.throws(fill, { code: 'PROCESSING_HALTED', message: /^Invalid reference specified\. No value for / });
      }
    });
  }
});
