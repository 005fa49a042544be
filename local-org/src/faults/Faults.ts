import type { Fault, FaultRule } from './fault.ts';

interface Armed {
  readonly rule: FaultRule;
  readonly pattern: RegExp;
  seen: number;
}

/** The faults that an org is to have, for tests of its clients. */
export class Faults {
  readonly #armed: Armed[] = [];

  add(rule: FaultRule): void {
    const source = rule.path
      .split('*')
      .map((part) => part.replaceAll(/[\\^$.|?+()[\]{}]/g, String.raw`\$&`))
      .join('.*');
    this.#armed.push({ rule, pattern: new RegExp(`^${source}$`, 'i'), seen: 0 });
  }

  clear(): void {
    this.#armed.length = 0;
  }

  /** Each rule, and how many requests it has hit. */
  list(): readonly { readonly rule: FaultRule; readonly hits: number }[] {
    return this.#armed.map(({ rule, seen }) => {
      const { skip = 0, times = 1 } = rule;
      return { rule, hits: Math.min(Math.max(seen - skip, 0), times) };
    });
  }

  /** The fault of this request: of the rules that it matches, the first one that is due. All of them count it. */
  take(method: string, url: string): Fault | undefined {
    let due: Fault | undefined;
    for (const armed of this.#armed) {
      const { rule, pattern } = armed;
      const { skip = 0, times = 1 } = rule;
      if ((rule.method ?? method) !== method || !pattern.test(url)) continue;
      armed.seen += 1;
      if (armed.seen > skip && armed.seen <= skip + times) due ??= rule.fault;
    }
    return due;
  }
}
