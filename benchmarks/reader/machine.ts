import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** Where and under which conditions something was measured. */
export interface Machine {
  readonly at: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  /** Processes that wanted to run in the last minute: above the number of cores, the machine was shared. */
  readonly load: number;
  readonly node: string;
  readonly v8: string;
}

export function machine(): Machine {
  return {
    at: new Date().toISOString(),
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    node: process.version,
    v8: process.versions.v8,
  };
}
