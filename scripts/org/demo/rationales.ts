import type { DemoAccount } from './types.ts';

/** Why an account and we matter to each other, as a manager would write it down. */
export interface Rationale {
  readonly theyMatter: (account: DemoAccount) => string;
  readonly weMatter: (account: DemoAccount) => string;
}

const rationale = (theyMatter: string, weMatter: string): Rationale => {
  const fill = (text: string, { industry, city }: DemoAccount): string =>
    text.replaceAll('{industry}', industry.toLowerCase()).replaceAll('{city}', city);
  return { theyMatter: (account) => fill(theyMatter, account), weMatter: (account) => fill(weMatter, account) };
};

export const STRATEGIC: readonly Rationale[] = [
  rationale(
    'Buys across three of our product lines and every site orders from us. Sets the standard that others in {industry} follow.',
    'Our assemblies run in their bottleneck line in {city}: an hour of standstill costs them more than a month of our invoices.',
  ),
  rationale(
    'Plans two new plants in the next four years and asks us in before it specifies. A reference that opens doors in {industry}.',
    'We know their approval process; changing supplier would cost them a year of qualification.',
  ),
  rationale(
    'Margin well above the average, pays on time, and shares forecasts that we can plan by.',
    'Our engineers sit in their monthly design review. Nobody else delivers to {city} within two days.',
  ),
  rationale(
    'Growing faster than its market and takes us along into new regions.',
    'We hold safety stock for them and carry the paperwork of their auditors.',
  ),
  rationale(
    'Develops the next generation of its machines with us; what we learn there we sell to others two years later.',
    'Two of their patents build on our components, and they need a partner who keeps that to himself.',
  ),
];

export const NURTURE: readonly Rationale[] = [
  rationale(
    'Small today, but its parent spends twenty times as much with our competitor. The new head of purchasing knows us.',
    'They have an open quality problem with their present supplier, and we solved the same one elsewhere.',
  ),
  rationale(
    'First in {industry} to ask for take-back and recycled material: a test for what larger customers will want.',
    'We are the only one who offers it in {city} so far.',
  ),
  rationale(
    'Won a large contract last year that should double its demand within two.',
    'They need somebody who grows with them without making them wait.',
  ),
];

export const OUTGROWN: readonly Rationale[] = [
  rationale(
    'Was among our ten largest customers until it sold its main business; the name still counts in {industry}.',
    'Habit and good relations with the plant in {city}.',
  ),
  rationale(
    'Promised a framework contract for all sites, which has not come for two years.',
    'We are listed as second source.',
  ),
];

export const DECLINED = rationale(
  'Large volume, but every order goes through a reverse auction: price alone decides.',
  'We are one of five interchangeable suppliers to them. Served by inside sales; looked at again once they ask for more than price.',
);
