import type { Query as ParsedQuery } from '@jetstreamapp/soql-parser-js';
import { OrgError } from '../errors.ts';
import type { RecordAccess, RecordAction, Viewer } from '../security/index.ts';
import { toId18 } from '../store/index.ts';
import { conditionTree } from './conditionTree.ts';
import type { ConditionTree } from './conditionTree.ts';
import { textOfLiteral } from './literals.ts';
import { malformed } from './parseSoql.ts';
import { sql } from './sql.ts';
import type { Sql } from './sql.ts';

/** Source: "UserRecordAccess" in the Object Reference: up to 200 record ids. */
const maxRecordIds = 200;

const emptyId = '000000000000000AAA';

/** From the least to the most. */
const levels: readonly (readonly [RecordAction, string])[] = [
  ['read', 'Read'],
  ['edit', 'Edit'],
  ['delete', 'Delete'],
  ['transfer', 'Transfer'],
  ['share', 'All'],
];

/**
 * The rows of `UserRecordAccess` that a query is about, undefined for queries on other objects. Nobody stores them: the query
 * must name one user and the records.
 * @throws OrgError MALFORMED_QUERY, EXCEEDED_ID_LIMIT
 */
export function recordAccessRows(parsed: ParsedQuery, viewer: Viewer): Sql | undefined {
  if (parsed.sObject?.toLowerCase() !== 'userrecordaccess') return undefined;
  const named = parsed.where ? namedIds(conditionTree(parsed.where)) : new Map<string, readonly string[]>();
  const [userId, ...otherUsers] = named.get('userid') ?? [];
  const recordIds = named.get('recordid') ?? [];
  if (userId === undefined || otherUsers.length > 0 || recordIds.length === 0) {
    throw malformed('UserRecordAccess can only be filtered by a single UserId and by RecordId (=, IN)');
  }
  if (recordIds.length > maxRecordIds) {
    throw new OrgError('EXCEEDED_ID_LIMIT', `UserRecordAccess takes at most ${maxRecordIds} record ids`);
  }
  const user = toId18(userId) ?? userId;
  const rows = viewer.recordAccess(user, recordIds).map((access) => rowOf(user, access));
  return sql(
    `(SELECT key + 1 AS serial, '${emptyId}' AS "Id", value ->> 0 AS "UserId", value ->> 1 AS "RecordId",
       value ->> 2 AS "HasReadAccess", value ->> 3 AS "HasEditAccess", value ->> 4 AS "HasDeleteAccess",
       value ->> 5 AS "HasTransferAccess", value ->> 6 AS "HasAllAccess", value ->> 7 AS "MaxAccessLevel"
  FROM json_each(?))`,
    [JSON.stringify(rows)],
  );
}

/** The ids that must be met, by field: conditions joined by AND. */
function namedIds(tree: ConditionTree): Map<string, readonly string[]> {
  const parts = tree.kind === 'and' ? tree.parts : [tree];
  const named = new Map<string, readonly string[]>();
  for (const part of parts) {
    if (part.kind !== 'comparison') continue;
    const { comparison } = part;
    if (!('field' in comparison) || !('value' in comparison)) continue;
    if (comparison.operator !== '=' && comparison.operator !== 'IN') continue;
    const values = Array.isArray(comparison.value) ? comparison.value : [comparison.value];
    named.set(comparison.field.toLowerCase(), values.map(textOfLiteral));
  }
  return named;
}

function rowOf(userId: string, { recordId, actions }: RecordAccess): readonly (string | number)[] {
  const highest = levels.findLast(([action]) => actions.has(action))?.[1] ?? 'None';
  return [userId, recordId, ...levels.map(([action]) => (actions.has(action) ? 1 : 0)), highest];
}
