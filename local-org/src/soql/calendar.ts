import type { Schema } from '../schema/index.ts';
import { columnOf } from '../store/index.ts';
import type { Store } from '../store/index.ts';

/** What date literals and fiscal functions depend on. */
export interface Calendar {
  /** `YYYY-MM-DD` in the org's time zone, which is GMT for every user of this org. */
  readonly today: string;
  /** 1 to 12. */
  readonly fiscalYearStartMonth: number;
  /** A fiscal year is named after the year it begins in, else after the one it ends in. */
  readonly fiscalYearNamedByStart: boolean;
}

/** Reads the fiscal year from the org's Organization record; without one it begins in January. */
export function orgCalendar(org: { schema: Schema; store: Store }, now: Date): Calendar {
  return {
    today: now.toISOString().slice(0, 10),
    fiscalYearStartMonth: Number(organizationValue(org, 'FiscalYearStartMonth') ?? 1),
    fiscalYearNamedByStart: Number(organizationValue(org, 'UsesStartDateAsFiscalYearName') ?? 0) === 1,
  };
}

function organizationValue({ schema, store }: { schema: Schema; store: Store }, name: string): unknown {
  const field = schema.object('Organization')?.field(name);
  if (!field) return undefined;
  const [row] = store.select(`SELECT ${columnOf(field)} FROM "Organization" ORDER BY serial LIMIT 1`, []);
  return row?.[0] ?? undefined;
}
