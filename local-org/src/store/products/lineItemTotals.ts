import type { FieldSchema, ObjectSchema, Schema } from '../../schema/index.ts';
import { codecOf } from '../fields/fieldCodec.ts';
import type { Feed } from '../rollUps/rollUps.ts';

/** What a total is short of the exact product by, in millionths of a hundredth; nothing where the total was given and the sales price follows. */
const RESIDUE = '"UnitPrice" * "Quantity" * (10000 - coalesce("Discount", 0)) - "TotalPrice" * 1000000';
const SHORT = `CASE WHEN abs(${RESIDUE}) <= 500000 THEN ${RESIDUE} ELSE 0 END`;

/** What an opportunity has of its products, as SQL over them. */
const TOTALS: Readonly<Record<string, string>> = {
  Amount: `CASE WHEN count(*) > 0 THEN coalesce(sum("TotalPrice"), 0) + CAST(round(coalesce(sum(${SHORT}), 0) / 1e6) AS INTEGER)
    ELSE (SELECT "Amount" FROM "Opportunity" WHERE "Id" = ?1) END`,
  TotalOpportunityQuantity: `CASE WHEN count(*) > 0 THEN sum("Quantity")
    ELSE (SELECT "TotalOpportunityQuantity" FROM "Opportunity" WHERE "Id" = ?1) END`,
  HasOpportunityLineItem: 'count(*) > 0',
};

/**
 * The amount and the quantity of an opportunity with products: their sums, of totals that are not rounded. They stay when the last product
 * goes. Sources: "Opportunity", field Amount, in the Object Reference; 000385918 in Salesforce Help.
 */
export function lineItemTotals(schema: Schema): { readonly child: ObjectSchema; readonly feed: Feed } | undefined {
  const child = schema.object('OpportunityLineItem');
  const master = schema.object('Opportunity');
  const link = child?.field('OpportunityId');
  if (!child || !master || !link) return undefined;
  const rollUps = Object.entries(TOTALS).map(([name, sql]) => total(master.field(name), sql));
  return { child, feed: { master, link, rollUps } };
}

function total(field: FieldSchema | undefined, sql: string): Feed['rollUps'][number] {
  if (!field) throw new Error('The catalogue of standard objects has no totals of opportunities.');
  const text = `SELECT ${codecOf(field).selected(sql)} FROM "OpportunityLineItem" WHERE "OpportunityId" = ?1 AND "IsDeleted" = 0`;
  return { field, sql: { text, parameters: [] } };
}
