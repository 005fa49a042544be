import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { PreviewError } from './previewError.ts';

/** Someone who can log in to the org, with what the user menu shows. */
export interface OrgUser {
  readonly username: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly profile?: string;
  readonly permissionSets?: readonly string[];
}

/** The embedded org's administrator where a project names no users. */
const DEFAULT_ADMINISTRATOR: OrgUser = {
  username: 'admin@local-org.test',
  password: 'local-org',
  firstName: 'Local',
  lastName: 'Admin',
};

function isOrgUser(value: unknown): value is OrgUser {
  if (typeof value !== 'object' || value === null) return false;
  const record = value as Record<string, unknown>;
  return ['username', 'password', 'firstName', 'lastName'].every((key) => typeof record[key] === 'string');
}

/**
 * The users of config/local-org-users.json, in the file's order; the embedded org's administrator without such a file.
 * @throws PreviewError when the file is not JSON, or holds no complete user.
 */
export function readOrgUsers(projectDir: string): readonly OrgUser[] {
  const file = join(projectDir, 'config', 'local-org-users.json');
  const nextStep = 'List users with username, password, firstName and lastName under "users".';
  if (!existsSync(file)) return [DEFAULT_ADMINISTRATOR];
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new PreviewError(`is not JSON: ${error instanceof Error ? error.message : String(error)}`, nextStep, file);
  }
  const listed: unknown = typeof parsed === 'object' && parsed !== null && 'users' in parsed ? parsed.users : undefined;
  if (!Array.isArray(listed) || listed.length === 0) throw new PreviewError('lists no users', nextStep, file);
  return listed.map((user: unknown, index) => {
    if (!isOrgUser(user)) throw new PreviewError(`user ${index + 1} is incomplete`, nextStep, file);
    return user;
  });
}
