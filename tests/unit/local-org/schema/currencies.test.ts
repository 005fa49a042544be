import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { loadSchema } from '../../../../local-org/src/schema/index.ts';
import type { Currencies } from '../../../../local-org/src/schema/index.ts';
import { currenciesOf } from '../../../../local-org/src/orgShape.ts';
import type { OrgShape } from '../../../../local-org/src/orgShape.ts';
import { openStore } from '../../../../local-org/src/store/index.ts';
import { fieldXml, metadata, objectXml, sfdxProject } from '../../../support/local-org/sfdxProject.ts';
import type { SourceFiles } from '../../../support/local-org/sfdxProject.ts';
import { TestOrg } from '../../../support/local-org/testOrg.ts';

const both: readonly OrgShape[] = ['multi-currency', 'dated-rates'];

/** What an org of this shape makes of the file. */
function read(content: unknown, shape: readonly OrgShape[] = both, name?: string): Currencies | undefined {
  using project = sfdxProject({});
  mkdirSync(join(project.directory, 'config'));
  if (content !== undefined) {
    writeFileSync(join(project.directory, name ?? 'config/local-org-currencies.json'), JSON.stringify(content));
  }
  return currenciesOf(project.directory, shape, name);
}

const dollars = { isoCode: 'USD', conversionRate: 1.1 };
const rate = { isoCode: 'USD', startDate: '2026-01-01', conversionRate: 1.05 };

describe('the currencies of an org', () => {
  it('are none without the shape', () => {
    assert.equal(read(undefined, []), undefined);
  });

  it('are the US dollar alone without a file', () => {
    const dollar = { isoCode: 'USD', conversionRate: '1', decimalPlaces: 2, active: true };
    assert.deepEqual(read(undefined), { corporate: 'USD', currencies: [dollar], datedRates: [] });
  });

  it('come from the file that is named, dated rates only with their shape', () => {
    const content = { corporateCurrency: 'EUR', currencies: [dollars], datedRates: [rate] };
    assert.deepEqual(read(content, ['multi-currency'], 'rates.json'), {
      corporate: 'EUR',
      currencies: [
        { isoCode: 'EUR', conversionRate: '1', decimalPlaces: 2, active: true },
        { isoCode: 'USD', conversionRate: '1.1', decimalPlaces: 2, active: true },
      ],
      datedRates: undefined,
    });
  });

  it('have dated rates that end where the next of the same currency starts', () => {
    const yen = { isoCode: 'JPY', conversionRate: 160 };
    const later = { ...rate, startDate: '2026-07-01' };
    const datedRates = [later, { ...yen, startDate: '2026-01-01' }, rate];
    const found = read({ corporateCurrency: 'EUR', currencies: [dollars, yen], datedRates })?.datedRates;
    assert.deepEqual(
      found?.map(({ isoCode, startDate, nextStartDate }) => [isoCode, startDate, nextStartDate]),
      [
        ['JPY', '2026-01-01', undefined],
        ['USD', '2026-01-01', '2026-07-01'],
        ['USD', '2026-07-01', undefined],
      ],
    );
  });

  const refused: [title: string, content: object, message: RegExp][] = [
    ['no corporate currency', {}, /local-org-currencies\.json: "corporateCurrency" needs an ISO 4217 code/],
    ['an unknown key', { corporateCurrency: 'EUR', rates: [] }, /unknown key "rates"/],
    ['an unknown code', { corporateCurrency: 'EUR', currencies: [{ ...dollars, isoCode: 'usd' }] }, /not "usd"/],
    [
      'a rate of nothing',
      { corporateCurrency: 'EUR', currencies: [{ ...dollars, conversionRate: 0 }] },
      /USD must be above 0/,
    ],
    [
      'too fine a rate',
      { corporateCurrency: 'EUR', currencies: [{ ...dollars, conversionRate: '1.1234567' }] },
      /6 decimals/,
    ],
    ['a currency twice', { corporateCurrency: 'EUR', currencies: [dollars, dollars] }, /USD is there twice/],
    [
      'another rate of the corporate currency',
      { corporateCurrency: 'USD', currencies: [dollars] },
      /USD is active and has the rate 1/,
    ],
    [
      'a dated rate of no currency',
      { corporateCurrency: 'EUR', datedRates: [rate] },
      /entry 1 of "datedRates" is for USD/,
    ],
    [
      'no dated rate of an active currency',
      { corporateCurrency: 'EUR', currencies: [dollars] },
      /no rate of the active currency USD/,
    ],
    [
      'two rates of a day',
      { corporateCurrency: 'EUR', currencies: [dollars], datedRates: [rate, rate] },
      /two rates of USD 2026-01-01/,
    ],
    [
      'a day that is none',
      { corporateCurrency: 'EUR', currencies: [dollars], datedRates: [{ ...rate, startDate: '1.1.26' }] },
      /needs a "startDate"/,
    ],
  ];
  for (const [title, content, message] of refused) {
    it(`with ${title} stop the start`, () => {
      assert.throws(() => read(content), { message });
    });
  }

  it('fit the shape', () => {
    assert.throws(() => read(undefined, ['dated-rates']), { message: /dated-rates needs multi-currency/ });
    assert.throws(() => read({}, [], 'rates.json'), { message: /rates\.json: only an org of the shape/ });
    using project = sfdxProject({});
    assert.throws(() => currenciesOf(project.directory, both, 'none.json'), { message: /none\.json/ });
  });
});

const currencies: Currencies = {
  corporate: 'EUR',
  currencies: [{ isoCode: 'EUR', conversionRate: '1', decimalPlaces: 2, active: true }],
  datedRates: undefined,
};

describe('what the platform converts', () => {
  const amounts: SourceFiles = {
    'objects/Visit__c/Visit__c.object-meta.xml': objectXml('Visit', 'ControlledByParent'),
    'objects/Visit__c/fields/Account__c.field-meta.xml': fieldXml(
      'Account__c',
      'MasterDetail',
      '<referenceTo>Account</referenceTo><relationshipName>Visits</relationshipName>',
    ),
    'objects/Visit__c/fields/Cost__c.field-meta.xml': fieldXml(
      'Cost__c',
      'Currency',
      '<precision>18</precision><scale>2</scale>',
    ),
  };
  const formula = (source: string, type: string): SourceFiles => ({
    ...amounts,
    'objects/Visit__c/fields/Formula__c.field-meta.xml': fieldXml(
      'Formula__c',
      type,
      `<scale>2</scale><formula>${source}</formula>`,
    ),
  });
  const refused: [title: string, files: SourceFiles, message: RegExp][] = [
    [
      'a roll-up of amounts',
      {
        ...amounts,
        'objects/Account/fields/Costs__c.field-meta.xml': fieldXml(
          'Costs__c',
          'Summary',
          '<summarizedField>Visit__c.Cost__c</summarizedField><summaryForeignKey>Visit__c.Account__c</summaryForeignKey><summaryOperation>sum</summaryOperation>',
        ),
      },
      /Costs__c\.field-meta\.xml: the embedded org does not convert currencies/,
    ],
    [
      'a formula over an amount of another record',
      formula('Cost__c + Account__r.AnnualRevenue', 'Currency'),
      /Formula__c.*Account__r\.AnnualRevenue is an amount of another record/,
    ],
    [
      'a rule over an amount of another record',
      {
        ...amounts,
        'objects/Visit__c/validationRules/Rule.validationRule-meta.xml': metadata(
          'ValidationRule',
          '<active>true</active><errorConditionFormula>Cost__c &gt; Account__r.AnnualRevenue</errorConditionFormula><errorMessage>No</errorMessage>',
        ),
      },
      /Rule.*Account__r\.AnnualRevenue/,
    ],
  ];
  for (const [title, files, message] of refused) {
    it(`stops the start of an org with several currencies, and of no other: ${title}`, () => {
      using project = sfdxProject(files);
      loadSchema(project.directory);
      assert.throws(() => loadSchema(project.directory, currencies), { message });
    });
  }

  it('is not what a formula reads of its own record', () => {
    using project = sfdxProject(formula('Cost__c * 2', 'Currency'));
    loadSchema(project.directory, currencies);
  });
});

describe('a database of an org that gets several currencies', () => {
  it('gives its records the corporate one', () => {
    using project = sfdxProject({});
    const file = join(project.directory, 'org.db');
    let id: string;
    {
      using org = new TestOrg({ schema: loadSchema(project.directory), file });
      id = org.add('Account', { Name: 'Old' });
    }
    const schema = loadSchema(project.directory, currencies);
    const store = openStore(schema, file);
    const account = schema.object('Account');
    assert.equal(account && store.find(account, id)?.CurrencyIsoCode, 'EUR');
    store.close();
  });
});
