import { OrgError } from '../../errors.ts';
import type { Derivation } from '../derived/derivation.ts';
import type { SqlValue } from '../fields/fieldCodec.ts';
import type { Row } from '../save/row.ts';

/** Prices, quantities and discounts are stored in hundredths; a discount of 100 % is this many. */
const WHOLE = 10_000n;
const HUNDRED = 100n;

/**
 * Sales price, quantity, discount and total of an opportunity's product: TotalPrice = UnitPrice × Quantity less the discount, one of the
 * two prices is given and the other follows. A quantity that changes alone keeps the total, a discount the sales price.
 * Sources: "OpportunityLineItem", fields Discount, Quantity, TotalPrice and UnitPrice, in the Object Reference; 000381172 in Salesforce Help;
 * the message for both prices is quoted on fishofprey.com ("Unable to set OpportunityLineItem Quantity or TotalPrice").
 */
export const lineItemPrices: Derivation = {
  reads: ['UnitPrice', 'TotalPrice', 'Quantity', 'Discount'],
  derive(written, before): Row {
    refuse(written, before);
    const now = (name: string): bigint | undefined => amount(name in written ? written[name] : before?.[name]);
    const parts = (now('Quantity') ?? 0n) * (WHOLE - (now('Discount') ?? 0n));
    const given = (name: string): boolean => (written[name] ?? null) !== null;
    const byTotal =
      given('TotalPrice') && !given('UnitPrice') ? true : before && 'Quantity' in written && !given('UnitPrice');
    if (byTotal) {
      const total = now('TotalPrice');
      if (total === undefined) return {};
      return { TotalPrice: total, UnitPrice: parts === 0n ? null : divided(total * HUNDRED * WHOLE, parts) };
    }
    const unit = now('UnitPrice');
    return unit === undefined ? {} : { UnitPrice: unit, TotalPrice: divided(unit * parts, HUNDRED * WHOLE) };
  },
};

function refuse(written: Row, before: Row | undefined): void {
  const changes = (name: string): boolean => name in written && amount(written[name]) !== amount(before?.[name]);
  if (changes('UnitPrice') && changes('TotalPrice') && written.UnitPrice !== null && written.TotalPrice !== null) {
    const message = `Cannot change both 'UnitPrice' and 'TotalPrice' in ${before ? 'update' : 'create'} call`;
    throw new OrgError('INVALID_FIELD', message, { fields: ['UnitPrice'] });
  }
  const hasPrice = (written.UnitPrice ?? null) !== null || (written.TotalPrice ?? null) !== null;
  const needed = before
    ? ('UnitPrice' in written && 'TotalPrice' in written) || ('Discount' in written && 'Quantity' in written)
    : true;
  if (hasPrice || !needed) return;
  throw new OrgError('REQUIRED_FIELD_MISSING', 'Required fields are missing: [UnitPrice]', { fields: ['UnitPrice'] });
}

function amount(value: SqlValue | undefined): bigint | undefined {
  return value === null || value === undefined ? undefined : BigInt(value);
}

/** Rounded half away from zero. */
function divided(dividend: bigint, divisor: bigint): bigint {
  const [top, bottom] = divisor < 0n ? [-dividend, -divisor] : [dividend, divisor];
  const half = bottom / 2n;
  return (top < 0n ? top - half : top + half) / bottom;
}
