import { defaultAccessLevel } from '../schema/index.ts';
import type { Schema } from '../schema/index.ts';
import type { RecordValues, Store } from '../store/index.ts';
import type { AccessLevel, RoleDefinition } from './sharingSettings.ts';

/**
 * Brings the role hierarchy as records, those above first; roles that are there stay as they are.
 * @returns ids by name
 */
export function seedRoles(schema: Schema, store: Store, roles: readonly RoleDefinition[]): ReadonlyMap<string, string> {
  const object = schema.object('UserRole');
  if (!object) throw new Error('The catalogue of standard objects has no UserRole.');
  const ids = new Map<string, string>();
  const seed = (role: RoleDefinition): string => {
    const known = ids.get(role.name) ?? store.findBy(object, 'Name', role.name)?.Id;
    if (typeof known === 'string') {
      ids.set(role.name, known);
      return known;
    }
    const above = roles.find(({ name }) => name === role.parent);
    const id = store.seed(object, roleValues(schema, role, above ? seed(above) : null));
    ids.set(role.name, id);
    return id;
  };
  roles.forEach(seed);
  return ids;
}

function roleValues(schema: Schema, role: RoleDefinition, parentId: string | null): RecordValues {
  return {
    Name: role.name,
    DeveloperName: developerName(role.name),
    ParentRoleId: parentId,
    OpportunityAccessForAccountOwner: role.opportunityAccessLevel ?? defaultLevel(schema, 'Opportunity'),
    ContactAccessForAccountOwner: role.contactAccessLevel ?? defaultLevel(schema, 'Contact'),
  };
}

/** As metadata names a role. */
export function developerName(roleName: string): string {
  return roleName.replaceAll(/[^A-Za-z0-9]+/g, '_');
}

/** What the organization-wide default gives everybody. Contacts that follow their account have no level of their own. */
function defaultLevel(schema: Schema, objectName: string): AccessLevel | null {
  const level = defaultAccessLevel(schema.object(objectName)?.sharingModel);
  return level === 'ControlledByParent' || level === 'All' ? null : level;
}
