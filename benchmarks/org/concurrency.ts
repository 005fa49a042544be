import { parseArgs } from 'node:util';
import { concurrencyProject } from '../../tests/support/concurrency/concurrencyProject.ts';
import { runClients } from '../../tests/support/concurrency/runClients.ts';
import { startOrgProcess } from '../../tests/support/orgProcess.ts';
import { machine } from '../reader/machine.ts';
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

using project = concurrencyProject();
const org = await startOrgProcess(['--project', project.directory]);
try {
  const ledgers = await runClients(org, clients, seconds * 1000);
  const totals = new Map<string, number>();
  for (const { done } of ledgers) for (const [kind, times] of done) totals.set(kind, (totals.get(kind) ?? 0) + times);
  for (const [kind, times] of [...totals].sort()) console.log(`${kind.padEnd(12)}${String(times).padStart(8)}`);
  const records = ledgers.reduce((sum, { deals }) => sum + deals.size, 0);
  console.log(
    `${records} opportunities of ${flags.clients} clients are there as they were told: none lost, none twice`,
  );
  const done = Object.fromEntries([...totals].sort());
  if (flags.save) saveResult('org-concurrency', { clients, seconds, done, opportunities: records, machine: machine() });
} finally {
  await org.stop();
}
