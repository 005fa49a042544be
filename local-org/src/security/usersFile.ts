import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Schema } from '../schema/index.ts';
import { readExternalClientApps } from './externalClientApps.ts';
import type { ExternalClientApp } from './externalClientApps.ts';
import { PROFILES, profileNamed } from './profiles.ts';
import { readSharingSettings } from './sharingSettings.ts';
import type { SharingSettings } from './sharingSettings.ts';

export interface UserDefinition {
  readonly username: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** What the user is called in the company; none where the file gives none. */
  readonly title: string | undefined;
  readonly profile: string;
  readonly permissionSets: readonly string[];
  /** Name of a role of the file; undefined for a user outside of the role hierarchy. */
  readonly role: string | undefined;
}

const USERS_FILE = path.join('config', 'local-org-users.json');

const DEFAULT_ADMIN: UserDefinition = {
  username: 'admin@local-org.test',
  password: 'local-org',
  firstName: 'Local',
  lastName: 'Admin',
  email: 'admin@local-org.test',
  title: undefined,
  profile: 'System Administrator',
  permissionSets: [],
  role: undefined,
};

const KEYS = ['username', 'password', 'firstName', 'lastName', 'email', 'title', 'profile', 'permissionSets', 'role'];
const TOP_KEYS = ['users', 'roles', 'organizationWideDefaults', 'externalClientApps'];

/**
 * The users who may log in, from the project's `config/local-org-users.json`; one administrator when there is no such file.
 * @param unknownSets what becomes of permission sets that the org does not have (yet)
 * @throws Error naming the file, the user and what to correct.
 */
export function readUsersFile(
  projectDir: string,
  schema: Schema,
  unknownSets: 'refused' | 'left out' = 'refused',
): readonly UserDefinition[] {
  const file = path.join(projectDir, USERS_FILE);
  if (!existsSync(file)) return [DEFAULT_ADMIN];
  const content = parse(file);
  const users = usersIn(content);
  const { roles } = sharingIn(content, schema);
  const isKnown = (name: string): boolean => schema.permissionSets.some((set) => set.name === name);
  const knownSets = (user: UserDefinition): UserDefinition =>
    unknownSets === 'refused' ? user : { ...user, permissionSets: user.permissionSets.filter(isKnown) };
  const seen = new Set<string>();
  return users.map((entry, index) => {
    const user = knownSets(readUser(entry, index));
    const key = user.username.toLowerCase();
    if (seen.has(key)) throw problem(`user ${user.username} is there twice; remove one`);
    seen.add(key);
    checkNames(user, schema);
    if (user.role !== undefined && !roles.some(({ name }) => name === user.role)) {
      throw problem(`user ${user.username} has the unknown role "${user.role}"; correct it or add it to "roles"`);
    }
    return user;
  });
}

/**
 * Role hierarchy and organization-wide defaults, from the same file; neither where there is none.
 * @throws Error naming the file and what to correct.
 */
export function readOrganizationSharing(projectDir: string, schema: Schema): SharingSettings {
  const file = path.join(projectDir, USERS_FILE);
  return sharingIn(existsSync(file) ? parse(file) : {}, schema);
}

/**
 * The apps of the same file that may ask for tokens by the JWT bearer flow; none where there are none.
 * @throws Error naming the file, the app and what to correct.
 */
export function readClientApps(projectDir: string, users: readonly UserDefinition[]): readonly ExternalClientApp[] {
  const file = path.join(projectDir, USERS_FILE);
  const content = existsSync(file) ? parse(file) : {};
  const usernames = new Set(users.map(({ username }) => username.toLowerCase()));
  try {
    return readExternalClientApps(isObject(content) ? content.externalClientApps : undefined, projectDir, usernames);
  } catch (error) {
    throw problem(error instanceof Error ? error.message : String(error));
  }
}

function problem(text: string): Error {
  return new Error(`${USERS_FILE}: ${text}.`);
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw problem(`is not readable as JSON (${error instanceof Error ? error.message : String(error)}); correct it`);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function usersIn(content: unknown): readonly unknown[] {
  if (isObject(content) && Array.isArray(content.users) && content.users.length > 0) return content.users;
  throw problem('must be an object with a list "users" of at least one user');
}

function sharingIn(content: unknown, schema: Schema): SharingSettings {
  const file = isObject(content) ? content : {};
  const unknownKey = Object.keys(file).find((key) => !TOP_KEYS.includes(key));
  if (unknownKey) throw problem(`has the unknown key "${unknownKey}"; known are ${TOP_KEYS.join(', ')}`);
  try {
    return readSharingSettings(file, schema);
  } catch (error) {
    throw problem(error instanceof Error ? error.message : String(error));
  }
}

function readUser(entry: unknown, index: number): UserDefinition {
  if (!isObject(entry)) throw problem(`entry ${index + 1} of "users" must be an object`);
  const name = typeof entry.username === 'string' ? entry.username : `number ${index + 1}`;
  const unknownKey = Object.keys(entry).find((key) => !KEYS.includes(key));
  if (unknownKey) throw problem(`user ${name} has the unknown key "${unknownKey}"; known are ${KEYS.join(', ')}`);
  const text = (key: string): string => {
    const value = entry[key];
    if (typeof value !== 'string' || value === '') throw problem(`user ${name} needs a text "${key}"`);
    return value;
  };
  const username = text('username');
  if (!/^[^@\s]+@[^@\s]+$/.test(username)) {
    throw problem(`user ${name}: a username has the form of an e-mail address; correct it`);
  }
  const permissionSets = entry.permissionSets ?? [];
  if (!Array.isArray(permissionSets) || !permissionSets.every((one) => typeof one === 'string')) {
    throw problem(`user ${name}: "permissionSets" must be a list of names`);
  }
  return {
    username,
    password: text('password'),
    firstName: text('firstName'),
    lastName: text('lastName'),
    email: entry.email === undefined ? username : text('email'),
    title: entry.title === undefined ? undefined : text('title'),
    profile: text('profile'),
    permissionSets,
    role: entry.role === undefined ? undefined : text('role'),
  };
}

function checkNames(user: UserDefinition, schema: Schema): void {
  if (!profileNamed(user.profile)) {
    const known = PROFILES.map((profile) => profile.name).join(', ');
    throw problem(`user ${user.username} has the unknown profile "${user.profile}"; known are ${known}`);
  }
  const missing = user.permissionSets.find((name) => !schema.permissionSets.some((set) => set.name === name));
  if (missing !== undefined) {
    throw problem(`user ${user.username} has the unknown permission set "${missing}"; correct it or add its metadata`);
  }
}
