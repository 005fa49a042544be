import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { framesOf, type TraceEvent } from '../../../benchmarks/stakeholderMap/frames.ts';
import { activityReport, limitsOf, overLimits } from '../../../benchmarks/stakeholderMap/mapReport.ts';
import { within } from '../../../benchmarks/stakeholderMap/timeLimit.ts';

/** Times in milliseconds. */
const event = (name: string, at: number, lasts = 0, tid = 1): TraceEvent => ({
  ...{ name, pid: 1, tid, ts: at * 1000 },
  ...(lasts > 0 ? { dur: lasts * 1000, tdur: lasts * 500 } : {}),
});
const starts = (...times: readonly number[]): TraceEvent[] => times.map((at) => event('BeginMainThreadFrame', at));
const elapsedOf = (...trace: TraceEvent[]): number[] => framesOf(trace).busy.map(({ elapsed }) => elapsed);

describe('the frames of a trace', () => {
  it('have the work that begins in them, entries within entries once, painting never', () => {
    const trace = [
      ...starts(0, 16, 32),
      ...[event('EventDispatch', 1, 4), event('FunctionCall', 2, 3), event('Layout', 6, 2)],
      ...[event('Paint', 9, 5), event('TimerFire', 30, 10), event('FunctionCall', 41, 1)],
    ];
    assert.deepEqual(elapsedOf(...trace), [6, 10, 1]);
    assert.deepEqual(
      framesOf(trace).busy.map(({ processor }) => processor),
      [3, 5, 0.5],
    );
  });

  it('leave out those in which nothing happened, and say how many', () => {
    const { busy, idle, span } = framesOf([
      ...starts(0, 16, 32, 48),
      event('FunctionCall', 20, 5),
      event('FunctionCall', 33, 0.05),
    ]);
    assert.deepEqual([busy.length, idle, Math.round(span)], [1, 3, 13]);
  });

  it('count what comes before the first start, and look at the busiest thread alone', () => {
    assert.deepEqual(elapsedOf(event('EventDispatch', 1, 7), ...starts(10), event('Layout', 11, 0, 2)), [7]);
    assert.deepEqual(elapsedOf(), []);
  });
});

describe('the report of the stakeholder map', () => {
  const frames = (...times: number[]) => ({
    busy: times.map((elapsed) => ({ elapsed, processor: elapsed / 2 })),
    idle: 9,
    span: 100,
  });
  const size = (shownAfter: number, ...times: number[]) => ({
    ...{ people: 500, limits: limitsOf(500), shownAfter },
    activities: [
      activityReport('pan', false, frames(...times)),
      activityReport('open the table', true, frames(40, 70)),
    ],
  });

  it('is over a limit by an activity, whatever the others take', () => {
    assert.deepEqual(overLimits(size(2000, 9, 9, 10), 'elapsed'), []);
    assert.deepEqual(overLimits(size(2000, 1, 1, 12), 'elapsed'), ['500 people, pan: 12 ms, at most 10']);
    assert.deepEqual(overLimits(size(2000, 1, 1, 12), 'processor'), []);
    assert.equal(overLimits(size(4000, 1), 'elapsed').length, 1);
  });

  it('has no limit for other numbers of people, and none of an activity in which nothing happened', () => {
    assert.equal(limitsOf(30), undefined);
    assert.throws(() => activityReport('pan', false, frames()), /the page did nothing/);
  });
});

describe('a step with a time limit', () => {
  it('gives what it came to, or says which step took too long', async () => {
    assert.equal(await within('pan', 10, Promise.resolve(7)), 7);
    await assert.rejects(within('pan', 0.01, new Promise(() => undefined)), /^Error: pan: not done in 0.01 s\.$/);
    await assert.rejects(within('pan', 10, Promise.reject(new Error('gone'))), /gone/);
  });
});
