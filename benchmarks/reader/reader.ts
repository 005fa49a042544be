import { parseArgs } from 'node:util';
import { saveResult } from '../org/saveResult.ts';
import { describeReport } from './describeReport.ts';
import { machine } from './machine.ts';
import { startReplay } from './replay.ts';
import { OURS, FLOOR, missing, PEERS, runVariant } from './variants.ts';
import type { Variant } from './variants.ts';
import type { Run } from './measured.ts';
import { reportOf } from './report.ts';

/**
 * Reads opportunities from a replay server and adds them up: the floor, our reader, our reader over gzip, and the peers, in
 * rounds, each run in a process of its own. `--json` prints one object, `--save <name>` keeps it in `results/`; docs/benchmarks.md explains its figures.
 */
const { values: flags } = parseArgs({
  options: {
    rows: { type: 'string', default: '2000000' },
    accounts: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    'no-peers': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    save: { type: 'string' },
  },
});
const rows = Number(flags.rows);
const rounds = Number(flags.rounds);
const accounts = Number(flags.accounts ?? rows / 10);
const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

const replay = await startReplay(rows, accounts);
const present: Variant[] = [];
for (const peer of flags['no-peers'] ? [] : PEERS) {
  const reason = missing(peer);
  if (reason === undefined) {
    present.push(peer);
  } else {
    say(`${peer.name} is left out: ${reason}`);
  }
}
const runs = new Map<Variant, Run[]>();
try {
  for (let round = 0; round < rounds; round++) {
    for (const variant of [FLOOR, ...OURS, ...present.filter(({ rounds: most }) => round < most)]) {
      const run = await runVariant(variant, replay);
      runs.set(variant, [...(runs.get(variant) ?? []), run]);
      say(
        `round ${round + 1}: ${variant.name}: ${run.seconds.toFixed(3)} s, ${run.cpuSeconds.toFixed(3)} s of processor, ${run.rows} rows`,
      );
    }
  }
} finally {
  replay.close();
}
const report = reportOf(runs, replay.truth, machine());
if (flags.save !== undefined) {
  saveResult(flags.save, report);
}
console.log(flags.json ? JSON.stringify(report) : describeReport(report));
