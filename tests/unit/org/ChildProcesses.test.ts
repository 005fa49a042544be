import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { ChildProcesses } from '../../../scripts/org/ChildProcesses.ts';

const READY = /^Ready: (\d+)/m;
/** Prints its process id in two pieces, then stays. */
const STAYS = `process.stdout.write('Rea'); setTimeout(() => console.log('dy: ' + process.pid), 20); setInterval(() => {}, 1000);`;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('the processes of npm start', () => {
  let folder: string;
  let children: ChildProcesses;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'children-'));
    writeFileSync(join(folder, 'stays.mjs'), STAYS);
    writeFileSync(join(folder, 'ignores.mjs'), `process.on('SIGTERM', () => {});\n${STAYS}`);
    writeFileSync(join(folder, 'fails.mjs'), 'process.exitCode = 3;');
    writeFileSync(join(folder, 'works.mjs'), '');
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => {
    children = new ChildProcesses(folder);
  });
  afterEach(() => {
    children.kill();
  });

  it('run to their end, and a failing one is told by its command line', async () => {
    await children.run(['works.mjs']);
    await assert.rejects(children.run(['fails.mjs', '--now']), /`fails\.mjs --now` ended with exit code 3/);
  });

  it('are ready when they say so, and a server that ends before is told', async () => {
    assert.ok(isAlive(Number(await children.serve(['stays.mjs'], READY))));
    await assert.rejects(
      children.serve(['fails.mjs'], READY),
      /`fails\.mjs` ended with exit code 3 before it was ready/,
    );
  });

  it('tell which one ended first', async () => {
    await children.serve(['stays.mjs'], READY);
    const ignoring = Number(await children.serve(['ignores.mjs'], READY));
    process.kill(ignoring, 'SIGKILL');
    assert.equal(await children.firstEnd(), 'ignores.mjs');
  });

  it('end together, also the one that does not listen', async () => {
    const pids = [await children.serve(['stays.mjs'], READY), await children.serve(['ignores.mjs'], READY)].map(Number);
    const ignoringEnds = children.firstEnd();
    await children.stop();
    await ignoringEnds;
    // Signals are delivered in their own time.
    while (pids.some(isAlive)) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.deepEqual(pids.map(isAlive), [false, false]);
  });
});
