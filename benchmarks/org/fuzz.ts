import { parseArgs } from 'node:util';
import { fuzz } from '../../tests/support/fuzz/fuzz.ts';
import { SALES_ORG } from '../../tests/support/localOrg.ts';
import { startOrgProcess } from '../../tests/support/orgProcess.ts';

/**
 * Random requests to every door of the embedded org, as tests/conformance/fuzz.test.ts sends them, but more. Prints each one
 * whose answer should not have been; `--seed <n> --requests 1` sends that one again.
 */
const { values: flags } = parseArgs({
  options: { requests: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});

/** A new org after so many, before the daily allowance of requests is used up. */
const REQUESTS_PER_ORG = 50_000;

const [first, end] = [Number(flags.seed), Number(flags.seed) + Number(flags.requests)];
let found = 0;
for (let seed = first; seed < end; seed += REQUESTS_PER_ORG) {
  const org = await startOrgProcess(['--project', SALES_ORG]);
  const { findings, statuses } = await fuzz(org, { seed, count: Math.min(REQUESTS_PER_ORG, end - seed) });
  for (const { seed: one, problem, request } of findings) console.log(`seed ${one}: ${problem}\n${request}\n`);
  if (org.complaints() !== '') console.log(org.complaints());
  found += findings.length + (org.complaints() === '' ? 0 : 1);
  console.log(`from seed ${seed}: answers by status ${JSON.stringify(statuses)}`);
  await org.stop();
}
console.log(`${flags.requests} requests from seed ${first}: ${found} findings`);
process.exit(found === 0 ? 0 : 1);
