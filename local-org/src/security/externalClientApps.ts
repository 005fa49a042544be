import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** An app that may ask for tokens by the JWT bearer flow. */
export interface ExternalClientApp {
  readonly clientId: string;
  /** What its assertions are signed against: an RSA key. */
  readonly publicKey: KeyObject;
  /** Pre-authorized users, in lower case. */
  readonly usernames: ReadonlySet<string>;
}

const KEYS = ['clientId', 'publicKey', 'publicKeyFile', 'users'];

/**
 * Reads the list "externalClientApps" of the users file; none where it is not there. `publicKey` is a PEM public key or
 * certificate, `publicKeyFile` the name of a file with one, relative to the project.
 * @param usernames of the same file, in lower case
 * @throws Error with what to correct
 */
export function readExternalClientApps(
  list: unknown,
  projectDir: string,
  usernames: ReadonlySet<string>,
): readonly ExternalClientApp[] {
  if (list === undefined) return [];
  if (!Array.isArray(list)) throw new Error('"externalClientApps" must be a list');
  const apps = list.map((entry: unknown, index) => readApp(entry, index, projectDir, usernames));
  const twice = apps.find(({ clientId }, index) => apps.findIndex((app) => app.clientId === clientId) !== index);
  if (twice) throw new Error(`external client app ${twice.clientId} is there twice; remove one`);
  return apps;
}

function readApp(entry: unknown, index: number, projectDir: string, usernames: ReadonlySet<string>): ExternalClientApp {
  const app = typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>) : {};
  const { clientId, publicKey, publicKeyFile, users } = app;
  if (typeof clientId !== 'string' || clientId === '') {
    throw new Error(`external client app ${index + 1} needs a text "clientId"`);
  }
  const unknownKey = Object.keys(app).find((key) => !KEYS.includes(key));
  if (unknownKey !== undefined) {
    throw new Error(
      `external client app ${clientId} has the unknown key "${unknownKey}"; known are ${KEYS.join(', ')}`,
    );
  }
  if (!Array.isArray(users) || !users.every((user) => typeof user === 'string')) {
    throw new Error(`external client app ${clientId} needs "users", a list of usernames`);
  }
  const missing = users.find((user) => !usernames.has(user.toLowerCase()));
  if (missing !== undefined) {
    throw new Error(
      `external client app ${clientId} has the unknown user "${missing}"; correct it or add it to "users"`,
    );
  }
  const pem = pemOf(clientId, publicKey, publicKeyFile, projectDir);
  return { clientId, publicKey: rsaKey(clientId, pem), usernames: new Set(users.map((user) => user.toLowerCase())) };
}

function pemOf(clientId: string, publicKey: unknown, publicKeyFile: unknown, projectDir: string): string {
  if (typeof publicKey === 'string' && publicKeyFile === undefined) return publicKey;
  if (typeof publicKeyFile !== 'string' || publicKey !== undefined) {
    throw new Error(`external client app ${clientId} needs either a text "publicKey" or a text "publicKeyFile"`);
  }
  try {
    return readFileSync(path.resolve(projectDir, publicKeyFile), 'utf8');
  } catch {
    throw new Error(
      `external client app ${clientId}: the file ${publicKeyFile} cannot be read; correct "publicKeyFile"`,
    );
  }
}

function rsaKey(clientId: string, pem: string): KeyObject {
  let key: KeyObject | undefined;
  try {
    key = createPublicKey(pem);
  } catch {
    // Told below.
  }
  if (key?.asymmetricKeyType === 'rsa') return key;
  throw new Error(`external client app ${clientId}: the public key must be an RSA key or certificate in PEM`);
}
