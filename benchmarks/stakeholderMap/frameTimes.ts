import type { CDPSession } from 'playwright-core';

/** An entry of the browser's trace, as far as it is looked at; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Of which the thread was running: on a shared machine it also waits. */
  readonly tdur?: number;
}

/** Running scripts, what that entails, and laying out: all but painting and putting layers together. */
const COUNTED = new Set([
  'EvaluateScript',
  'FunctionCall',
  'EventDispatch',
  'FireAnimationFrame',
  'TimerFire',
  'RunMicrotasks',
  'v8.callFunction',
  'v8.compile',
  'MinorGC',
  'MajorGC',
  'HitTest',
  'ParseHTML',
  'UpdateLayoutTree',
  'Layout',
]);

const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
];
const FRAME = 'BeginMainThreadFrame';
const MILLISECOND = 1000;

/** Milliseconds of scripting and layout in a frame, by the clock and of the processor. */
export interface FrameTime {
  readonly elapsed: number;
  readonly processor: number;
}

/** What each frame took while something was done on the page. */
export async function frameTimes(session: CDPSession, act: () => Promise<void>): Promise<readonly FrameTime[]> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: unknown[] }): void => {
    events.push(...(value as TraceEvent[]));
  };
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { recordMode: 'recordAsMuchAsPossible', includedCategories: [...CATEGORIES, '__metadata'] },
  });
  await act();
  const completed = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await completed;
  session.off('Tracing.dataCollected', collect);
  return workOfFrames(onMainThread(events));
}

/** The thread that runs the page: of all threads of renderers the one that has done most. */
function onMainThread(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const threads = Map.groupBy(
    events.filter(({ name }) => COUNTED.has(name) || name === FRAME),
    ({ pid, tid }) => `${pid}:${tid}`,
  );
  return [...threads.values()].sort((a, b) => b.length - a.length)[0] ?? [];
}

/** A frame's work is what begins between its start and that of the next one. Entries within entries count once. */
function workOfFrames(events: readonly TraceEvent[]): readonly FrameTime[] {
  const starts = events
    .filter(({ name }) => name === FRAME)
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  const frames = starts.map(() => ({ elapsed: 0, processor: 0 }));
  let end = 0;
  const work = events.filter(({ name, dur = 0 }) => COUNTED.has(name) && dur > 0).sort((a, b) => a.ts - b.ts);
  for (const { ts, dur = 0, tdur = dur } of work) {
    const frame = frames[starts.findLastIndex((start) => start <= ts)];
    if (ts >= end && frame !== undefined) {
      frame.elapsed += dur / MILLISECOND;
      frame.processor += tdur / MILLISECOND;
      end = ts + dur;
    }
  }
  return frames;
}

/** The value below which so much of them is: `0.95` for the 95th percentile. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? 0;
}
