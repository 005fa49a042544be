import { parseArgs } from 'node:util';
import { concurrencyProject } from '../../tests/support/concurrency/concurrencyProject.ts';
import { runClients } from '../../tests/support/concurrency/runClients.ts';
import { startOrgProcess } from '../../tests/support/orgProcess.ts';
import { machine } from '../reader/machine.ts';
import { measured, processUse } from './processUse.ts';
import { saveResult } from './saveResult.ts';

/**
 * Clients that write and read by every door of the embedded org for a minute; afterwards the org is compared with what each
 * of them was told, as tests/conformance/concurrency.test.ts does in shorter. Throws at the first difference. `--save` keeps what was done.
 */
const { values: flags } = parseArgs({
  options: {
    clients: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '60' },
    save: { type: 'boolean', default: false },
  },
});
const [clients, seconds] = [Number(flags.clients), Number(flags.seconds)];
/** Before the work, which would be most of the load. */
const conditions = machine();

using project = concurrencyProject();
const org = await startOrgProcess(['--project', project.directory]);
try {
  const { result: ledgers, cpuSeconds } = await measured(org.pid, () => runClients(org, clients, seconds * 1000));
  const totals = new Map<string, number>();
  for (const { done } of ledgers) for (const [kind, times] of done) totals.set(kind, (totals.get(kind) ?? 0) + times);
  for (const [kind, times] of [...totals].sort()) console.log(`${kind.padEnd(12)}${String(times).padStart(8)}`);
  const records = ledgers.reduce((sum, { deals }) => sum + deals.size, 0);
  console.log(
    `${records} opportunities of ${flags.clients} clients are there as they were told: none lost, none twice`,
  );
  const usage = { cpuSeconds: Math.round(cpuSeconds), peakMiB: processUse(org.pid).peakMemory };
  console.log(`${usage.cpuSeconds} s of processor, memory peaked at ${usage.peakMiB} MiB`);
  const done = Object.fromEntries([...totals].sort());
  const result = { clients, seconds, done, opportunities: records, ...usage, machine: conditions };
  if (flags.save) saveResult('org-concurrency', result);
} finally {
  await org.stop();
}
