import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** `npm run bench -- <name> [flags]`: each benchmark in a process of its own, so that none inherits another's warm code. */
const BENCHMARKS: Readonly<Record<string, string>> = {
  reader: './reader/reader.ts',
  peers: './peers/install.ts',
  job: './job/job.ts',
  chart: './chart/chart.ts',
  'scanner-fuzz': './scannerFuzz.ts',
  rankCustomers: './rankCustomers.ts',
  portfolioPage: './portfolioPage.ts',
  stakeholders: './stakeholderMap/stakeholderMap.ts',
  org: './org/speed.ts',
  'org-fuzz': './org/fuzz.ts',
  'org-concurrency': './org/concurrency.ts',
};

const [name = '', ...flags] = process.argv.slice(2);
const file = BENCHMARKS[name];
if (file === undefined) {
  console.error(`Which benchmark? ${Object.keys(BENCHMARKS).join(', ')}: npm run bench -- reader --rows 2000000`);
  process.exit(1);
}
const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(file, import.meta.url)), ...flags], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
