import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { countAccounts, DATA, postTo } from '../support/composite.ts';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

let org: TestOrg;
let admin: string;
before(async () => {
  org = await startTestOrg();
  admin = await org.token('admin@sales-org.test');
});
after(() => org.close());

const post = (path: string, body: unknown, token = admin): Promise<Response> => postTo(org, token, path, body);

const count = (where: string): Promise<number> => countAccounts(org, admin, where);

// REST guide: "sObject Tree" (resources_composite_sobject_tree.htm).
describe('sObject tree', () => {
  const account = (referenceId: string, Name: string | null, children: object = {}): object => ({
    attributes: { type: 'Account', referenceId },
    Name,
    ...children,
  });
  const contact = (referenceId: string, LastName?: string): object => ({
    attributes: { type: 'Contact', referenceId },
    LastName,
  });

  it('saves records with their children, level by level', async () => {
    const records = [
      account('a1', 'Tree', { Contacts: { records: [contact('c1', 'One'), contact('c2', 'Two')] } }),
      account('a2', 'Tree'),
    ];
    const answer = (await jsonOf(post('composite/tree/Account', { records }), 201)) as {
      hasErrors: boolean;
      results: { referenceId: string; id: string }[];
    };
    assert.equal(answer.hasErrors, false);
    assert.deepEqual(
      answer.results.map(({ referenceId }) => referenceId),
      ['a1', 'a2', 'c1', 'c2'],
    );
    const read = await jsonOf(
      org.fetch(`${DATA}/sobjects/Contact/${answer.results[3]?.id ?? ''}?fields=AccountId`, admin),
    );
    assert.equal((read as { AccountId: string }).AccountId, answer.results[0]?.id);
  });

  it('saves nothing when one record is refused, and names it', async () => {
    const records = [account('a1', 'Broken tree', { Contacts: { records: [contact('c1', 'One'), contact('c2')] } })];
    assert.deepEqual(await jsonOf(post('composite/tree/Account', { records }), 400), {
      hasErrors: true,
      results: [
        {
          referenceId: 'c2',
          errors: [
            {
              statusCode: 'REQUIRED_FIELD_MISSING',
              message: 'Required fields are missing: [LastName]',
              fields: ['LastName'],
            },
          ],
        },
      ],
    });
    assert.equal(await count("Name = 'Broken tree'"), 0);
  });

  const nested = (depth: number): object =>
    account(`d${depth}`, 'Never', depth > 1 ? { ChildAccounts: { records: [nested(depth - 1)] } } : {});
  const refused: [string, object[], RegExp][] = [
    ['no records', [], /at least one/],
    ['201 records', Array.from({ length: 201 }, (_, i) => account(`r${i}`, 'Never')), /200 records/],
    ['six levels', [nested(6)], /5 levels/],
    ['a repeated reference id', [account('r', 'Never'), account('r', 'Never')], /r is there twice/],
    ['another type', [contact('c', 'Never')], /must be of type Account/],
    ['an unknown relationship', [account('r', 'Never', { Friends: { records: [contact('c', 'No')] } })], /Friends/],
  ];
  for (const [what, records, message] of refused) {
    it(`is refused with ${what}`, async () => {
      assert.match(JSON.stringify(await jsonOf(post('composite/tree/Account', { records }), 400)), message);
      assert.equal(await count("Name = 'Never'"), 0);
    });
  }

  it('takes five levels', async () => {
    await jsonOf(post('composite/tree/Account', { records: [nested(5)] }), 201);
    assert.equal(await count("Name = 'Never' AND ParentId != NULL"), 4);
  });
});
