import { OrgError, UnsupportedError } from '../errors.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';

/** Fields to read of one record: its own, and those of the records that its lookups name. */
export interface FieldTree {
  readonly fields: Map<string, FieldSchema>;
  readonly parents: Map<string, { readonly lookup: FieldSchema; readonly tree: FieldTree }>;
}

export function emptyTree(): FieldTree {
  return { fields: new Map(), parents: new Map() };
}

/** Relationship levels in one path. Source: "Get a Record", User Interface API Developer Guide: fields span up to five. */
const MOST_LEVELS = 5;

/**
 * Adds `Opportunity.Account.Name` to the tree of an Opportunity.
 * @throws OrgError INVALID_FIELD when a part does not exist or the viewer may not read it: the two look the same
 */
export function addPath(tree: FieldTree, path: string, object: ObjectSchema, schema: Schema, viewer: Viewer): void {
  const [objectName = '', ...names] = path.trim().split('.');
  if (objectName.toLowerCase() !== object.name.toLowerCase() || names.length === 0) {
    throw invalid(path, `it must begin with ${object.name}.`);
  }
  if (names.length - 1 > MOST_LEVELS) throw invalid(path, `it spans more than ${MOST_LEVELS} relationships`);
  const steps: FieldSchema[] = [];
  let current = object;
  for (const name of names.slice(0, -1)) {
    const lookup = current.relationship(name);
    const parent = schema.object(lookup?.reference?.to[0] ?? '');
    if (!lookup || !parent || !viewer.field(current.name, lookup.name).read || !viewer.object(parent.name).read) {
      throw noSuchField(path);
    }
    steps.push(lookup);
    current = parent;
  }
  const field = current.field(names.at(-1) ?? '');
  if (!field || !viewer.field(current.name, field.name).read) throw noSuchField(path);
  if (field.type === 'location') throw new UnsupportedError(`${path} in User Interface API: ask for its two parts`);
  let node = tree;
  for (const lookup of steps) {
    const name = lookup.reference?.relationshipName ?? lookup.name;
    const known = node.parents.get(name) ?? { lookup, tree: emptyTree() };
    node.parents.set(name, known);
    node = known.tree;
  }
  node.fields.set(field.name, field);
}

function noSuchField(path: string): OrgError {
  return invalid(path, 'there is no such field, or you have no access to it');
}

function invalid(path: string, reason: string): OrgError {
  return new OrgError('INVALID_FIELD', `Invalid field ${path}: ${reason}`);
}
