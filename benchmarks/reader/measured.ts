import { digestOf } from './opportunityPages.ts';

/** What one run of a variant prints, as a line of JSON. */
export interface Run {
  /** From the first request to the last sum. */
  readonly seconds: number;
  /** Of the processor, by all threads of the process, in that time. */
  readonly cpuSeconds: number;
  readonly maxRssMiB: number;
  readonly rows: number;
  /** Of the sums; absent when the variant adds nothing up. */
  readonly digest?: string;
}

/** The result of a variant; the lines are made when the clock has stopped. */
export interface Outcome {
  readonly rows: number;
  /** `account currency cents` */
  readonly lines?: () => string[];
}

/** Runs a variant against the address in the command line, measures it, prints it. */
export async function measured(read: (origin: string) => Promise<Outcome>): Promise<void> {
  const cpuBefore = process.cpuUsage();
  const started = performance.now();
  const { rows, lines } = await read(process.argv[2] ?? '');
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const run: Run = {
    seconds,
    cpuSeconds: (user + system) / 1e6,
    maxRssMiB: process.resourceUsage().maxRSS / 1024,
    rows,
    ...(lines === undefined ? {} : { digest: digestOf(lines()) }),
  };
  console.log(JSON.stringify(run));
}

/** The bodies of all result pages, one after the other. */
export async function* pagesOf(origin: string): AsyncGenerator<AsyncIterable<Uint8Array>> {
  for (let locator = ''; locator !== 'null';) {
    const answer = await fetch(
      `${origin}/services/data/v66.0/jobs/query/bench/results${locator && `?locator=${locator}`}`,
    );
    if (answer.body === null) {
      throw new Error(`Page ${locator || '(first)'} has no body.`);
    }
    locator = answer.headers.get('sforce-locator') ?? 'null';
    yield answer.body as AsyncIterable<Uint8Array>;
  }
}
