/** Something that went wrong, in words, until the user closes it. */
export interface Notice {
  readonly key: string;
  readonly text: string;
  readonly lines: readonly string[];
  /** Undefined where trying again is of no use. */
  readonly retry?: Retry | undefined;
}

export type Retry = () => Promise<unknown>;

/** What went wrong, the same text once however often it happens. */
export class Notices {
  list: readonly Notice[] = [];
  private told = 0;

  add(text: string, lines: readonly string[] = [], retry?: Retry): void {
    this.told += 1;
    const key = `notice-${this.told}`;
    this.list = [...this.list.filter((notice) => notice.text !== text), { key, text, lines, retry }];
  }

  dismiss(key: string): void {
    this.list = this.list.filter((notice) => notice.key !== key);
  }
}
