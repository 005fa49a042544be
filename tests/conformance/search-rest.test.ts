import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';
import { refusal, RestUser } from '../support/restUser.ts';

const DATA = '/services/data/v66.0';

let org: TestOrg;
let admin: RestUser;
let ids: Record<'acme' | 'import' | 'joe', string>;
before(async () => {
  org = await startTestOrg();
  admin = await RestUser.of(org, 'admin@sales-org.test');
  const acme = await admin.create('Account', { Name: 'Acme', Customer_Key__c: 'secret', BillingCity: 'Bern' });
  const other = await admin.create('Account', { Name: 'Acme Import Company' });
  const joe = await admin.create('Contact', { FirstName: 'Joe', LastName: 'Acme', AccountId: acme, Phone: '415 901' });
  ids = { acme, import: other, joe };
});
after(() => org.close());

const search = (statement: string): string => `search/?q=${encodeURIComponent(statement)}`;
const account = (id: string, fields: object): object => ({
  attributes: { type: 'Account', url: `${DATA}/sobjects/Account/${id}` },
  ...fields,
});
const contact = (fields: object): object => ({
  attributes: { type: 'Contact', url: `${DATA}/sobjects/Contact/${ids.joe}` },
  ...fields,
});

// "Search" (resources_search.htm), "Search for a String" (dome_search.htm), REST API Developer Guide.
describe('GET /search', () => {
  it('answers with the records of all objects, one after the other', async () => {
    const statement = 'FIND {Acme} IN NAME FIELDS RETURNING Contact(Name, Account.Name), Account(Id, Name)';
    assert.deepEqual(await jsonOf(admin.get(search(statement))), {
      searchRecords: [
        contact({ Name: 'Joe Acme', Account: account(ids.acme, { Name: 'Acme' }) }),
        account(ids.acme, { Id: ids.acme, Name: 'Acme' }),
        account(ids.import, { Id: ids.import, Name: 'Acme Import Company' }),
      ],
    });
  });

  it('answers with ids where nothing is said to be returned', async () => {
    assert.deepEqual(await jsonOf(admin.get(search('FIND {import}'))), {
      searchRecords: [account(ids.import, { Id: ids.import })],
    });
    assert.deepEqual(await jsonOf(admin.get(search('FIND {nobody}'))), { searchRecords: [] });
  });

  it('answers with an address as one value', async () => {
    const none = { country: null, geocodeAccuracy: null, latitude: null, longitude: null, postalCode: null };
    const BillingAddress = { city: 'Bern', ...none, state: null, street: null };
    const statement = 'FIND {Bern} RETURNING Account(BillingAddress)';
    assert.deepEqual(await jsonOf(admin.get(search(statement))), {
      searchRecords: [account(ids.acme, { BillingAddress })],
    });
  });

  // "Composite Batch" (resources_composite_batch.htm): Search is among the resources that can be batched.
  it('stands in a batch', async () => {
    const url = `v66.0/${search('FIND {import} RETURNING Account(Name)')}`;
    const batch = admin.send('POST', 'composite/batch', { batchRequests: [{ method: 'GET', url }] });
    assert.deepEqual(await jsonOf(batch), {
      hasErrors: false,
      results: [{ statusCode: 200, result: { searchRecords: [account(ids.import, { Name: 'Acme Import Company' })] } }],
    });
  });

  it('is what jsforce asks', async () => {
    const connection = await org.login('admin@sales-org.test');
    const { searchRecords } = await connection.search('FIND {Acme AND NOT Import} RETURNING Account(Name)');
    assert.deepEqual(
      searchRecords.map(({ Name }) => Name as unknown),
      ['Acme'],
    );
  });

  it('finds by a field only who may see it, and tells of searchable objects in describe', async () => {
    const bare = await RestUser.of(org, 'bare-admin@sales-org.test');
    const statement = search('FIND {secret} RETURNING Account(Name)');
    assert.deepEqual(await jsonOf(admin.get(statement)), { searchRecords: [account(ids.acme, { Name: 'Acme' })] });
    assert.deepEqual(await jsonOf(bare.get(statement)), { searchRecords: [] });
    for (const [name, expected] of Object.entries({ Account: true, Profile: false })) {
      const { searchable } = (await jsonOf(admin.get(`sobjects/${name}/describe`))) as { searchable: boolean };
      assert.equal(searchable, expected, name);
    }
  });

  it('refuses what is no search', async () => {
    const codes = await Promise.all(
      ['search', search('FIND {a}'), search('FIND {Acme-Import}'), search('FIND {Acme} RETURNING Foo')].map(
        async (path) => (await refusal(admin.get(path))).errorCode,
      ),
    );
    assert.deepEqual(codes, ['MALFORMED_SEARCH', 'INVALID_SEARCH', 'MALFORMED_SEARCH', 'INVALID_TYPE']);
    for (const path of ['search/layout?q=Account', 'search/scopeOrder', 'search/suggestions?q=Acm&sobject=Account']) {
      assert.equal((await refusal(admin.get(path), 501)).errorCode, 'FUNCTIONALITY_NOT_ENABLED');
    }
  });
});

// "Search with Parameters in the URI" (resources_search_parameterized_get.htm), "… in the Request Body"
// (resources_search_parameterized_post.htm), "Search for a String" (dome_search.htm).
describe('parameterizedSearch', () => {
  const ofAcme = (fields: object): object => account(ids.acme, fields);

  it('takes parameters in the address', async () => {
    const path = 'parameterizedSearch/?q=Acme&sobject=Account&Account.fields=id,name&Account.limit=1';
    assert.deepEqual(await jsonOf(admin.get(path)), { searchRecords: [ofAcme({ Id: ids.acme, Name: 'Acme' })] });
    const several = 'parameterizedSearch?q=Acme&sobject=Contact&sobject=Account&fields=Name&defaultLimit=1&in=NAME';
    assert.deepEqual(await jsonOf(admin.get(several)), {
      searchRecords: [contact({ Name: 'Joe Acme' }), ofAcme({ Name: 'Acme' })],
    });
    const filtered = `parameterizedSearch?q=Acme&sobject=Account&Account.where=${encodeURIComponent("Name LIKE '%Import%'")}`;
    assert.deepEqual(await jsonOf(admin.get(filtered)), { searchRecords: [account(ids.import, { Id: ids.import })] });
  });

  it('takes them in the body', async () => {
    const body = {
      q: '(415) 901',
      in: 'PHONE',
      fields: ['Id', 'Name'],
      sobjects: [{ name: 'Account' }, { name: 'Contact', fields: ['FirstName', 'toLabel(Salutation)'], limit: 5 }],
      overallLimit: 10,
    };
    assert.deepEqual(await jsonOf(admin.send('POST', 'parameterizedSearch', body)), {
      searchRecords: [contact({ FirstName: 'Joe', Salutation: null })],
    });
  });

  it('refuses wrong ones, and by name those that this org has not', async () => {
    const wrong = [
      'parameterizedSearch',
      'parameterizedSearch?q=Acme&fields=Name',
      'parameterizedSearch?q=Acme&sobject=Account&Account.limit=2001',
      'parameterizedSearch?q=Acme&sobject=Account&Account.limit=x',
      'parameterizedSearch?q=Acme&in=TITLE',
      'parameterizedSearch?q=Acme&offset=1',
    ];
    for (const path of wrong) {
      assert.equal((await refusal(admin.get(path))).errorCode, 'ILLEGAL_QUERY_PARAMETER_VALUE', path);
    }
    const injected = `parameterizedSearch?q=Acme&sobject=Account&Account.fields=${encodeURIComponent('Id FROM User')}`;
    assert.equal((await refusal(admin.get(injected))).errorCode, 'MALFORMED_SEARCH');
    for (const parameter of ['metadata=LABELS', 'snippet=5', 'division=global', 'Account.orderBy=Name']) {
      const path = `parameterizedSearch?q=Acme&sobject=Account&${parameter}`;
      assert.equal((await refusal(admin.get(path), 501)).errorCode, 'FUNCTIONALITY_NOT_ENABLED', parameter);
    }
    for (const body of [[], { q: 'Acme', sobjects: 'Account' }, { q: 'Acme', sobjects: ['Account'] }]) {
      assert.equal((await refusal(admin.send('POST', 'parameterizedSearch', body))).errorCode, 'JSON_PARSER_ERROR');
    }
  });
});
