import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { isMarked, isRunning, newMarker } from '../../../scripts/prove/markerFields.ts';

const MOMENT = new Date('2026-03-01T12:00:00Z');
const markerOf = (pid: number): string => `Proof${MOMENT.getTime().toString(36)}x${pid.toString(36)}`;

describe('a marker', () => {
  it('tells the names of a proof from all others', () => {
    const marker = newMarker(MOMENT);
    assert.equal(marker, markerOf(process.pid));
    const taken = [`${marker}-1`, `${marker}-12 acme`, `${marker}-3.csv`];
    const others = [marker, `${marker}-`, `My ${marker}-1`, 'Proof of concept', 'Proof-1', 'Proofx-1', undefined, 1];
    assert.deepEqual([...taken, ...others].filter(isMarked), taken);
  });

  it('tells whether the process is still there that took it', async () => {
    const other = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
    const marker = markerOf(other.pid ?? 0);
    assert.ok(isRunning(marker));
    other.kill('SIGKILL');
    await once(other, 'close');
    assert.deepEqual([marker, newMarker(MOMENT), 'Proof'].filter(isRunning), []);
  });
});
