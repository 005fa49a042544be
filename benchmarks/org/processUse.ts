import { readFileSync } from 'node:fs';

/** What a process has used: a shared machine lengthens the time, hardly the processor's. */
export interface ProcessUse {
  readonly cpuSeconds: number;
  /** The most memory that it ever had, in MiB. */
  readonly peakMemory: number;
}

/** Ticks of /proc are hundredths of a second on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** Reads /proc: Linux only. */
export function processUse(pid: number): ProcessUse {
  // The name, in parentheses, may hold blanks; the 12th and 13th field after it are the ticks in user and system mode.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND,
    peakMemory: Math.round(Number(peak) / 1024),
  };
}

/** Runs a piece of work of a process and says what it took. */
export async function measured<Result>(
  pid: number,
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly seconds: number; readonly cpuSeconds: number }> {
  const before = processUse(pid).cpuSeconds;
  const started = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - started) / 1000, cpuSeconds: processUse(pid).cpuSeconds - before };
}
