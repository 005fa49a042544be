import type { FieldSchema, ObjectSchema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import type { SearchGroup } from './search.ts';

/** What IN NAME FIELDS searches beside names. Source: "IN SearchGroup" (sforce_api_calls_sosl_in.htm). */
const alsoNames: Readonly<Record<string, readonly string[]>> = {
  Account: ['Website', 'Site'],
  Contact: ['AssistantName', 'Account.Name'],
  User: ['CommunityNickname'],
};

/** Source: as above, and "About SOSL", Search Scope: neither numbers nor dates nor checkboxes; what is computed is not indexed. */
const textTypes: readonly FieldSchema['type'][] = ['string', 'textarea', 'email', 'phone', 'url'];

/** Paths to the fields that a search looks through, as far as the user may see them. */
export function searchedFields(object: ObjectSchema, group: SearchGroup, viewer: Viewer): readonly string[] {
  const own = object.fields.filter((field) => isSearched(field, group)).map(({ name }) => name);
  const names = group === 'NAME' ? (alsoNames[object.name] ?? []) : [];
  return [...new Set([...own, ...names])].filter((path) => canRead(object, path, viewer));
}

function isSearched(field: FieldSchema, group: SearchGroup): boolean {
  switch (group) {
    case 'NAME':
      return field.nameField;
    case 'EMAIL':
      return field.type === 'email';
    case 'PHONE':
      return field.type === 'phone';
    case 'ALL':
      return textTypes.includes(field.type) && (!field.calculated || field.nameField || field.autoNumber !== undefined);
  }
}

function canRead(object: ObjectSchema, path: string, viewer: Viewer): boolean {
  const [first = '', second] = path.split('.');
  if (second === undefined) return viewer.field(object.name, first).read;
  const lookup = object.relationship(first);
  const target = lookup?.reference?.to[0];
  if (!lookup || target === undefined || !viewer.field(object.name, lookup.name).read) return false;
  return viewer.object(target).read && viewer.field(target, second).read;
}
