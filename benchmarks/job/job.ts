import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machine } from '../reader/machine.ts';
import type { Machine } from '../reader/machine.ts';
import { AS_OF, filledOrg } from './filledOrg.ts';
import { measuredJob } from './measuredJob.ts';

/**
 * The whole job, as people start it, against the embedded org: a first run, which writes every account and its snapshot, and a second one, which finds
 * nothing to write. What is measured is both together, the job and the org, which share the machine; `cpuSeconds` and `maxRssMiB` are the job's alone.
 */
const { values: flags } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000,100000,1000000' },
    json: { type: 'boolean', default: false },
  },
});

export interface Step {
  readonly step: 'first run' | 'second run';
  readonly opportunities: number;
  readonly accounts: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly maxRssMiB: number;
}

/** What `--json` prints. */
export interface JobReport {
  readonly steps: readonly Step[];
  readonly machine: Machine;
}

const steps: Step[] = [];
const folder = mkdtempSync(join(tmpdir(), 'bench-job-'));
try {
  for (const opportunities of flags.rows.split(',').map(Number)) {
    process.stderr.write(`${opportunities.toLocaleString('en')} opportunities: filling an org\n`);
    const org = await filledOrg(opportunities);
    for (const step of ['first run', 'second run'] as const) {
      const job = await measuredJob(['tier', '--as-of', AS_OF, '--window-months', '12', '--local', org.url], folder);
      const { seconds, cpuSeconds, maxRssMiB, report } = job;
      const { read } = (report as { readonly rows: { readonly read: number } }).rows;
      if (read !== opportunities) {
        throw new Error(`The ${step} read ${read} opportunities instead of ${opportunities}.`);
      }
      steps.push({ step, opportunities, accounts: org.accounts, seconds, cpuSeconds, maxRssMiB });
      process.stderr.write(`${step}: ${seconds.toFixed(1)} s\n`);
    }
    await org.close();
  }
} finally {
  rmSync(folder, { recursive: true });
}

if (flags.json) {
  console.log(JSON.stringify({ steps, machine: machine() } satisfies JobReport));
} else {
  console.log(
    '| opportunities | accounts | run | seconds | seconds of processor | MiB |\n| --: | --: | --- | --: | --: | --: |',
  );
  for (const { step, opportunities, accounts, seconds, cpuSeconds, maxRssMiB } of steps) {
    const cells = [
      opportunities.toLocaleString('en'),
      accounts.toLocaleString('en'),
      step,
      seconds.toFixed(1),
      cpuSeconds.toFixed(1),
      maxRssMiB.toFixed(0),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}
