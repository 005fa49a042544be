import type { Schema } from '../schema/index.ts';

/** A place in the role hierarchy. */
export interface RoleDefinition {
  readonly name: string;
  /** The role above; none for the top of a hierarchy. */
  readonly parent: string | undefined;
  /**
   * What an account's owner in this role may do with other people's opportunities (contacts) of the account; undefined is
   * what the organization-wide default gives everybody. Source: "Role" in the Metadata API Developer Guide.
   */
  readonly opportunityAccessLevel: AccessLevel | undefined;
  readonly contactAccessLevel: AccessLevel | undefined;
}

export type AccessLevel = 'None' | 'Read' | 'Edit';

/** `SharingModel` of the Metadata API, as far as it fits the standard objects here. */
export type SharingModel = 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent' | 'FullAccess';

/** Who sees whose records beyond object permissions, where no metadata of a project says so. */
export interface SharingSettings {
  readonly roles: readonly RoleDefinition[];
  /** By object name; custom objects declare theirs in their own metadata. */
  readonly organizationWideDefaults: Readonly<Record<string, SharingModel>>;
}

const ROLE_KEYS = ['name', 'parent', 'opportunityAccessLevel', 'contactAccessLevel'];
const LEVELS = ['None', 'Read', 'Edit'] as const satisfies AccessLevel[];

const MODELS: readonly string[] = [
  'Private',
  'Read',
  'ReadWrite',
  'ControlledByParent',
  'FullAccess',
] satisfies SharingModel[];

/**
 * Reads `"roles": [{ "name", "parent" }]` and `"organizationWideDefaults": { "Account": "Private" }`; both may be left out.
 * @throws Error naming the role or object and what to correct; the caller adds the file.
 */
export function readSharingSettings(content: Readonly<Record<string, unknown>>, schema: Schema): SharingSettings {
  const roles = readRoles(content.roles ?? []);
  for (const { name, parent } of roles) {
    if (parent !== undefined && !roles.some((role) => role.name === parent)) {
      throw new Error(`role ${name} has the unknown parent "${parent}"; correct it or add the role`);
    }
    refuseCycle(name, roles);
  }
  return { roles, organizationWideDefaults: readDefaults(content.organizationWideDefaults ?? {}, schema) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readRoles(listed: unknown): readonly RoleDefinition[] {
  if (!Array.isArray(listed)) throw new Error('"roles" must be a list of objects with "name" and "parent"');
  const seen = new Set<string>();
  return listed.map((entry: unknown, index) => {
    if (!isObject(entry) || typeof entry.name !== 'string' || entry.name === '') {
      throw new Error(`entry ${index + 1} of "roles" needs a text "name"`);
    }
    const { name, parent } = entry;
    const unknownKey = Object.keys(entry).find((key) => !ROLE_KEYS.includes(key));
    if (unknownKey)
      throw new Error(`role ${name} has the unknown key "${unknownKey}"; known are ${ROLE_KEYS.join(', ')}`);
    if (parent !== undefined && typeof parent !== 'string')
      throw new Error(`role ${name} needs a text "parent", or none`);
    if (seen.has(name)) throw new Error(`role ${name} is there twice; remove one`);
    seen.add(name);
    const level = (key: string): AccessLevel | undefined => levelOf(name, key, entry[key]);
    return {
      name,
      parent,
      opportunityAccessLevel: level('opportunityAccessLevel'),
      contactAccessLevel: level('contactAccessLevel'),
    };
  });
}

function levelOf(role: string, key: string, given: unknown): AccessLevel | undefined {
  const level = LEVELS.find((one) => one === given);
  if (level !== undefined || given === undefined) return level;
  throw new Error(`role ${role}: ${key} must be one of ${LEVELS.join(', ')}`);
}

function refuseCycle(start: string, roles: readonly RoleDefinition[]): void {
  const passed = new Set<string>();
  for (let name: string | undefined = start; name !== undefined;) {
    if (passed.has(name)) throw new Error(`role ${start} is above itself; correct a "parent"`);
    passed.add(name);
    name = roles.find((role) => role.name === name)?.parent;
  }
}

function readDefaults(listed: unknown, schema: Schema): Readonly<Record<string, SharingModel>> {
  if (!isObject(listed)) throw new Error('"organizationWideDefaults" must be an object of object names');
  for (const [object, model] of Object.entries(listed)) {
    if (object.endsWith('__c')) {
      throw new Error(
        `the organization-wide default of ${object} belongs in its own metadata, as sharingModel; move it`,
      );
    }
    if (!schema.object(object)) {
      throw new Error(`an organization-wide default names ${object}, which this org does not have; correct it`);
    }
    if (typeof model !== 'string' || !MODELS.includes(model)) {
      throw new Error(`the organization-wide default of ${object} must be one of ${MODELS.join(', ')}`);
    }
    if (!schema.object(object)?.field('OwnerId')) {
      throw new Error(`${object} has no owner and so no organization-wide default; remove it`);
    }
    if (model === 'FullAccess' && object !== 'Campaign') {
      throw new Error(`the organization-wide default FullAccess is for campaigns alone; choose another for ${object}`);
    }
    if (model === 'ControlledByParent' && object !== 'Contact') {
      throw new Error(`the organization-wide default ControlledByParent of ${object} is not supported; choose another`);
    }
  }
  return listed as Record<string, SharingModel>;
}
