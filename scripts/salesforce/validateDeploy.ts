import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';
import { CommandError } from '../cli/index.ts';
import { protocolFault } from './faults.ts';
import { multipart } from './multipart.ts';
import { textOf } from './send.ts';
import { control, fetchData } from './Session.ts';
import type { Session } from './Session.ts';

/** Files of a package in metadata format, by path; `package.xml` is one of them. */
export type MetadataFiles = Readonly<Record<string, string>>;

export interface DeployProblem {
  readonly componentType: string;
  readonly fullName: string;
  readonly problem: string;
}

export interface DeployValidation {
  readonly succeeded: boolean;
  /** Of all components, as the org goes on to the end. */
  readonly problems: readonly DeployProblem[];
  /** Of the deploy as a whole. */
  readonly error: string | undefined;
}

const WHAT = 'Validating a deploy';
const FIRST_PAUSE_MS = 100;
const PAUSE_GROWTH = 2;
const LONGEST_PAUSE_MS = 5_000;

interface DeployAnswer {
  readonly id?: string;
  readonly deployResult?: {
    readonly done?: boolean;
    readonly success?: boolean;
    readonly errorMessage?: string | null;
    readonly details?: { readonly componentFailures?: readonly Partial<DeployProblem>[] };
  };
}

/**
 * Asks an org whether it would take a deploy; with `checkOnly` nothing is changed.
 * Source: "Deploying Metadata with REST", Metadata API Developer Guide (meta_rest_deploy.htm).
 * @throws CommandError when the user may not deploy, or the org takes longer than the session waits
 */
export async function validateDeploy(session: Session, files: MetadataFiles): Promise<DeployValidation> {
  const id = await start(session, files);
  const deadline = Date.now() + session.longestJobMs;
  for (let pause = FIRST_PAUSE_MS; Date.now() < deadline; pause = Math.min(pause * PAUSE_GROWTH, LONGEST_PAUSE_MS)) {
    const { deployResult } = await control(WHAT, () =>
      session.connection.request<DeployAnswer>({
        method: 'GET',
        url: `/metadata/deployRequest/${id}?includeDetails=true`,
      }),
    );
    if (deployResult?.done === true) return validationOf(deployResult);
    await delay(pause, undefined, { signal: session.guard.signal }).catch(() => {
      session.guard.signal.throwIfAborted();
    });
  }
  throw new CommandError(
    'salesforce',
    'DEPLOY_TIMEOUT',
    `${WHAT}: ${id} has not ended in time.`,
    'Look at Setup, Deployment Status, and run the command again.',
  );
}

async function start(session: Session, files: MetadataFiles): Promise<string> {
  const boundary = randomUUID();
  const deployOptions = { checkOnly: true, rollbackOnError: true, singlePackage: true };
  const answer = await fetchData(session, WHAT, {
    method: 'POST',
    path: '/metadata/deployRequest',
    body: multipart(boundary, [
      { name: 'entity_content', contentType: 'application/json', content: JSON.stringify({ deployOptions }) },
      { name: 'file', fileName: 'deploy.zip', contentType: 'application/zip', content: await zipOf(files) },
    ]),
    contentType: `multipart/form-data; boundary=${boundary}`,
    accept: 'application/json',
  });
  const { id } = JSON.parse(await textOf(answer)) as DeployAnswer;
  if (id === undefined) throw protocolFault('NO_ID', `${WHAT}: the answer names no deploy.`);
  return id;
}

function zipOf(files: MetadataFiles): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [path, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), path);
  zip.end();
  return buffer(zip.outputStream);
}

function validationOf({ success, errorMessage, details }: NonNullable<DeployAnswer['deployResult']>): DeployValidation {
  const failures = details?.componentFailures ?? [];
  return {
    succeeded: success === true,
    problems: failures.map(({ componentType = '', fullName = '', problem = '' }) => ({
      componentType,
      fullName,
      problem,
    })),
    error: errorMessage ?? undefined,
  };
}
