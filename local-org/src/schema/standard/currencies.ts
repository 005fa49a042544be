import type { Currencies } from '../currencies.ts';
import { checkbox, date, decimal, integer, picklist } from '../field.ts';
import type { FieldOptions } from '../field.ts';
import type { ObjectDraft } from '../objectSchema.ts';
import type { FieldSchema } from '../types.ts';
import { campaignAmounts } from './campaign.ts';
import { standardObject } from './standardObject.ts';

const required = { nillable: false } as const;

/** Source: "Frequently-Occurring Fields" in the Object Reference, CurrencyIsoCode. */
const standardObjectsWithCurrency: ReadonlySet<string> = new Set([
  ...[
    'Account',
    'Campaign',
    'CampaignMember',
    'Case',
    'Contact',
    'DuplicateRecordItem',
    'DuplicateRecordSet',
    'Event',
    'Opportunity',
    'OpportunityContactRole',
  ],
  ...['OpportunityHistory', 'OpportunityLineItem', 'Pricebook2', 'PricebookEntry', 'Product2', 'Task', 'User'],
]);

/**
 * What may be done with the currency of records that have it from others, or for good. Sources: "OpportunityLineItem" and "PricebookEntry",
 * field CurrencyIsoCode, in the Object Reference.
 */
const accessToCurrency: Readonly<Record<string, FieldOptions>> = {
  OpportunityHistory: { createable: false, updateable: false },
  OpportunityLineItem: { createable: false, updateable: false },
  PricebookEntry: { updateable: false },
};

/**
 * The objects of an org with several currencies: every record has a currency, and the currencies are records themselves.
 * Sources: "CurrencyType" and "DatedConversionRate" in the Object Reference; lengths as in the Salesforce Field Reference Guide.
 */
export function withCurrencies(objects: readonly ObjectDraft[], currencies: Currencies): ObjectDraft[] {
  const codes = currencies.currencies.map(({ isoCode }) => isoCode);
  return [
    ...objects.map((object) => withCurrencyField(object, currencies)),
    currencyType(codes),
    ...(currencies.datedRates ? [datedConversionRate(codes)] : []),
  ];
}

function withCurrencyField(object: ObjectDraft, currencies: Currencies): ObjectDraft {
  if (!standardObjectsWithCurrency.has(object.name) && !object.name.endsWith('__c')) return object;
  const isoCode = isoCodeField('CurrencyIsoCode', 'Currency ISO Code', currencies);
  const fields = [{ ...isoCode, ...accessToCurrency[object.name] }];
  if (object.name === 'User')
    fields.push(isoCodeField('DefaultCurrencyIsoCode', 'Default Currency ISO Code', currencies));
  // Roll-ups of amounts are not converted here.
  const own =
    object.name === 'Campaign' ? object.fields.filter(({ name }) => !campaignAmounts.has(name)) : object.fields;
  return { ...object, fields: [...own, ...fields] };
}

/** Required, so that it follows the object's access: field-level security does not know it. */
function isoCodeField(name: string, label: string, { corporate, currencies }: Currencies): FieldSchema {
  const active = currencies.filter((currency) => currency.active).map(({ isoCode }) => isoCode);
  return picklist(name, label, active, {
    ...required,
    restricted: true,
    length: 3,
    defaultValue: corporate,
    defaultedOnCreate: true,
  });
}

const setupObject = { recycleBin: false, owner: false, sharingModel: 'Read' } as const;

function currencyType(codes: readonly string[]): ObjectDraft {
  return {
    ...standardObject({
      ...setupObject,
      name: 'CurrencyType',
      label: 'Currency Type',
      keyPrefix: '01L',
      access: { deletable: false },
      fields: [
        picklist('IsoCode', 'Currency ISO Code', codes, { ...required, restricted: true, length: 40 }),
        decimal('double', 'ConversionRate', 'Conversion Rate', [18, 6], required),
        integer('DecimalPlaces', 'Decimal Places', 9, required),
        checkbox('IsActive', 'Active'),
        checkbox('IsCorporate', 'Corporate Currency'),
      ],
    }),
    missingWrites: 'changing currencies through the API: list them in the currencies file',
  };
}

function datedConversionRate(codes: readonly string[]): ObjectDraft {
  return {
    ...standardObject({
      ...setupObject,
      name: 'DatedConversionRate',
      label: 'Dated Conversion Rate',
      keyPrefix: '04w',
      fields: [
        picklist('IsoCode', 'Currency Code', codes, { ...required, restricted: true, length: 40 }),
        date('StartDate', 'Date', required),
        date('NextStartDate', 'Next Start Date', { createable: false, updateable: false }),
        decimal('double', 'ConversionRate', 'Exchange Rate', [18, 6], required),
      ],
    }),
    missingWrites: 'changing dated rates through the API: list them in the currencies file',
  };
}
