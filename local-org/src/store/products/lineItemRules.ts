import { OrgError } from '../../errors.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import type { ObjectRules, ObjectSave } from '../save/objectRules.ts';
import type { Row } from '../save/row.ts';

/**
 * A product of an opportunity is an active entry of the opportunity's price book in the opportunity's currency; the first one brings its
 * price book along. Sources: "OpportunityLineItem" and "Opportunity" (HasOpportunityLineItem) in the Object Reference; 000383141 in
 * Salesforce Help for the message without an entry.
 */
export const lineItemRules: ObjectRules = {
  check(save, id, row) {
    if (id !== undefined) return undefined;
    const entryId = row.PricebookEntryId ?? null;
    if (entryId === null) {
      const problem =
        'unknown (versions 3.0 and higher must specify pricebook entry id; others must specify product id)';
      throw mismatch(`PricebookEntryId, ${problem}`, 'PricebookEntryId', 'unknown');
    }
    const entry = stored(save, 'PricebookEntry', entryId, [
      ...['Pricebook2Id', 'Product2Id', 'UnitPrice', 'IsActive', 'CurrencyIsoCode'],
    ]);
    const opportunity = stored(save, 'Opportunity', row.OpportunityId ?? null, ['Pricebook2Id', 'CurrencyIsoCode']);
    if (!entry || !opportunity) return undefined;
    if (entry.IsActive !== 1) throw notFitting('pricebook entry is inactive');
    if ((opportunity.Pricebook2Id ?? entry.Pricebook2Id) !== entry.Pricebook2Id) {
      throw notFitting('pricebook entry is in a different pricebook than the one assigned to the opportunity');
    }
    if (entry.CurrencyIsoCode !== opportunity.CurrencyIsoCode) {
      throw notFitting('pricebook entry currency code does not match opportunity currency code');
    }
    const pricebook = stored(save, 'Pricebook2', entry.Pricebook2Id ?? null, ['IsActive']);
    if (opportunity.Pricebook2Id === null && pricebook?.IsActive !== 1) throw notFitting('pricebook is inactive');
    row.Product2Id = entry.Product2Id ?? null;
    row.ListPrice = entry.UnitPrice ?? null;
    if (opportunity.CurrencyIsoCode !== undefined) row.CurrencyIsoCode = opportunity.CurrencyIsoCode;
    if (opportunity.Pricebook2Id !== null) return undefined;
    const book: Row = { Pricebook2Id: entry.Pricebook2Id ?? null };
    return () =>
      save.writer.update(objectNamed(save, 'Opportunity'), String(row.OpportunityId), book, save.author, save.rules);
  },
};

/** What an opportunity takes from its products: changes are ignored, the platform says. */
const SUMS = ['Amount', 'TotalOpportunityQuantity'] as const;
/** What must stay while there are products. */
const KEPT = ['Pricebook2Id', 'CurrencyIsoCode'] as const;

/** Source: "Opportunity", fields Amount, CurrencyIsoCode and HasOpportunityLineItem, in the Object Reference. */
export const soldOpportunityRules: ObjectRules = {
  check({ object, reader }, id, row) {
    if (id === undefined || ![...SUMS, ...KEPT].some((name) => name in row)) return undefined;
    const before = reader.stored(object, id, ['HasOpportunityLineItem', ...KEPT]);
    if (before?.HasOpportunityLineItem !== 1) return undefined;
    for (const name of SUMS) Reflect.deleteProperty(row, name);
    const changed = KEPT.find((name) => name in row && row[name] !== before[name]);
    if (changed !== undefined) throw mismatch(`${changed} (the opportunity has products)`, changed);
    return undefined;
  },
};

function stored(save: ObjectSave, objectName: string, id: Row[string], fields: readonly string[]): Row | undefined {
  return id === null ? undefined : save.reader.stored(objectNamed(save, objectName), String(id), fields);
}

function objectNamed({ schema }: ObjectSave, name: string): ObjectSchema {
  const object = schema.object(name);
  if (!object) throw new Error(`The catalogue of standard objects has no ${name}.`);
  return object;
}

function notFitting(problem: string): OrgError {
  return mismatch(`PricebookEntryId (${problem})`, 'PricebookEntryId');
}

function mismatch(problem: string, ...fields: string[]): OrgError {
  return new OrgError('FIELD_INTEGRITY_EXCEPTION', `field integrity exception: ${problem}`, { fields });
}
