import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { Bulk2Client } from '../support/bulk2.ts';
import { GraphqlClient } from '../support/graphql.ts';
import { jsonOf, startTestOrg, SALES_ORG_PASSWORD } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';
import { refusal, RestUser } from '../support/restUser.ts';
import { sfdxProject } from '../support/sfdxProject.ts';

const project = sfdxProject({
  'force-app/main/default/README.md': '',
  'config/local-org-currencies.json': JSON.stringify({
    corporateCurrency: 'EUR',
    currencies: [
      { isoCode: 'USD', conversionRate: 1.084_2 },
      { isoCode: 'JPY', conversionRate: '163.21' },
      { isoCode: 'GBP', conversionRate: 0.85, active: false },
    ],
    datedRates: [
      { isoCode: 'USD', startDate: '2026-01-01', conversionRate: 1.1 },
      { isoCode: 'USD', startDate: '2025-01-01', conversionRate: 1.05 },
      { isoCode: 'JPY', startDate: '2025-01-01', conversionRate: 160 },
    ],
  }),
  'config/local-org-users.json': JSON.stringify({
    users: ['admin', 'seller', 'robot'].map((name, index) => ({
      username: `${name}@currency-org.test`,
      password: SALES_ORG_PASSWORD,
      firstName: 'First',
      lastName: name,
      profile: ['System Administrator', 'Standard User', 'Minimum Access - API Only Integrations'][index],
    })),
  }),
});

const deal = { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2026-06-30' };

let org: TestOrg;
let admin: RestUser;
let seller: RestUser;
before(async () => {
  org = await startTestOrg({ projectDir: project, shape: ['multi-currency', 'dated-rates'] });
  admin = await RestUser.of(org, 'admin@currency-org.test');
  seller = await RestUser.of(org, 'seller@currency-org.test');
});
after(() => org.close());

// Object Reference: "CurrencyType" (sforce_api_objects_currencytype.htm).
describe('CurrencyType', () => {
  it('lists the currencies with their rates against the corporate one, whose rate is 1', async () => {
    const soql =
      'SELECT IsoCode, ConversionRate, DecimalPlaces, IsActive, IsCorporate FROM CurrencyType ORDER BY IsoCode';
    const row = (
      IsoCode: string,
      ConversionRate: number,
      DecimalPlaces: number,
      IsActive = true,
      IsCorporate = false,
    ) => ({
      ...{ IsoCode, ConversionRate, DecimalPlaces, IsActive, IsCorporate },
    });
    const all = [
      row('EUR', 1, 2, true, true),
      row('USD', 1.0842, 2),
      row('JPY', 163.21, 0),
      row('GBP', 0.85, 2, false),
    ];
    // A picklist sorts by the order of its values.
    assert.deepEqual(await admin.records(soql), all);
    assert.deepEqual(await seller.records(soql), all);
  });

  it('has no records that can be deleted, and writes that this org refuses by name', async () => {
    const [{ Id } = {}] = await admin.records("SELECT Id FROM CurrencyType WHERE IsoCode = 'USD'");
    const { createable, updateable, deletable } = (await jsonOf(admin.get('sobjects/CurrencyType/describe'))) as Record<
      string,
      unknown
    >;
    assert.deepEqual({ createable, updateable, deletable }, { createable: true, updateable: true, deletable: false });
    const patch = { ConversionRate: 1.2 };
    const address = `sobjects/CurrencyType/${String(Id)}`;
    assert.equal((await refusal(admin.send('PATCH', address, patch), 501)).errorCode, 'FUNCTIONALITY_NOT_ENABLED');
    assert.equal(
      (await refusal(seller.send('PATCH', address, patch), 403)).errorCode,
      'INSUFFICIENT_ACCESS_OR_READONLY',
    );
  });
});

// Object Reference: "DatedConversionRate" (sforce_api_objects_datedconversionrate.htm).
describe('DatedConversionRate', () => {
  it('holds from its day until the next one of its currency starts', async () => {
    const soql =
      'SELECT IsoCode, StartDate, NextStartDate, ConversionRate FROM DatedConversionRate ORDER BY IsoCode, StartDate';
    assert.deepEqual(await seller.records(soql), [
      { IsoCode: 'USD', StartDate: '2025-01-01', NextStartDate: '2026-01-01', ConversionRate: 1.05 },
      { IsoCode: 'USD', StartDate: '2026-01-01', NextStartDate: null, ConversionRate: 1.1 },
      { IsoCode: 'JPY', StartDate: '2025-01-01', NextStartDate: null, ConversionRate: 160 },
    ]);
  });

  it('is not there without the feature', async () => {
    const plain = await startTestOrg({ projectDir: project, shape: ['multi-currency'] });
    try {
      const user = await RestUser.of(plain, 'admin@currency-org.test');
      assert.equal((await refusal(user.query('SELECT Id FROM DatedConversionRate'))).errorCode, 'INVALID_TYPE');
      assert.equal((await user.records('SELECT Id FROM CurrencyType')).length, 4);
    } finally {
      await plain.close();
    }
  });
});

// Object Reference: "Frequently-Occurring Fields", CurrencyIsoCode (sforce_api_objects_fequently_occurring_fields.htm).
describe('the currency of a record', () => {
  it('is the corporate one unless the record says otherwise', async () => {
    const [own, said] = [
      await seller.create('Opportunity', { ...deal, Amount: 100 }),
      await seller.create('Opportunity', { ...deal, Amount: 100, CurrencyIsoCode: 'JPY' }),
    ];
    const found = await seller.records(
      `SELECT Id, CurrencyIsoCode, Amount FROM Opportunity WHERE Id IN ('${own}', '${said}')`,
    );
    assert.deepEqual(found, [
      { Id: own, CurrencyIsoCode: 'EUR', Amount: 100 },
      { Id: said, CurrencyIsoCode: 'JPY', Amount: 100 },
    ]);
  });

  it('changes without changing the amounts', async () => {
    const id = await seller.create('Opportunity', { ...deal, Amount: 100 });
    const response = await seller.send('PATCH', `sobjects/Opportunity/${id}`, { CurrencyIsoCode: 'USD' });
    assert.equal(response.status, 204);
    const [record] = await seller.records(`SELECT CurrencyIsoCode, Amount FROM Opportunity WHERE Id = '${id}'`);
    assert.deepEqual(record, { CurrencyIsoCode: 'USD', Amount: 100 });
  });

  for (const code of ['GBP', 'CHF', 'ZZZ']) {
    it(`is not ${code}, which is no active currency`, async () => {
      const error = await refusal(seller.send('POST', 'sobjects/Account', { Name: 'A', CurrencyIsoCode: code }));
      assert.equal(error.errorCode, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
    });
  }

  it('cannot be emptied', async () => {
    const id = await seller.create('Account', { Name: 'A' });
    for (const response of [
      seller.send('POST', 'sobjects/Account', { Name: 'B', CurrencyIsoCode: null }),
      seller.send('PATCH', `sobjects/Account/${id}`, { CurrencyIsoCode: null }),
    ]) {
      assert.equal((await refusal(response)).errorCode, 'REQUIRED_FIELD_MISSING');
    }
  });

  it('is described with the active currencies, on accounts, contacts, activities and users', async () => {
    for (const object of ['Account', 'Contact', 'Opportunity', 'Task', 'Event', 'User']) {
      const { fields } = (await jsonOf(seller.get(`sobjects/${object}/describe`))) as {
        fields: {
          name: string;
          type: string;
          restrictedPicklist: boolean;
          permissionable: boolean;
          picklistValues: { value: string }[];
        }[];
      };
      const field = fields.find(({ name }) => name === 'CurrencyIsoCode');
      const { type, restrictedPicklist, permissionable, picklistValues } = field ?? {};
      assert.deepEqual(
        { type, restrictedPicklist, permissionable, values: picklistValues?.map(({ value }) => value) },
        { type: 'picklist', restrictedPicklist: true, permissionable: false, values: ['EUR', 'USD', 'JPY'] },
        object,
      );
    }
  });

  it('travels in bulk', async () => {
    const bulk = new Bulk2Client(org, seller.token);
    const csv = 'Name,CurrencyIsoCode,AnnualRevenue\nBulk 1,JPY,1000\nBulk 2,,2000\nBulk 3,CHF,3000\n';
    const info = await bulk.ingest({ object: 'Account', operation: 'insert' }, csv);
    assert.deepEqual([info.numberRecordsProcessed, info.numberRecordsFailed], [3, 1]);
    const soql = "SELECT Name, CurrencyIsoCode, AnnualRevenue FROM Account WHERE Name LIKE 'Bulk%'";
    const { id } = await bulk.query(soql);
    const rows: unknown = parse(await (await bulk.page(id)).text(), { from_line: 2 });
    assert.deepEqual(rows, [
      ['Bulk 1', 'JPY', '1000.0'],
      ['Bulk 2', 'EUR', '2000.0'],
    ]);
  });
});

// SOQL and SOSL Reference: "convertCurrency()" (sforce_api_calls_soql_querying_currency_fields.htm).
describe('SOQL over amounts of several currencies', () => {
  it('compares numbers, whatever their currency', async () => {
    const yen = await seller.create('Opportunity', { ...deal, Amount: 5001, CurrencyIsoCode: 'JPY' });
    const euro = await seller.create('Opportunity', { ...deal, Amount: 5001 });
    const found = await seller.records('SELECT Id FROM Opportunity WHERE Amount > 5000');
    assert.deepEqual(found, [{ Id: yen }, { Id: euro }]);
  });

  it('counts them', async () => {
    await jsonOf(seller.query('SELECT COUNT(Amount) n FROM Opportunity'));
  });

  it('tells what they are worth, as numbers and as texts', async () => {
    const id = await seller.create('Opportunity', { ...deal, Amount: 1100, CurrencyIsoCode: 'USD' });
    const soql = `SELECT Amount, convertCurrency(Amount) worth, FORMAT(Amount) text, FORMAT(convertCurrency(Amount)) worthText FROM Opportunity WHERE Id = '${id}'`;
    assert.deepEqual(await seller.records(soql), [
      { Amount: 1100, worth: 1000, text: 'USD 1,100.00 (EUR 1,000.00)', worthText: 'EUR 1,000.00' },
    ]);
  });
});

describe('the amounts that a screen shows', () => {
  it('carry the code of their currency, in UI API and GraphQL', async () => {
    const id = await seller.create('Opportunity', { ...deal, Amount: 1234.5, CurrencyIsoCode: 'USD' });
    const record = (await jsonOf(seller.get(`ui-api/records/${id}?fields=Opportunity.Amount`))) as {
      fields: Record<string, unknown>;
    };
    assert.deepEqual(record.fields, { Amount: { displayValue: 'USD 1,234.50', value: 1234.5 } });
    const document = `{ uiapi { query { Opportunity(where: { Id: { eq: "${id}" } }) { edges { node { Id Amount { value displayValue } CurrencyIsoCode { value } } } } } } }`;
    const { edges } = await new GraphqlClient(org, seller.token).page('Opportunity', document);
    assert.deepEqual(
      { ...edges[0]?.node },
      {
        Id: id,
        Amount: { value: 1234.5, displayValue: 'USD 1,234.50' },
        CurrencyIsoCode: { value: 'USD' },
      },
    );
  });
});

describe('sums that a screen shows', () => {
  it('are in the corporate currency', async () => {
    await seller.create('Opportunity', { ...deal, Name: 'Summed', Amount: 1084.2, CurrencyIsoCode: 'USD' });
    const document =
      '{ uiapi { aggregate { Opportunity(where: { Name: { eq: "Summed" } }) { edges { node { aggregate { Amount { sum { value displayValue } } } } } } } } }';
    const data = await new GraphqlClient(org, seller.token).data(document);
    assert.match(JSON.stringify(data), /"sum":\{"value":1000(\.0)?,"displayValue":"EUR 1,000\.00"\}/);
  });
});

describe('an org with one currency', () => {
  it('has neither currencies nor CurrencyIsoCode', async () => {
    const plain = await startTestOrg({ projectDir: project });
    try {
      const user = await RestUser.of(plain, 'admin@currency-org.test');
      assert.equal((await refusal(user.query('SELECT Id FROM CurrencyType'))).errorCode, 'INVALID_TYPE');
      assert.equal((await refusal(user.query('SELECT CurrencyIsoCode FROM Account'))).errorCode, 'INVALID_FIELD');
      const post = user.send('POST', 'sobjects/Account', { Name: 'A', CurrencyIsoCode: 'USD' });
      assert.equal((await refusal(post)).errorCode, 'INVALID_FIELD');
      const { fields } = (await jsonOf(user.get('sobjects/Account/describe'))) as { fields: { name: string }[] };
      assert.ok(!fields.some(({ name }) => name === 'CurrencyIsoCode'));
      assert.deepEqual(await user.records('SELECT SUM(Amount) total FROM Opportunity'), [{ total: null }]);
    } finally {
      await plain.close();
    }
  });
});
