import type { Machine } from '../reader/machine.ts';
import type { Frames } from './frames.ts';

/** What an activity may take, in milliseconds, by the number of people. */
export interface Limits {
  /** From the answer of the people's query until they are seen. */
  readonly shown: number;
  /** Scripting and layout of 95 frames of 100. */
  readonly frame: number;
  /** Scripting and layout of the longest frame after a click that is answered at once. */
  readonly answer: number;
}

const LIMITS: Readonly<Record<number, Limits>> = {
  500: { shown: 3000, frame: 10, answer: 75 },
  2000: { shown: 3000, frame: 50, answer: 75 },
};

/** By the clock as people have it, or in processor time, which other work on the machine disturbs less. */
export const CLOCKS = ['elapsed', 'processor'] as const;
export type Clock = (typeof CLOCKS)[number];

/** Milliseconds of scripting and layout a frame. */
interface Spread {
  readonly median: number;
  readonly percentile95: number;
  readonly longest: number;
}

export interface ActivityReport {
  readonly activity: string;
  readonly isAnswer: boolean;
  /** In which the page did something; the others are not counted. */
  readonly frames: number;
  readonly idleFrames: number;
  /** From the beginning of the first work to the end of the last. */
  readonly span: number;
  readonly elapsed: Spread;
  readonly processor: Spread;
}

export interface SizeReport {
  readonly people: number;
  readonly limits: Limits | undefined;
  readonly shownAfter: number;
  readonly activities: readonly ActivityReport[];
}

export interface MapReport {
  readonly machine: Machine;
  readonly browser: string;
  readonly sizes: readonly SizeReport[];
}

export function limitsOf(people: number): Limits | undefined {
  return LIMITS[people];
}

/** @throws Error where the page did nothing */
export function activityReport(activity: string, isAnswer: boolean, { busy, idle, span }: Frames): ActivityReport {
  if (busy.length === 0) throw new Error(`${activity}: the page did nothing, so nothing was measured.`);
  return {
    ...{ activity, isAnswer, frames: busy.length, idleFrames: idle, span: Math.round(span) },
    elapsed: spreadOf(busy.map(({ elapsed }) => elapsed)),
    processor: spreadOf(busy.map(({ processor }) => processor)),
  };
}

/** What is over its limit, a line each. */
export function overLimits({ people, limits, shownAfter, activities }: SizeReport, clock: Clock): readonly string[] {
  if (limits === undefined) return [];
  const lines = activities.flatMap((report) => {
    const { percentile95, longest } = report[clock];
    const [time, limit] = report.isAnswer ? [longest, limits.answer] : [percentile95, limits.frame];
    return time > limit ? [`${people} people, ${report.activity}: ${time} ms, at most ${limit}`] : [];
  });
  return shownAfter > limits.shown
    ? [`${people} people, shown after the data: ${shownAfter} ms, at most ${limits.shown}`, ...lines]
    : lines;
}

/** The figures of one size, for people. */
export function toldSize({ people, limits, shownAfter, activities }: SizeReport): string {
  const rows = activities.map(({ activity, isAnswer, frames, idleFrames, span, elapsed, processor }) =>
    [
      `  ${activity.padEnd(18)}`,
      `${String(frames).padStart(4)} frames (${idleFrames} idle)`.padEnd(24),
      `median ${elapsed.median}`.padEnd(13),
      `95th ${elapsed.percentile95} (processor ${processor.percentile95})`.padEnd(29),
      `longest ${elapsed.longest} (processor ${processor.longest})`.padEnd(34),
      isAnswer ? `answered in ${span}` : '',
    ].join(' '),
  );
  const most = limits === undefined ? '' : `; at most ${limits.frame} ms in 95 frames of 100`;
  return [`${people} people, shown ${shownAfter} ms after the data${most}`, ...rows].join('\n');
}

function spreadOf(times: readonly number[]): Spread {
  return { median: percentile(times, 0.5), percentile95: percentile(times, 0.95), longest: percentile(times, 1) };
}

/** The value that so much of them do not exceed, to a tenth: `0.95` for the 95th percentile. */
function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return Math.round(value * 10) / 10;
}
