import type { FastifyInstance } from 'fastify';
import { OrgError } from '../../errors.ts';
import type { OrgContext } from '../../http/index.ts';
import type { Viewer } from '../../security/index.ts';
import type { DuplicateHandling, Operation, SaveResult } from '../../store/index.ts';
import { duplicateRuleHeader } from '../duplicateRuleHeader.ts';
import { visibleObject } from '../visible.ts';
import { readTree } from './treeRecords.ts';
import type { TreeRecord } from './treeRecords.ts';

/** Ends a transaction whose failures are already known. */
class Undo extends Error {
  readonly failures: readonly unknown[];

  constructor(failures: readonly unknown[]) {
    super();
    this.failures = failures;
  }
}

/**
 * `POST …/composite/tree/<object>`: records with their children, all or none. Each level is saved before the next one; the
 * answer lists all ids, or the records that were refused.
 * Source: "sObject Tree", REST API Developer Guide (resources_composite_sobject_tree.htm, responses_composite_sobject_tree.htm).
 */
export function serveTree(doors: FastifyInstance, org: OrgContext): void {
  doors.post<{ Params: { object: string } }>('/composite/tree/:object', ({ params, body, viewer, headers }, reply) => {
    const object = visibleObject(org, params.object, viewer);
    const levels = readTree(body, object, org.schema, viewer);
    try {
      const results = org.store.transaction(() => saveLevels(org, levels, viewer, duplicateRuleHeader(headers)));
      return reply.status(201).send({ hasErrors: false, results });
    } catch (error) {
      if (!(error instanceof Undo)) throw error;
      return reply.status(400).send({ hasErrors: true, results: error.failures });
    }
  });
}

function saveLevels(
  { store }: OrgContext,
  levels: readonly (readonly TreeRecord[])[],
  viewer: Viewer,
  duplicates: DuplicateHandling,
): { referenceId: string; id: string }[] {
  const ids = new Map<TreeRecord, string>();
  for (const level of levels) {
    const operations = level.map(({ object, values, parent }): Operation => {
      const parentId = parent && ids.get(parent.record);
      return {
        kind: 'insert',
        object,
        values: parentId === undefined ? values : { ...values, [parent?.field ?? '']: parentId },
      };
    });
    const results = store.save(operations, viewer, { allOrNone: false, duplicates });
    const failures = level.flatMap((record, index) => failureOf(record, results[index]));
    if (failures.length > 0) throw new Undo(failures);
    results.forEach((result, index) => {
      const record = level[index];
      if (record && result.success) ids.set(record, result.id);
    });
  }
  return [...ids].map(([{ referenceId }, id]) => ({ referenceId, id }));
}

function failureOf({ referenceId }: TreeRecord, result: SaveResult | undefined): unknown[] {
  if (!result) throw new OrgError('UNKNOWN_EXCEPTION', `The record ${referenceId} has no result.`, { status: 500 });
  if (result.success) return [];
  const errors = result.errors.map(({ code, message, fields }) => ({ statusCode: code, message, fields }));
  return [{ referenceId, errors }];
}
