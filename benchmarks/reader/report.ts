import type { Machine } from './machine.ts';
import type { Run } from './measured.ts';
import type { Truth } from './opportunityPages.ts';
import { END_TO_END, FLOOR, PEERS, READER, versionOf } from './variants.ts';
import type { Variant } from './variants.ts';

/** Seconds are medians of the rounds; ratios are to the byte scan's. */
export interface Report {
  readonly rows: number;
  readonly bytes: number;
  readonly accounts: number;
  readonly seconds: number;
  readonly rowsPerSecond: number;
  /** Largest of all rounds. */
  readonly maxRssMiB: number;
  readonly correct: boolean;
  readonly byteScanSeconds: number;
  readonly ratioToByteScan: number;
  /** The same in processor time, which other work on the machine disturbs less. */
  readonly cpuSeconds: number;
  readonly byteScanCpuSeconds: number;
  readonly cpuRatioToByteScan: number;
  /** Fastest and slowest round. */
  readonly spread: readonly [number, number];
  readonly byteScanSpread: readonly [number, number];
  /** The same pages, compressed by the server. */
  readonly gzip: {
    readonly seconds: number;
    readonly rowsPerSecond: number;
    readonly maxRssMiB: number;
    readonly correct: boolean;
  };
  readonly peers: readonly Peer[];
  readonly rounds: number;
  readonly machine: Machine;
}

export interface Peer {
  readonly name: string;
  readonly version: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** To the byte scan's seconds. */
  readonly ratio: number;
  readonly rows: number;
  /** Whether it found every row and every sum to the cent. */
  readonly correct: boolean;
  readonly maxRssMiB: number;
  readonly note?: string;
}

export function reportOf(runs: ReadonlyMap<Variant, readonly Run[]>, truth: Truth, machine: Machine): Report {
  const of = (variant: Variant): readonly Run[] => runs.get(variant) ?? [];
  const isCorrect = (run: Run): boolean => run.rows === truth.rows && run.digest === truth.digest;
  const ours = figures(of(READER));
  const floor = figures(of(FLOOR));
  const gzip = figures(of(END_TO_END));
  const peers = PEERS.filter((peer) => runs.has(peer)).map((peer): Peer => {
    const { seconds, cpuSeconds, maxRssMiB } = figures(of(peer));
    return {
      name: peer.name,
      version: versionOf(peer),
      seconds,
      cpuSeconds,
      ratio: rounded(seconds / floor.seconds, 2),
      rows: of(peer)[0]?.rows ?? 0,
      correct: of(peer).every(isCorrect),
      maxRssMiB,
      ...(peer.note === undefined ? {} : { note: peer.note }),
    };
  });
  return {
    rows: truth.rows,
    bytes: truth.bytes,
    accounts: truth.accounts,
    seconds: ours.seconds,
    rowsPerSecond: Math.round(truth.rows / ours.seconds),
    maxRssMiB: ours.maxRssMiB,
    correct: of(READER).every(isCorrect) && of(FLOOR).every((run) => run.rows === truth.rows),
    byteScanSeconds: floor.seconds,
    ratioToByteScan: rounded(ours.seconds / floor.seconds, 2),
    cpuSeconds: ours.cpuSeconds,
    byteScanCpuSeconds: floor.cpuSeconds,
    cpuRatioToByteScan: rounded(ours.cpuSeconds / floor.cpuSeconds, 2),
    spread: ours.spread,
    byteScanSpread: floor.spread,
    gzip: {
      seconds: gzip.seconds,
      rowsPerSecond: Math.round(truth.rows / gzip.seconds),
      maxRssMiB: gzip.maxRssMiB,
      correct: of(END_TO_END).every(isCorrect),
    },
    peers,
    rounds: of(READER).length,
    machine,
  };
}

function figures(runs: readonly Run[]): Pick<Report, 'seconds' | 'cpuSeconds' | 'maxRssMiB' | 'spread'> {
  const seconds = runs.map((run) => run.seconds);
  return {
    seconds: median(seconds),
    cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds)),
    maxRssMiB: Math.round(Math.max(...runs.map(({ maxRssMiB }) => maxRssMiB))),
    spread: [rounded(Math.min(...seconds), 3), rounded(Math.max(...seconds), 3)],
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return rounded(sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2, 3);
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
