import { generateKeyPairSync } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectCopy } from './samOrg.ts';

export interface JwtProject {
  /** The caller removes it. */
  readonly folder: string;
  readonly clientId: string;
  /** PEM of the private key. */
  readonly privateKey: string;
}

/** This project with an external client app, for which the sync user is pre-authorised and nobody else. */
export async function jwtProject(): Promise<JwtProject> {
  const folder = await projectCopy('unchanged');
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const file = path.join(folder, 'config', 'local-org-users.json');
  const content = JSON.parse(await readFile(file, 'utf8')) as object;
  const app = {
    clientId: 'tiering-job',
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    users: ['sync@local-org.test'],
  };
  await writeFile(file, JSON.stringify({ ...content, externalClientApps: [app] }));
  return {
    folder,
    clientId: app.clientId,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
