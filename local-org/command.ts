import { Command, InvalidArgumentError } from 'commander';
import { Faults, MetadataError, startLocalOrg } from './index.ts';
import type { OrgShape } from './index.ts';
import { ORG_SHAPES } from './src/orgShape.ts';

interface Flags {
  readonly project: string;
  readonly port: number;
  readonly db: string;
  readonly shape: readonly OrgShape[];
  readonly empty: boolean;
  readonly allowUnsupported: boolean;
  readonly currencies?: string;
  readonly faults: boolean;
}

const DEFAULT_PORT = 7400;

/** The next step of who wants to look at a project that is not theirs. */
const WITHOUT_IT = 'Correct it, or start with --allow-unsupported, which leaves out what is refused and lists it.';

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('Give a number from 0 to 65535; 0 picks a free port.');
}

function readShape(text: string): readonly OrgShape[] {
  return text.split(',').map((name) => {
    const shape = ORG_SHAPES.find((known) => known === name.trim());
    if (shape) return shape;
    throw new InvalidArgumentError(`Give a list of ${ORG_SHAPES.join(', ')}, such as ${ORG_SHAPES.join(',')}.`);
  });
}

function fail(message: string): never {
  process.stderr.write(`local-org: ${message}\n`);
  process.exit(1);
}

/** Says what a caller can do about an error of the system. */
function explain(error: unknown, { port, allowUnsupported }: Flags): string {
  const { code, message } =
    error instanceof Error ? (error as NodeJS.ErrnoException) : { code: '', message: String(error) };
  if (code === 'EADDRINUSE')
    return `port ${port} is in use. Stop what runs there, or choose another --port (0 picks one).`;
  if (code === 'EACCES') return `port ${port} may not be opened by this user. Choose another --port (0 picks one).`;
  if (error instanceof MetadataError && !allowUnsupported) return `${message}\n${WITHOUT_IT}`;
  return message;
}

/** What nobody shall overlook. */
function outcry(leftOut: readonly string[]): readonly string[] {
  if (leftOut.length === 0) return [];
  return [
    `ATTENTION: --allow-unsupported leaves out ${leftOut.length} things that decide about records. This org accepts what Salesforce refuses:`,
    ...leftOut.map((line) => `  left out: ${line}`),
  ];
}

async function run(flags: Flags): Promise<void> {
  try {
    const { project: projectDir, port, db: database, shape, empty, allowUnsupported, currencies, faults } = flags;
    const org = await startLocalOrg({
      projectDir,
      port,
      database,
      shape,
      empty,
      allowUnsupported,
      ...(currencies === undefined ? {} : { currencies }),
      ...(faults ? { faults: new Faults() } : {}),
    });
    for (const line of [...org.notices, ...outcry(org.leftOut)]) process.stderr.write(`local-org: ${line}\n`);
    let closing = false;
    const stop = (): void => {
      if (closing) return;
      closing = true;
      org.close().then(
        () => process.exit(0),
        (error: unknown) => fail(explain(error, flags)),
      );
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    process.stdout.write(`Local org ready: ${org.url}\n`);
  } catch (error) {
    fail(explain(error, flags));
  }
}

await new Command('local-org')
  .description('Starts an embedded Salesforce for an SFDX project, on 127.0.0.1 only.')
  .option('--project <dir>', 'the folder with sfdx-project.json', '.')
  .option('--port <number>', 'the port to listen on; 0 picks a free one', readPort, DEFAULT_PORT)
  .option('--db <file>', 'the file that keeps the data, or :memory:', ':memory:')
  .option('--shape <list>', `what the org has beyond a new one: ${ORG_SHAPES.join(', ')}`, readShape, [])
  .option(
    '--allow-unsupported',
    'start without what decides about records and is not supported (triggers, active flows …), and list it',
    false,
  )
  .option('--currencies <file>', 'in the project, with the currencies of a multi-currency org')
  .option('--empty', 'begin without the metadata of the project, for it to be deployed', false)
  .option('--faults', 'let requests go wrong as POST /local-org/faults says, for tests of clients', false)
  .allowExcessArguments(false)
  .configureOutput({
    outputError: (text, write) => {
      write(
        `${text
          .replace(/^error:/, 'local-org:')
          .trim()
          .replaceAll(/\s*\n\s*/g, ' ')} Run with --help to see the flags.\n`,
      );
    },
  })
  .action(run)
  .parseAsync();
