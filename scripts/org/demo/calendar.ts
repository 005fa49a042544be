const DAY_MS = 86_400_000;

/** Days seen from the demo's as-of date, so that the demo is as fresh on every day. */
export class Calendar {
  readonly #asOf: number;

  /** @param asOf `YYYY-MM-DD` */
  constructor(asOf: string) {
    this.#asOf = Date.parse(`${asOf}T00:00:00Z`);
  }

  /** The date so many days after the as-of date; negative is before. `YYYY-MM-DD`. */
  day(offset: number): string {
    return new Date(this.#asOf + offset * DAY_MS).toISOString().slice(0, 10);
  }

  /** The working day next to it that is between `first` and `last`, as an offset again. */
  workingDay(offset: number, first: number, last: number): number {
    const weekday = new Date(this.#asOf + offset * DAY_MS).getUTCDay();
    const steps = weekday === 6 ? [-1, 2] : weekday === 0 ? [1, -2] : [0];
    return steps.map((step) => offset + step).find((day) => day >= first && day <= last) ?? offset;
  }
}
