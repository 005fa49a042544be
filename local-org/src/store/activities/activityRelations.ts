import { OrgError, UnsupportedError } from '../../errors.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import type { SqlValue } from '../fields/fieldCodec.ts';
import type { ObjectRules, ObjectSave } from '../save/objectRules.ts';
import type { Row } from '../save/row.ts';

type Activity = 'Task' | 'Event';

/** "An event can be related to up to 50 contacts": "EventRelation" in the Object Reference, and so can a task. */
const MOST_CONTACTS = 50;

/** The lookups of an activity, and what `IsWhat` says of their relations. */
const LOOKUPS = [
  ['WhoId', 0],
  ['WhatId', 1],
] as const;

/**
 * With Shared Activities whom and what an activity is about has a relation, too. A lookup that changes takes the relation of the record that
 * it named along. Source: "TaskRelation" and "EventRelation" in the Object Reference.
 */
export function activityRules(activity: Activity): ObjectRules {
  return {
    check(save, id, row) {
      const relation = save.schema.object(`${activity}Relation`);
      const changed = LOOKUPS.filter(([name]) => name in row);
      if (!relation || changed.length === 0) return undefined;
      const before = id === undefined ? undefined : save.reader.stored(save.object, id, ['WhoId', 'WhatId']);
      return (activityId) => {
        for (const [name, isWhat] of changed) {
          const [old, target] = [before?.[name] ?? null, row[name] ?? null];
          if (old === target) continue;
          const known = relationsOf(save, relation, activityId);
          const former = known.find(({ target: one }) => one === old);
          if (former) save.writer.remove(relation, former.id, save.author, true);
          if (target === null || known.some(({ target: one }) => one === target)) continue;
          save.writer.insert(relation, relationRow(save, { activity, activityId, target, isWhat }), save.author);
        }
      };
    },
  };
}

/**
 * A relation that is created names a further contact, or what the activity is about where it is about nothing yet. When the one of the first
 * contact is deleted, another contact takes its place.
 * Source: "EventRelation" in the Object Reference: another Who, if any, is promoted to the WhoId.
 */
export function activityRelationRules(activity: Activity): ObjectRules {
  return {
    check(save, id, row) {
      if (row.IsInvitee === 1 || ['Status', 'Response', 'RespondedDate'].some((name) => (row[name] ?? null) !== null)) {
        throw new UnsupportedError('invitees of events');
      }
      const [activityId, target] = [row[`${activity}Id`] ?? null, row.RelationId ?? null];
      const owner = save.schema.object(activity);
      if (id !== undefined || !owner || typeof activityId !== 'string' || typeof target !== 'string') return undefined;
      const isWhat = save.schema.objectByKeyPrefix(target.slice(0, 3))?.name === 'Contact' ? 0 : 1;
      refuse(relationsOf(save, save.object, activityId), target, isWhat);
      Object.assign(row, relationRow(save, { activity, activityId, target, isWhat }));
      const name = isWhat === 1 ? 'WhatId' : 'WhoId';
      if (save.reader.stored(owner, activityId, [name])?.[name] !== null) return undefined;
      return () => save.writer.update(owner, activityId, { [name]: target }, save.author);
    },
    checkDelete(save, id) {
      const owner = save.schema.object(activity);
      const stored = save.reader.stored(save.object, id, [`${activity}Id`, 'RelationId', 'IsWhat']);
      const activityId = stored?.[`${activity}Id`];
      if (!owner || typeof activityId !== 'string') return;
      const name = stored?.IsWhat === 1 ? 'WhatId' : 'WhoId';
      if (save.reader.stored(owner, activityId, [name])?.[name] !== stored?.RelationId) return;
      const next = relationsOf(save, save.object, activityId).find(
        (one) => one.id !== id && name === 'WhoId' && one.isWhat === 0,
      );
      save.writer.update(owner, activityId, { [name]: next?.target ?? null }, save.author);
    },
  };
}

interface Relation {
  readonly id: string;
  readonly target: SqlValue;
  readonly isWhat: SqlValue;
}

function relationsOf({ database }: ObjectSave, { name }: ObjectSchema, activityId: string): readonly Relation[] {
  const lookup = name.replace('Relation', 'Id');
  const sql = `SELECT "Id", "RelationId", "IsWhat" FROM "${name}" WHERE "${lookup}" = ? AND "IsDeleted" = 0 ORDER BY serial`;
  return database.all(sql, [activityId]).map(([id, target = null, isWhat = 0]) => ({ id: String(id), target, isWhat }));
}

function refuse(known: readonly Relation[], target: string, isWhat: number): void {
  const same = known.filter((one) => one.isWhat === isWhat);
  if (same.some((one) => one.target === target)) {
    throw new OrgError('DUPLICATE_VALUE', 'The activity is related to this record already.', {
      fields: ['RelationId'],
    });
  }
  if (same.length < (isWhat === 1 ? 1 : MOST_CONTACTS)) return;
  const most = isWhat === 1 ? 'one other record' : `${MOST_CONTACTS} contacts`;
  throw new OrgError('FIELD_INTEGRITY_EXCEPTION', `An activity is related to ${most} at most.`, {
    fields: ['RelationId'],
  });
}

interface NewRelation {
  readonly activity: Activity;
  readonly activityId: string;
  readonly target: string | SqlValue;
  readonly isWhat: number;
}

function relationRow(save: ObjectSave, { activity, activityId, target, isWhat }: NewRelation): Row {
  return {
    ...{
      [`${activity}Id`]: activityId,
      RelationId: target,
      IsWhat: isWhat,
      AccountId: accountOf(save, String(target)),
    },
    ...(activity === 'Event' ? { IsParent: 1 } : {}),
  };
}

/** The account that a related record is or belongs to. */
function accountOf({ reader, schema }: ObjectSave, id: string): SqlValue {
  const object = schema.objectByKeyPrefix(id.slice(0, 3));
  if (object?.name === 'Account') return id;
  return object?.field('AccountId') ? (reader.stored(object, id, ['AccountId'])?.AccountId ?? null) : null;
}
