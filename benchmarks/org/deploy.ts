import { cpSync } from 'node:fs';
import path from 'node:path';
import { componentOf, manifestXml, toMetadata, writeZip } from '../../local-org/src/metadata-format/index.ts';
import { compileLwc } from '../../scripts/build/compileLwc.ts';
import { projectFiles } from '../../tests/support/deployment.ts';
import { deploy, failures } from '../../tests/support/metadataApi.ts';
import { startOrgProcess } from '../../tests/support/orgProcess.ts';
import type { OrgProcess } from '../../tests/support/orgProcess.ts';
import { ROOT } from '../../tests/support/samCli.ts';
import { openSfCli } from '../../tests/support/sfCli.ts';
import { measured } from './processUse.ts';

/** Processor time is the org's alone. */
export interface Timed {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

const ADMIN = ['admin@local-org.test', 'local-org'] as const;
const VERSION = '66.0';

/** force-app into an org that has nothing of it: by the Metadata API alone, and as an admin does it. @throws Error when it is refused */
export async function timeDeploys(): Promise<{ readonly door: Timed; readonly cli: Timed }> {
  const zip = await projectPackage();
  return { door: await inEmptyOrg((org) => byDoor(org, zip)), cli: await inEmptyOrg(byCli) };
}

async function inEmptyOrg(deployTo: (org: OrgProcess) => Promise<Timed>): Promise<Timed> {
  const org = await startOrgProcess(['--project', ROOT, '--empty']);
  try {
    return await deployTo(org);
  } finally {
    await org.stop();
  }
}

/** What the CLI would send: this project's metadata with its components compiled. */
async function projectPackage(): Promise<Buffer> {
  const source = projectFiles();
  const files = new Map((await toMetadata(source)).map(({ path: name, bytes }) => [name, bytes]));
  const components = [...source.keys()].flatMap((name) => componentOf(name) ?? []);
  return writeZip(files.set('package.xml', Buffer.from(manifestXml(components, VERSION))));
}

async function byDoor(org: OrgProcess, zip: Buffer): Promise<Timed> {
  const connection = await org.login(...ADMIN);
  const { result, ...timed } = await measured(org.pid, () => deploy(connection, zip));
  if (result.status !== 'Succeeded') throw new Error(`The deploy failed: ${failures(result).join('\n')}`);
  return timed;
}

async function byCli(org: OrgProcess): Promise<Timed> {
  const sf = await openSfCli();
  try {
    for (const name of ['force-app', 'sfdx-project.json', '.forceignore']) {
      cpSync(path.join(ROOT, name), path.join(sf.home, name), { recursive: true });
    }
    compileLwc(sf.home);
    await sf.login('org', org.url, await org.token(...ADMIN));
    const command = 'project deploy start --source-dir force-app --wait 5';
    const { seconds, cpuSeconds } = await measured(org.pid, () => sf.result('org', command));
    return { seconds, cpuSeconds };
  } finally {
    await sf.close();
  }
}
