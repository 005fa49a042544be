import type { Org } from '../salesforce/index.ts';

export interface OrgFacts {
  /** Today as people in the org's time zone write it, `YYYY-MM-DD`. */
  readonly today: string;
  /** Organization tells it only where several currencies are or were switched on. */
  readonly currency: string | undefined;
}

/** What the org's own record says. */
export async function readOrgFacts(org: Org, now: Date): Promise<OrgFacts> {
  const currencyField = (await org.describe('Organization'))?.field('DefaultCurrencyIsoCode')?.name;
  const [organization] = await org.query(
    `SELECT ${['TimeZoneSidKey', ...(currencyField === undefined ? [] : [currencyField])].join(', ')} FROM Organization`,
  );
  const timeZone = organization?.TimeZoneSidKey;
  const currency = currencyField === undefined ? undefined : organization?.[currencyField];
  return {
    today: dayIn(typeof timeZone === 'string' ? timeZone : 'GMT', now),
    currency: typeof currency === 'string' ? currency : undefined,
  };
}

/** The calendar day of a moment in a time zone, `YYYY-MM-DD`. */
export function dayIn(timeZone: string, moment: Date): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}
