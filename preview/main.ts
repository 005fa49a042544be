import { Command, InvalidArgumentError } from 'commander';

import { PreviewError, startPreview } from './index.ts';

interface Flags {
  readonly project: string;
  readonly org: string;
  readonly port: number;
  readonly cache?: string;
}

const HIGHEST_PORT = 65_535;

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= HIGHEST_PORT) return port;
  throw new InvalidArgumentError(`Pass a number from 0 to ${HIGHEST_PORT}.`);
}

async function run({ project, org, port, cache }: Flags): Promise<void> {
  const running = await startPreview({
    projectDir: project,
    orgUrl: org,
    port,
    ...(cache === undefined ? {} : { cacheDir: cache }),
    log: (line) => console.error(line),
  });
  console.log(`Preview ready: ${running.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void running.close());
}

const command = new Command('preview')
  .description("Shows an SFDX project's Lightning record pages in a browser, against the embedded org.")
  .option('--project <dir>', 'folder of the SFDX project', '.')
  .option('--org <url>', 'address of the embedded org', 'http://127.0.0.1:7400')
  .option('--port <number>', 'port on this machine; 0 picks a free one', parsePort, 7500)
  .option('--cache <dir>', 'where pre-bundled base components are kept (default: .cache/preview of the project)')
  .action(async (flags: Flags) => {
    try {
      await run(flags);
    } catch (error) {
      console.error(error instanceof PreviewError ? error.toString() : error);
      process.exitCode = 1;
    }
  });

await command.parseAsync();
