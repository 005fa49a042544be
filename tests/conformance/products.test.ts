import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadSchema } from '../../local-org/src/schema/index.ts';
import type { Currencies } from '../../local-org/src/schema/index.ts';
import { fieldXml, metadata, sfdxProject } from '../support/local-org/sfdxProject.ts';
import { refusal, succeeded, TestOrg, testSchema } from '../support/local-org/testOrg.ts';

/** A product with a standard price of 10 in an active standard price book. */
function catalogue(org: TestOrg): { standard: string; pump: string; price: string } {
  const standard = String(org.column('SELECT Id FROM Pricebook2 WHERE IsStandard = true')[0]);
  succeeded(org.update(standard, { IsActive: true }));
  const pump = org.add('Product2', { Name: 'Pump', ProductCode: 'P-1' });
  const price = org.add('PricebookEntry', entry(standard, pump, { UnitPrice: 10 }));
  return { standard, pump, price };
}

function entry(book: string, product: string, more: Record<string, unknown>): Record<string, unknown> {
  return { Pricebook2Id: book, Product2Id: product, IsActive: true, ...more };
}

// Object Reference: "Pricebook2" (sforce_api_objects_pricebook2.htm).
describe('price books', () => {
  it('are one standard book, and those that are added', () => {
    using org = new TestOrg();
    const books = 'SELECT Name, IsStandard, IsActive, IsArchived FROM Pricebook2 ORDER BY Name';
    assert.deepEqual(org.query(books), [['Standard Price Book', true, false, false]]);
    const { standard } = catalogue(org);
    const book = org.add('Pricebook2', { Name: 'Partners', Description: 'For partners' });
    assert.match(book, /^01s/);
    assert.equal(refusal(org.insert('Pricebook2', {})).code, 'REQUIRED_FIELD_MISSING');
    assert.equal(
      refusal(org.insert('Pricebook2', { Name: 'x', IsStandard: true })).code,
      'INVALID_FIELD_FOR_INSERT_UPDATE',
    );
    assert.equal(refusal(org.update(standard, { Name: 'Ours' })).code, 'FIELD_INTEGRITY_EXCEPTION');
    assert.equal(refusal(org.delete(standard)).code, 'DELETE_FAILED');
    succeeded(org.update(book, { Name: 'Resellers' }));
    succeeded(org.delete(book));
    assert.deepEqual(org.query(books), [['Standard Price Book', true, true, false]]);
  });
});

// Object Reference: "PricebookEntry" (sforce_api_objects_pricebookentry.htm).
describe('a price', () => {
  it('follows its product in name and code, and stays where it is', () => {
    using org = new TestOrg();
    const { pump, price, standard } = catalogue(org);
    succeeded(org.update(pump, { Name: 'Pump 2' }));
    const fields = ['Name', 'ProductCode', 'UnitPrice', 'IsActive', 'UseStandardPrice'];
    const values = fields.map((field) => org.value(price, field));
    assert.deepEqual(values, ['Pump 2', 'P-1', '10', true, false]);
    for (const moved of [{ Pricebook2Id: standard }, { Product2Id: pump }, { Name: 'x' }]) {
      assert.equal(refusal(org.update(price, moved)).code, 'INVALID_FIELD_FOR_INSERT_UPDATE');
    }
    const missing = refusal(org.insert('PricebookEntry', { Pricebook2Id: standard, UnitPrice: 1 }));
    assert.deepEqual(missing.fields, ['Product2Id']);
  });

  it('is one for a product in a book, in others than the standard one after the standard price', () => {
    using org = new TestOrg();
    const { pump, standard } = catalogue(org);
    const book = org.add('Pricebook2', { Name: 'Partners', IsActive: true });
    const valve = org.add('Product2', { Name: 'Valve' });
    assert.deepEqual(refusal(org.insert('PricebookEntry', entry(book, valve, { UnitPrice: 1 }))), {
      code: 'STANDARD_PRICE_NOT_DEFINED',
      message: 'Before creating a custom price, create a standard price.',
      fields: [],
    });
    org.add('PricebookEntry', entry(book, pump, { UnitPrice: 9 }));
    for (const one of [book, standard]) {
      assert.equal(refusal(org.insert('PricebookEntry', entry(one, pump, { UnitPrice: 1 }))).code, 'DUPLICATE_VALUE');
    }
    assert.deepEqual(refusal(org.insert('PricebookEntry', entry(standard, valve, {}))).fields, ['UnitPrice']);
  });

  // 000193277 in Salesforce Help: UnitPrice cannot be written while UseStandardPrice is true.
  it('can be the standard price, and follows it', () => {
    using org = new TestOrg();
    const { price, pump } = catalogue(org);
    const book = org.add('Pricebook2', { Name: 'Partners', IsActive: true });
    const values = entry(book, pump, { UseStandardPrice: true });
    const both = refusal(org.insert('PricebookEntry', { ...values, UnitPrice: 9 }));
    assert.equal(both.code, 'FIELD_INTEGRITY_EXCEPTION');
    const follower = org.add('PricebookEntry', values);
    succeeded(org.update(price, { UnitPrice: 12 }));
    assert.equal(org.value(follower, 'UnitPrice'), '12');
    assert.equal(refusal(org.update(follower, { UnitPrice: 1 })).code, 'FIELD_INTEGRITY_EXCEPTION');
    succeeded(org.update(follower, { UseStandardPrice: false }));
    succeeded(org.update(follower, { UnitPrice: 1 }));
    assert.equal(org.value(price, 'UnitPrice'), '12');
    assert.equal(refusal(org.delete(price)).code, 'FUNCTIONALITY_NOT_ENABLED');
  });
});

// Object Reference: "OpportunityLineItem" (sforce_api_objects_opportunitylineitem.htm), "Opportunity" (Amount, HasOpportunityLineItem).
describe('a product of an opportunity', () => {
  it('needs a price, an opportunity, a quantity and one of two prices', () => {
    using org = new TestOrg();
    const { price } = catalogue(org);
    const OpportunityId = org.addOpportunity();
    const whole = { OpportunityId, PricebookEntryId: price, Quantity: 1, UnitPrice: 10 };
    const without = (name: string): ReturnType<typeof refusal> =>
      refusal(org.insert('OpportunityLineItem', { ...whole, [name]: null }));
    assert.deepEqual(
      ['OpportunityId', 'Quantity', 'UnitPrice'].map((name) => [without(name).code, ...without(name).fields]),
      ['OpportunityId', 'Quantity', 'UnitPrice'].map((name) => ['REQUIRED_FIELD_MISSING', name]),
    );
    // 000383141 in Salesforce Help.
    assert.deepEqual(without('PricebookEntryId'), {
      code: 'FIELD_INTEGRITY_EXCEPTION',
      message:
        'field integrity exception: PricebookEntryId, unknown (versions 3.0 and higher must specify pricebook entry id; others must specify product id)',
      fields: ['PricebookEntryId', 'unknown'],
    });
    assert.equal(refusal(org.insert('OpportunityLineItem', { ...whole, TotalPrice: 20 })).code, 'INVALID_FIELD');
    assert.equal(org.value(OpportunityId, 'Pricebook2Id'), null);
    assert.equal(org.value(OpportunityId, 'HasOpportunityLineItem'), false);
  });

  it('brings its price book along, and gives the opportunity its amount', () => {
    using org = new TestOrg();
    const { price, pump, standard } = catalogue(org);
    const opportunity = org.addOpportunity({ Name: 'Deal', Amount: 5, Probability: 50 });
    const add = (values: Record<string, unknown>): string =>
      org.add('OpportunityLineItem', { OpportunityId: opportunity, PricebookEntryId: price, ...values });
    const first = add({ Quantity: 3, UnitPrice: 10.5 });
    add({ Quantity: 2, TotalPrice: 30, Discount: 25 });
    const fields = 'Name, ProductCode, Product2Id, ListPrice, UnitPrice, TotalPrice, Opportunity.Pricebook2Id';
    assert.deepEqual(org.query(`SELECT ${fields} FROM OpportunityLineItem ORDER BY Id`), [
      ['Deal Pump', 'P-1', pump, '10', '10.5', '31.5', standard],
      ['Deal Pump', 'P-1', pump, '10', '20', '30', standard],
    ]);
    const sums = (): unknown[] =>
      ['Amount', 'ExpectedRevenue', 'TotalOpportunityQuantity', 'HasOpportunityLineItem'].map((field) =>
        org.value(opportunity, field),
      );
    assert.deepEqual(sums(), ['61.5', '30.75', '5', true]);
    // "Any attempt to update this field, if the record has products, will be ignored."
    succeeded(org.update(opportunity, { Amount: 1, TotalOpportunityQuantity: 1, NextStep: 'Call' }));
    assert.deepEqual([...sums(), org.value(opportunity, 'NextStep')], ['61.5', '30.75', '5', true, 'Call']);
    succeeded(org.delete(first));
    assert.deepEqual(sums(), ['30', '15', '2', true]);
    succeeded(org.delete(String(org.column('SELECT Id FROM OpportunityLineItem')[0])));
    assert.deepEqual(sums(), ['30', '15', '2', false]);
    succeeded(org.update(opportunity, { Amount: 7, Pricebook2Id: null }));
    assert.deepEqual(sums(), ['7', '3.5', '2', false]);
  });

  // 000381172 in Salesforce Help: a quantity alone keeps the total.
  it('works one price out from the other when something changes', () => {
    using org = new TestOrg();
    const { price } = catalogue(org);
    const id = org.add('OpportunityLineItem', {
      ...{ OpportunityId: org.addOpportunity(), PricebookEntryId: price, Quantity: 100, UnitPrice: 100 },
    });
    const after = (values: Record<string, unknown>): unknown[] => {
      succeeded(org.update(id, values));
      return ['UnitPrice', 'TotalPrice'].map((field) => org.value(id, field));
    };
    assert.deepEqual(after({ Quantity: 10 }), ['1000', '10000']);
    assert.deepEqual(after({ Quantity: 5, UnitPrice: 10 }), ['10', '50']);
    assert.deepEqual(after({ Discount: 10 }), ['10', '45']);
    assert.deepEqual(after({ TotalPrice: 90 }), ['20', '90']);
    assert.deepEqual(after({ Description: 'x' }), ['20', '90']);
    assert.deepEqual(after({ Discount: 100 }), ['20', '0']);
    assert.deepEqual(after({ Discount: null, UnitPrice: 0.01, Quantity: 0.5 }), ['0.01', '0.01']);
    // fishofprey.com, "Unable to set OpportunityLineItem Quantity or TotalPrice"
    assert.deepEqual(refusal(org.update(id, { UnitPrice: 1, TotalPrice: 2 })), {
      code: 'INVALID_FIELD',
      message: "Cannot change both 'UnitPrice' and 'TotalPrice' in update call",
      fields: ['UnitPrice'],
    });
    assert.equal(refusal(org.update(id, { UnitPrice: null, TotalPrice: null })).code, 'REQUIRED_FIELD_MISSING');
    assert.equal(refusal(org.update(id, { Discount: 5, Quantity: 2 })).code, 'REQUIRED_FIELD_MISSING');
    assert.equal(refusal(org.update(id, { PricebookEntryId: price })).code, 'INVALID_FIELD_FOR_INSERT_UPDATE');
  });

  // 000385918 in Salesforce Help: "the un-rounded Total Price is then summed".
  it('counts in the amount with what its total was rounded by', () => {
    using org = new TestOrg();
    const { price } = catalogue(org);
    const OpportunityId = org.addOpportunity();
    for (let line = 0; line < 3; line += 1) {
      org.add('OpportunityLineItem', { OpportunityId, PricebookEntryId: price, Quantity: 0.33, UnitPrice: 0.1 });
    }
    assert.deepEqual(org.column('SELECT TotalPrice FROM OpportunityLineItem'), ['0.03', '0.03', '0.03']);
    assert.equal(org.value(OpportunityId, 'Amount'), '0.1');
  });

  it('is of the opportunity’s price book, and active', () => {
    using org = new TestOrg();
    const { price, pump, standard } = catalogue(org);
    const partners = org.add('Pricebook2', { Name: 'Partners', IsActive: true });
    const other = org.add('PricebookEntry', entry(partners, pump, { UnitPrice: 9 }));
    const opportunity = org.addOpportunity({ Pricebook2Id: partners });
    const refused = (PricebookEntryId: string): string => {
      const values = { OpportunityId: opportunity, PricebookEntryId, Quantity: 1, UnitPrice: 1 };
      const { code, message } = refusal(org.insert('OpportunityLineItem', values));
      assert.equal(code, 'FIELD_INTEGRITY_EXCEPTION');
      return message;
    };
    assert.match(
      refused(price),
      /pricebook entry is in a different pricebook than the one assigned to the opportunity/,
    );
    succeeded(org.update(other, { IsActive: false }));
    assert.match(refused(other), /pricebook entry is inactive/);
    succeeded(org.update(standard, { IsActive: false }));
    succeeded(org.update(opportunity, { Pricebook2Id: null }));
    assert.match(refused(price), /pricebook is inactive/);
    assert.equal(org.value(opportunity, 'Pricebook2Id'), null);
  });

  it('keeps its price book, its price and its product from going', () => {
    using org = new TestOrg();
    const { price, pump, standard } = catalogue(org);
    const OpportunityId = org.addOpportunity();
    const id = org.add('OpportunityLineItem', { OpportunityId, PricebookEntryId: price, Quantity: 1, UnitPrice: 1 });
    const partners = org.add('Pricebook2', { Name: 'Partners' });
    assert.equal(refusal(org.update(OpportunityId, { Pricebook2Id: partners })).code, 'FIELD_INTEGRITY_EXCEPTION');
    succeeded(org.update(OpportunityId, { Pricebook2Id: standard }));
    for (const one of [price, pump]) assert.equal(refusal(org.delete(one)).code, 'DELETE_FAILED');
    succeeded(org.delete(OpportunityId));
    assert.equal(org.count('SELECT COUNT() FROM OpportunityLineItem'), 0);
    succeeded(org.store.undelete(org.object('Opportunity'), OpportunityId, org.viewer));
    assert.deepEqual(org.column('SELECT Id FROM OpportunityLineItem'), [id]);
    succeeded(org.delete(id));
    succeeded(org.delete(pump));
    assert.equal(org.count('SELECT COUNT() FROM PricebookEntry'), 0);
  });

  // Help, "Roll-Up Summary Field": opportunities summarize their products.
  it('is added up by the project’s roll-ups, and refused with the opportunity', () => {
    const rollUp =
      '<summaryForeignKey>OpportunityLineItem.OpportunityId</summaryForeignKey><summaryOperation>max</summaryOperation>' +
      '<summarizedField>OpportunityLineItem.UnitPrice</summarizedField>';
    const files = {
      'objects/Opportunity/fields/Dearest__c.field-meta.xml': fieldXml('Dearest__c', 'Summary', rollUp),
      'objects/Opportunity/validationRules/Small.validationRule-meta.xml': metadata(
        'ValidationRule',
        '<fullName>Small</fullName><active>true</active><errorConditionFormula>Amount &gt; 100</errorConditionFormula>' +
          '<errorMessage>Too large</errorMessage>',
      ),
    };
    using org = new TestOrg({ schema: testSchema(files) });
    const { price } = catalogue(org);
    const OpportunityId = org.addOpportunity();
    const item = { OpportunityId, PricebookEntryId: price };
    assert.equal(
      refusal(org.insert('OpportunityLineItem', { ...item, Quantity: 11, UnitPrice: 10 })).message,
      'Too large',
    );
    assert.deepEqual([org.value(OpportunityId, 'Pricebook2Id'), org.value(OpportunityId, 'Amount')], [null, null]);
    assert.equal(org.count('SELECT COUNT() FROM OpportunityLineItem'), 0);
    for (const UnitPrice of [10, 40]) org.add('OpportunityLineItem', { ...item, Quantity: 1, UnitPrice });
    assert.deepEqual([org.value(OpportunityId, 'Dearest__c'), org.value(OpportunityId, 'Amount')], ['40', '50']);
  });

  it('has the opportunity’s currency, in which its price must be', () => {
    const currency = { decimalPlaces: 2, active: true };
    const currencies: Currencies = {
      corporate: 'EUR',
      currencies: [
        { isoCode: 'EUR', conversionRate: '1', ...currency },
        { isoCode: 'USD', conversionRate: '1.1', ...currency },
      ],
      datedRates: undefined,
    };
    using project = sfdxProject({});
    using org = new TestOrg({ schema: loadSchema(project.directory, currencies) });
    const { price, pump, standard } = catalogue(org);
    const dollars = org.add('PricebookEntry', entry(standard, pump, { UnitPrice: 11, CurrencyIsoCode: 'USD' }));
    const opportunity = org.addOpportunity({ CurrencyIsoCode: 'USD' });
    const values = { OpportunityId: opportunity, Quantity: 1, UnitPrice: 1 };
    const wrong = refusal(org.insert('OpportunityLineItem', { ...values, PricebookEntryId: price }));
    assert.match(wrong.message, /currency code does not match/);
    const id = org.add('OpportunityLineItem', { ...values, PricebookEntryId: dollars });
    assert.equal(org.value(id, 'CurrencyIsoCode'), 'USD');
    for (const one of [id, dollars]) {
      assert.equal(refusal(org.update(one, { CurrencyIsoCode: 'EUR' })).code, 'INVALID_FIELD_FOR_INSERT_UPDATE');
    }
    assert.equal(refusal(org.update(opportunity, { CurrencyIsoCode: 'EUR' })).code, 'FIELD_INTEGRITY_EXCEPTION');
    assert.equal(org.column('SELECT CurrencyIsoCode FROM OpportunityHistory').at(-1), 'USD');
    assert.equal(org.object('Campaign').field('AmountAllOpportunities'), undefined);
  });
});
