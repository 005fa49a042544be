import { createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { CommandError } from '../cli/index.ts';

export interface JwtKey {
  readonly key: KeyObject;
  /** Other users of this machine may read the file. */
  readonly isReadByOthers: boolean;
}

/** Read, write or execute by the group or by everybody. Windows keeps its permissions elsewhere. */
const OTHERS = 0o077;

/**
 * The private RSA key of a PEM file. Nothing of its content is in any message.
 * @throws CommandError (exit `usage`) when there is no such file, or it holds no such key
 */
export async function readJwtKey(file: string): Promise<JwtKey> {
  let pem: string;
  let mode: number;
  try {
    pem = await readFile(file, 'utf8');
    ({ mode } = await stat(file));
  } catch (thrown) {
    throw unreadable(file, thrown);
  }
  return { key: privateKeyOf(pem, file), isReadByOthers: process.platform !== 'win32' && (mode & OTHERS) !== 0 };
}

function unreadable(file: string, thrown: unknown): CommandError {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown reason';
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'does not exist',
    EACCES: 'may not be read by this user',
    EISDIR: 'is a folder',
  };
  return new CommandError(
    'usage',
    'KEY_FILE_UNREADABLE',
    `The key file ${file} ${reasons[code] ?? `cannot be read (${code})`}.`,
    'Set SAM_JWT_KEY_FILE to the private key that belongs to the certificate of the external client app.',
  );
}

function privateKeyOf(pem: string, file: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw notAKey(file, problemOf(pem));
  }
  if (key.asymmetricKeyType !== 'rsa') {
    throw notAKey(file, `holds a key of type ${String(key.asymmetricKeyType)}, and Salesforce takes RSA only`);
  }
  return key;
}

function problemOf(pem: string): string {
  const [, kind = ''] = /-----BEGIN ([A-Z ]+)-----/.exec(pem) ?? [];
  if (kind.includes('ENCRYPTED') || pem.includes('Proc-Type: 4,ENCRYPTED')) {
    return 'holds a key that is protected by a passphrase';
  }
  return kind === '' || kind.includes('PRIVATE KEY')
    ? 'holds no private key that can be read'
    : `holds a ${kind.toLowerCase()}, and not the private key`;
}

/** Without the cause: what OpenSSL says helps nobody here, and may quote what it read. */
function notAKey(file: string, problem: string): CommandError {
  return new CommandError(
    'usage',
    'NOT_A_PRIVATE_KEY',
    `The key file ${file} ${problem}.`,
    'Make a pair with `openssl req -x509 -newkey rsa:2048 -sha256 -nodes -days 730 -subj /CN=strategic-accounts -keyout private.pem -out certificate.pem`; the app gets the certificate, SAM_JWT_KEY_FILE names the private key.',
  );
}
