import { OrgError, UnsupportedError } from '../../errors.ts';
import type { SqlValue } from '../fields/fieldCodec.ts';
import type { ObjectRules, ObjectSave } from '../save/objectRules.ts';
import type { Row } from '../save/row.ts';

/**
 * The standard price book is there from the start, keeps its name, and is not deleted.
 * Source: "Pricebook2" in the Object Reference: Name is read-only for the standard price book; every org has one.
 */
export const pricebookRules: ObjectRules = {
  check(save, id, row) {
    if (id === undefined || !('Name' in row) || !isStandard(save, id)) return undefined;
    if (row.Name === save.reader.stored(save.object, id, ['Name'])?.Name) return undefined;
    throw new OrgError('FIELD_INTEGRITY_EXCEPTION', 'field integrity exception: Name (standard price book)', {
      fields: ['Name'],
    });
  },
  checkDelete(save, id) {
    if (isStandard(save, id)) throw new OrgError('DELETE_FAILED', 'The standard price book cannot be deleted.');
  },
};

/**
 * A product has one price in a price book and currency, in others than the standard one after it has a standard price.
 * Sources: "PricebookEntry" in the Object Reference; "STANDARD_PRICE_NOT_DEFINED", StatusCode, SOAP API Developer Guide, in the words of
 * github.com/forcedotcom/SFDX-Data-Move-Utility/issues/706; 000193277 in Salesforce Help: no UnitPrice beside UseStandardPrice.
 */
export const pricebookEntryRules: ObjectRules = {
  check(save, id, row) {
    const before = id === undefined ? undefined : priceOf(save, id);
    const price: Price = { ...before, ...row };
    if (typeof price.Pricebook2Id !== 'string' || typeof price.Product2Id !== 'string') return undefined;
    const standard = standardPrice(save, price);
    const inStandardBook = isStandard(save, price.Pricebook2Id);
    if (id === undefined) {
      refuseSecond(save, price);
      if (!inStandardBook && standard === undefined) throw standardPriceMissing();
    }
    if (inStandardBook && price.UseStandardPrice !== 1) return () => followStandardPrice(save, price);
    if (price.UseStandardPrice !== 1) return undefined;
    if (inStandardBook) throw new UnsupportedError('UseStandardPrice in the standard price book');
    if ('UnitPrice' in row) throw new OrgError('FIELD_INTEGRITY_EXCEPTION', 'field integrity exception');
    row.UnitPrice = standard ?? null;
    return undefined;
  },
  checkDelete(save, id) {
    const price = priceOf(save, id);
    if (!price || !isStandard(save, String(price.Pricebook2Id)) || samePrices(save, price, '1').length < 2) return;
    throw new UnsupportedError('deleting a standard price while the product has prices in other price books');
  },
};

type Price = Row;

const FIELDS = ['Pricebook2Id', 'Product2Id', 'UnitPrice', 'UseStandardPrice', 'CurrencyIsoCode'];

function priceOf({ object, reader }: ObjectSave, id: string): Price | undefined {
  return reader.stored(object, id, FIELDS);
}

function isStandard({ database }: ObjectSave, pricebookId: string): boolean {
  return database.get('SELECT "IsStandard" FROM "Pricebook2" WHERE "Id" = ?', [pricebookId])?.[0] === 1;
}

/** Prices of other books that are the standard one change with it. */
function followStandardPrice(save: ObjectSave, price: Price): void {
  for (const [follower] of samePrices(save, price, '"UseStandardPrice" = 1')) {
    save.writer.update(save.object, String(follower), { UnitPrice: price.UnitPrice ?? null }, save.author);
  }
}

function standardPrice(save: ObjectSave, price: Price): SqlValue | undefined {
  const book = '"Pricebook2Id" IN (SELECT "Id" FROM "Pricebook2" WHERE "IsStandard" = 1)';
  return samePrices(save, price, book)[0]?.[1];
}

/** Ids and prices of the live entries for a price's product and currency. */
function samePrices(
  { database, object }: ObjectSave,
  price: Price,
  condition: string,
  parameters: readonly SqlValue[] = [],
): readonly (readonly SqlValue[])[] {
  const isoCode = object.field('CurrencyIsoCode');
  const currency = isoCode ? ' AND "CurrencyIsoCode" = ?' : '';
  return database.all(
    `SELECT "Id", "UnitPrice" FROM "PricebookEntry" WHERE "Product2Id" = ? AND "IsDeleted" = 0${currency} AND ${condition}`,
    [
      price.Product2Id ?? null,
      ...(isoCode ? [price.CurrencyIsoCode ?? String(isoCode.defaultValue)] : []),
      ...parameters,
    ],
  );
}

function refuseSecond(save: ObjectSave, price: Price): void {
  if (samePrices(save, price, '"Pricebook2Id" = ?', [price.Pricebook2Id ?? null]).length === 0) return;
  throw new OrgError('DUPLICATE_VALUE', 'This price definition already exists in this price book');
}

function standardPriceMissing(): OrgError {
  return new OrgError('STANDARD_PRICE_NOT_DEFINED', 'Before creating a custom price, create a standard price.');
}
