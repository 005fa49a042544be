/** An entry of the browser's trace, as far as it is looked at; times in microseconds. */
export interface TraceEvent {
  readonly name: string;
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
  'ParseAuthorStyleSheet',
  'UpdateLayoutTree',
  'Layout',
]);

const FRAME = 'BeginMainThreadFrame';
const MILLISECOND = 1000;

/** In less than this, in milliseconds, a page has done nothing: such frames would only make a percentile smaller. */
const NOTHING = 0.1;

/** Milliseconds of scripting and layout in a frame, by the clock and of the processor. */
export interface FrameTime {
  readonly elapsed: number;
  readonly processor: number;
}

export interface Frames {
  /** Those in which the page did something. */
  readonly busy: readonly FrameTime[];
  /** How many others there were. */
  readonly idle: number;
  /** Milliseconds from the beginning of the first work to the end of the last. */
  readonly span: number;
}

/**
 * The frames of a trace. A frame's work is what begins between its start and that of the next one, and what comes before the
 * first start is the first one's. Entries within entries count once.
 */
export function framesOf(trace: readonly TraceEvent[]): Frames {
  const events = onMainThread(trace);
  const starts = events
    .filter(({ name }) => name === FRAME)
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  const frames = [0, ...starts.slice(1)].map(() => ({ elapsed: 0, processor: 0 }));
  const work = outermost(events);
  let current = 0;
  for (const { ts, dur = 0, tdur = dur } of work) {
    while ((starts[current + 1] ?? Infinity) <= ts) current += 1;
    const frame = frames[current];
    if (frame !== undefined) {
      frame.elapsed += dur / MILLISECOND;
      frame.processor += tdur / MILLISECOND;
    }
  }
  const busy = frames.filter(({ elapsed }) => elapsed >= NOTHING);
  const last = work.at(-1);
  const span = last === undefined ? 0 : (last.ts + (last.dur ?? 0) - (work[0]?.ts ?? 0)) / MILLISECOND;
  return { busy, idle: frames.length - busy.length, span };
}

/** The thread that runs the page: of all threads of renderers the one that has done most. */
function onMainThread(trace: readonly TraceEvent[]): readonly TraceEvent[] {
  const threads = Map.groupBy(
    trace.filter(({ name }) => COUNTED.has(name) || name === FRAME),
    ({ pid, tid }) => `${pid}:${tid}`,
  );
  return [...threads.values()].sort((a, b) => b.length - a.length)[0] ?? [];
}

function outermost(events: readonly TraceEvent[]): readonly TraceEvent[] {
  let end = 0;
  return events
    .filter(({ name, dur = 0 }) => COUNTED.has(name) && dur > 0)
    .sort((a, b) => a.ts - b.ts)
    .filter(({ ts, dur = 0 }) => {
      const isOutermost = ts >= end;
      if (isOutermost) end = ts + dur;
      return isOutermost;
    });
}

/** The frames of several activities as if they were one. */
export function together(activities: readonly Frames[]): Frames {
  return {
    busy: activities.flatMap(({ busy }) => busy),
    idle: activities.reduce((sum, { idle }) => sum + idle, 0),
    span: activities.reduce((sum, { span }) => sum + span, 0),
  };
}
