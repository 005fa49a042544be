import { OrgError } from '../errors.ts';

/** Allowances for 24 hours. Source: "API Request Limits and Allocations" and "Bulk API 2.0 limits", Salesforce Developer Limits. */
const MAXIMUM = {
  DailyApiRequests: 100_000,
  DailyBulkApiBatches: 15_000,
  DailyBulkV2QueryJobs: 10_000,
} as const;

export type Allowance = keyof typeof MAXIMUM;

const DAY_MS = 24 * 60 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;

/** Counts what clients use. Like the platform's, the 24 hours roll on; here in steps of an hour. */
export class Usage {
  readonly #counts = new Map<Allowance, Map<number, number>>();

  /** @throws OrgError REQUEST_LIMIT_EXCEEDED when the allowance is used up; the request is then not counted. */
  count(allowance: Allowance): void {
    if (this.used(allowance) >= MAXIMUM[allowance]) {
      throw new OrgError('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', { status: 403 });
    }
    const byHour = this.#counts.get(allowance) ?? new Map<number, number>();
    this.#counts.set(allowance, byHour);
    const hour = Math.floor(Date.now() / HOUR_MS);
    byHour.set(hour, (byHour.get(hour) ?? 0) + 1);
  }

  /** Counts so much at once that only so many are left; for tests of clients. */
  leave(allowance: Allowance, remaining: number): void {
    const missing = MAXIMUM[allowance] - remaining - this.used(allowance);
    const byHour = this.#counts.get(allowance) ?? new Map<number, number>();
    this.#counts.set(allowance, byHour);
    const hour = Math.floor(Date.now() / HOUR_MS);
    byHour.set(hour, (byHour.get(hour) ?? 0) + missing);
  }

  used(allowance: Allowance): number {
    const oldest = Math.floor((Date.now() - DAY_MS) / HOUR_MS);
    let sum = 0;
    for (const [hour, count] of this.#counts.get(allowance) ?? []) if (hour > oldest) sum += count;
    return sum;
  }

  maximum(allowance: Allowance): number {
    return MAXIMUM[allowance];
  }
}
