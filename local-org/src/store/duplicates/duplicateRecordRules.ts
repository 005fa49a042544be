import { OrgError, UnsupportedError } from '../../errors.ts';
import type { ObjectRules } from '../save/objectRules.ts';

/**
 * A set is about the object of its rule. Sources: "DuplicateRecordSet" in the Object Reference (SobjectType); "Manage Duplicates Using
 * Duplicate Record Sets", Salesforce Help: who makes one names a duplicate rule, or a duplicate job.
 */
export const duplicateRecordSetRules: ObjectRules = {
  check({ reader, schema }, id, row) {
    if (id !== undefined && !('DuplicateRuleId' in row)) return undefined;
    const rule = schema.object('DuplicateRule');
    const ruleId = row.DuplicateRuleId ?? null;
    if (ruleId === null) throw new UnsupportedError('duplicate record sets of duplicate jobs: name a DuplicateRuleId');
    const found = rule && reader.stored(rule, String(ruleId), ['SobjectType']);
    if (found) row.SobjectType = found.SobjectType ?? null;
    return undefined;
  },
};

/** Source: as above: the rule's object is that of all items of the set. */
export const duplicateRecordItemRules: ObjectRules = {
  check({ object, reader, schema }, id, row) {
    const set = schema.object('DuplicateRecordSet');
    const setId =
      row.DuplicateRecordSetId ?? (id && reader.stored(object, id, ['DuplicateRecordSetId'])?.DuplicateRecordSetId);
    const record = row.RecordId ?? null;
    if (!set || typeof setId !== 'string' || typeof record !== 'string') return undefined;
    const wanted = reader.stored(set, setId, ['SobjectType'])?.SobjectType;
    const given = schema.objectByKeyPrefix(record.slice(0, 3))?.name;
    if (wanted === undefined || given === wanted) return undefined;
    throw new OrgError(
      'FIELD_INTEGRITY_EXCEPTION',
      `The records of this duplicate record set are of the type ${wanted}`,
      {
        fields: ['RecordId'],
      },
    );
  },
};
