import { relative } from 'node:path';
import { MetadataError } from '../schema/index.ts';
import type { MetadataFile, Schema, SfdxProject } from '../schema/index.ts';
import { absentFields } from './absentFields.ts';
import type { AbsentField } from './absentFields.ts';
import { absentObjects, objectOfFile } from './absentObjects.ts';
import { nameOfTarget, withGrants } from './grants.ts';
import type { GrantTarget } from './grants.ts';
import { noticesOf } from './notices.ts';

export interface PreparedProject {
  /** What the org starts with. */
  readonly files: readonly MetadataFile[];
  /** What is not supported and what follows from it, one line each kind. */
  readonly notices: readonly string[];
  /** What was left out although it decides about records, one line each; the org then accepts what Salesforce refuses. */
  readonly leftOut: readonly string[];
}

export interface PrepareOptions {
  readonly projectDir: string;
  /** Leaves out what {@link PrepareOptions.read} refuses instead of passing the refusal on. */
  readonly allowUnsupported: boolean;
  /** Reads metadata as the org does. @throws MetadataError for the first file in which something is wrong or not supported */
  readonly read: (files: readonly MetadataFile[]) => Schema;
  /** What of the permission sets is refused. */
  readonly grantProblems: (schema: Schema) => readonly GrantProblem[];
}

export interface GrantProblem {
  readonly permissionSet: { readonly file: string };
  readonly problem: string;
  /** What the refused entry grants: `Account`, `Account.Tier__c`. */
  readonly entry: string;
  /** Whether reading the field could still be granted. */
  readonly editOnly?: boolean;
}

/**
 * Makes of any project's files those that an org can start with, and says what became of the others.
 * @throws MetadataError for what decides about records and is not supported, unless that is allowed
 */
export function prepareProject(project: SfdxProject, options: PrepareOptions): PreparedProject {
  const absent = absentObjects(project.files);
  const fields = absentFields(project.files);
  const present = project.files.filter(
    ({ path }) => !absent.has(objectOfFile(path) ?? '') && !fields.some((field) => field.path === path),
  );
  const { files, leftOut } = options.allowUnsupported
    ? withoutUnsupported(present, options)
    : { files: grantingKnown(present, ({ object }) => !absent.has(object)).files, leftOut: [] };
  const named = (path: string): string => relative(options.projectDir, path);
  return {
    files,
    notices: [
      ...namespaceNotices(project),
      ...absentNotices(absent),
      ...fieldNotices(fields),
      ...noticesOf(files.map(({ path }) => named(path))),
    ],
    leftOut: leftOut.map(({ path, reason }) => `${named(path)}: ${reason}`),
  };
}

interface Remaining {
  readonly files: readonly MetadataFile[];
  readonly leftOut: readonly LeftOut[];
}

interface LeftOut {
  readonly path: string;
  readonly reason: string;
}

function namespaceNotices({ namespace }: SfdxProject): readonly string[] {
  if (namespace === undefined) return [];
  return [`the namespace ${namespace}: names are as in the files, without ${namespace}__ before them.`];
}

function absentNotices(absent: ReadonlyMap<string, string>): readonly string[] {
  return [...Map.groupBy(absent, ([, kind]) => kind)].map(
    ([kind, objects]) => `${kind} (${objects.map(([name]) => name).join(', ')}): the org does not have these objects.`,
  );
}

function fieldNotices(fields: readonly AbsentField[]): readonly string[] {
  if (fields.length === 0) return [];
  return [`standard fields (${fields.map(({ name }) => name).join(', ')}): the org does not have these fields.`];
}

function withoutUnsupported(files: readonly MetadataFile[], options: PrepareOptions): Remaining {
  const rest = readable(files, options.read);
  const known = grantingKnown(rest.files, (target) => isIn(rest.schema, target));
  const allowed = grantingAllowed(known.files, options);
  return { files: allowed.files, leftOut: [...rest.leftOut, ...known.leftOut, ...allowed.leftOut] };
}

/** Takes refused entries out of permission sets; what depended on one of them is refused in the next round. */
function grantingAllowed(all: readonly MetadataFile[], { read, grantProblems }: PrepareOptions): Remaining {
  const leftOut: LeftOut[] = [];
  let files = all;
  for (;;) {
    const problems = Map.groupBy(grantProblems(read(files)), ({ permissionSet }) => permissionSet.file);
    let changes = 0;
    files = files.map((file) => {
      const own = problems.get(file.path);
      if (own === undefined) return file;
      const changed = withGrants(file, (target) => {
        const refused = own.filter(({ entry }) => entry.toLowerCase() === nameOfTarget(target).toLowerCase());
        if (refused.length === 0) return 'kept';
        return refused.every(({ editOnly }) => editOnly) ? 'read only' : 'left out';
      });
      changes += changed.leftOut.length;
      leftOut.push(...own.map(({ problem }) => ({ path: file.path, reason: problem })));
      return changed.file;
    });
    if (changes === 0) return { files, leftOut };
  }
}

/** Takes away one file after the other until the rest can be read: each round names one. */
function readable(all: readonly MetadataFile[], read: PrepareOptions['read']): Remaining & { readonly schema: Schema } {
  const leftOut: LeftOut[] = [];
  let files = all;
  for (;;) {
    try {
      return { files, schema: read(files), leftOut };
    } catch (error) {
      if (!(error instanceof MetadataError)) throw error;
      const rest = files.filter(({ path }) => !goesWith(path, error));
      if (rest.length === files.length) throw error;
      leftOut.push({ path: error.path, reason: error.problem });
      files = rest;
    }
  }
}

/** An object that is left out, or that the org does not have, takes all of its parts along, and code its description. */
function goesWith(path: string, { path: refused, problem }: MetadataError): boolean {
  const object = objectOfFile(refused);
  const isObject =
    refused.endsWith('.object-meta.xml') || problem === `the embedded org has no object ${object ?? ''}.`;
  return (
    path === refused ||
    path === `${refused}-meta.xml` ||
    (isObject && object !== undefined && objectOfFile(path) === object)
  );
}

function grantingKnown(files: readonly MetadataFile[], isKnown: (target: GrantTarget) => boolean): Remaining {
  const leftOut: LeftOut[] = [];
  const changed = files.map((file) => {
    if (!file.path.endsWith('.permissionset-meta.xml')) return file;
    const known = withGrants(file, (target) => (isKnown(target) ? 'kept' : 'left out'));
    if (known.leftOut.length > 0) {
      const names = known.leftOut.join(', ');
      leftOut.push({ path: file.path, reason: `permissions on what the org does not have (${names}).` });
    }
    return known.file;
  });
  return { files: changed, leftOut };
}

function isIn(schema: Schema, { object: name, field, recordType }: GrantTarget): boolean {
  const object = schema.object(name);
  if (!object) return false;
  if (field !== undefined) return object.field(field) !== undefined;
  return recordType === undefined || schema.recordTypes(object.name).some((type) => type.name === recordType);
}
