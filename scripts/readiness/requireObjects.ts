import type { ObjectDescription, Org } from '../salesforce/index.ts';
import { orgIsNotReady } from './orgIsNotReady.ts';
import type { Task } from './orgIsNotReady.ts';

/** What a task needs of an object. */
export interface Need<Name extends string = string> {
  readonly object: Name;
  readonly write: 'none' | 'create' | 'update' | 'create and update';
  readonly readable: readonly string[];
  /** Fields that the task fills on the records that it creates or updates. */
  readonly writable: readonly string[];
}

/**
 * Asks the org by describe, before anything is read, whether this user can do the whole task.
 * @returns the objects by name.
 * @throws CommandError with every object and field that is missing or cannot be written.
 */
export async function requireObjects<Name extends string>(
  org: Org,
  task: Task,
  needs: readonly Need<Name>[],
): Promise<Readonly<Record<Name, ObjectDescription>>> {
  const described: [Name, ObjectDescription][] = [];
  const problems: string[] = [];
  for (const need of needs) {
    const object = await org.describe(need.object);
    if (object === undefined) {
      problems.push(`the object ${need.object} is missing`);
    } else {
      described.push([need.object, object]);
      problems.push(...unmet(need, object));
    }
  }
  if (problems.length > 0) {
    throw await orgIsNotReady(org, task, problems);
  }
  // Every need was described, or this line is not reached.
  return Object.fromEntries(described) as Record<Name, ObjectDescription>;
}

/** What keeps the need from being met: completes "… cannot do the job: …"; empty when nothing does. */
export function unmet({ write, readable, writable }: Need, object: ObjectDescription): string[] {
  const creates = write.startsWith('create');
  const updates = write.endsWith('update');
  const missing = [...readable, ...writable].filter((name) => object.field(name) === undefined);
  const readOnly = writable.filter((name) => {
    const field = object.field(name);
    return field !== undefined && ((updates && !field.updateable) || (creates && !field.createable));
  });
  return [
    ...(updates && !object.updateable ? [`${object.name} records cannot be edited`] : []),
    ...(creates && !object.createable ? [`${object.name} records cannot be created`] : []),
    ...(missing.length === 0 ? [] : [`${object.name} shows no ${missing.join(', ')}`]),
    ...(readOnly.length === 0 ? [] : [`${object.name} does not let it write ${readOnly.join(', ')}`]),
  ];
}
