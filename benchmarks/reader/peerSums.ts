/** Cents of an amount; exact for the amounts of this benchmark, whose cents are far below 2^53. */
export function centsOf(amount: string): number {
  return Math.round(Number(amount) * 100);
}

/** Sums by `account currency` as lines. */
export function linesOfMap(sums: ReadonlyMap<string, number>): string[] {
  return [...sums].map(([key, cents]) => `${key} ${cents}`);
}
