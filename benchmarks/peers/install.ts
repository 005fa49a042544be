import { spawnSync } from 'node:child_process';

/** Installs what only the benchmark needs, beside this file. There is no lockfile: nothing else depends on it, and its version is pinned. */
const { status } = spawnSync(
  'npm',
  ['install', '--prefix', import.meta.dirname, '--no-package-lock', '--no-audit', '--no-fund'],
  {
    stdio: 'inherit',
  },
);
process.exit(status ?? 1);
