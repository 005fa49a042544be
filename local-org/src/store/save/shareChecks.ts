import { OrgError } from '../../errors.ts';
import {
  ACCESS_LEVELS,
  defaultAccessLevel,
  isSharingReason,
  sharedRecordField,
  shareLevels,
} from '../../schema/index.ts';
import type { AccessLevel, ObjectSchema, Schema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import { isDerivedId } from '../recordId.ts';
import type { RecordReader } from '../recordReader.ts';
import type { Row } from './row.ts';

interface Context {
  readonly schema: Schema;
  readonly reader: RecordReader;
  readonly viewer: Viewer;
}

/** @throws OrgError for a share that follows from something else: nobody writes it. Source: "AccountShare", Object Reference. */
export function refuseDerivedShare(object: ObjectSchema, id: string): void {
  if (object.shareOf === undefined || !isDerivedId(id)) return;
  throw new OrgError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
}

/** What keeps a share from being saved, whoever saves it. */
export function checkShare(
  context: Context,
  share: ObjectSchema,
  id: string | undefined,
  row: Row,
): readonly (OrgError | undefined)[] {
  if (share.shareOf === undefined) return [];
  const levels = id === undefined ? [] : shareLevels(share).map(({ field }) => field.name);
  const complete = { ...(id === undefined ? {} : context.reader.stored(share, id, levels)), ...row };
  return [
    id === undefined ? checkCause(row, context.viewer) : undefined,
    id === undefined ? checkGrantee(context, share, row) : undefined,
    share.shareOf === 'Account'
      ? checkAccountLevels(context.schema, share, complete)
      : checkLevel(context, share, complete),
  ];
}

/**
 * Sources: "AccountShare", RowCause: the only permitted value is Manual; "SharingReason", Metadata API Developer Guide: only users with
 * Modify All Data share for a reason of the org's own.
 */
function checkCause({ RowCause = 'Manual' }: Row, viewer: Viewer): OrgError | undefined {
  if (RowCause === 'Manual') return undefined;
  if (isSharingReason(String(RowCause))) {
    if (viewer.hasUserPermission('ModifyAllData')) return undefined;
    return new OrgError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', { fields: [] });
  }
  return new OrgError(
    'FIELD_INTEGRITY_EXCEPTION',
    `field integrity exception: RowCause (${String(RowCause)} is read-only)`,
    {
      fields: ['RowCause'],
    },
  );
}

/** A record is not shared with its owner. Source: michaelwelburn.com/2013/02/19/salesforce-apex-sharing-and-record-owners. */
function checkGrantee({ schema, reader }: Context, share: ObjectSchema, row: Row): OrgError | undefined {
  const object = schema.object(share.shareOf ?? '');
  const recordId = row[sharedRecordField(share).name];
  if (!object || typeof recordId !== 'string' || typeof row.UserOrGroupId !== 'string') return undefined;
  if (reader.stored(object, recordId, ['OwnerId'])?.OwnerId !== row.UserOrGroupId) return undefined;
  const message = 'insufficient access rights on cross-reference id';
  return new OrgError('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', message, { fields: [] });
}

/**
 * A share gives more than everybody has. Wording: sfactsabhishek.blogspot.com, "Salesforce Fact #930"; "OpportunityShare" in the Object
 * Reference: a level higher than the organization's default, and not All.
 */
function checkLevel({ schema }: Context, share: ObjectSchema, row: Row): OrgError | undefined {
  const [level] = shareLevels(share);
  const given = level && row[level.field.name];
  if (!level || typeof given !== 'string') return undefined;
  const usual = defaultAccessLevel(schema.object(level.object)?.sharingModel);
  const { name } = level.field;
  if (given !== 'All' && rank(given) > rank(usual)) return undefined;
  const why =
    given === 'All'
      ? `share level ${given}`
      : `trivial share level ${given}, for organization with default level ${usual}`;
  return new OrgError('FIELD_INTEGRITY_EXCEPTION', `field integrity exception: ${name} (${why})`, { fields: [name] });
}

/**
 * None of an account's levels is below everybody's, and one is above. Sources: "AccountShare", AccountAccessLevel, in the Object
 * Reference; code and wording: iterativelogic.com/friends-dont-let-friends-troubleshoot-alone.
 */
function checkAccountLevels(schema: Schema, share: ObjectSchema, row: Row): OrgError | undefined {
  const account = String(row.AccountAccessLevel ?? share.field('AccountAccessLevel')?.defaultValue);
  const levels = shareLevels(share).map(({ field, object }) => ({
    name: field.name,
    usual: defaultAccessLevel(schema.object(object)?.sharingModel),
    given: field.createable ? String(row[field.name] ?? field.defaultValue) : account,
  }));
  const compared = levels.filter(({ usual }) => usual !== 'ControlledByParent');
  const isEnough = compared.every(({ given, usual }) => given !== 'All' && rank(given) >= rank(usual));
  if (isEnough && compared.some(({ given, usual }) => rank(given) > rank(usual))) return undefined;
  const list = (key: 'given' | 'usual'): string => levels.map((level) => level[key]).join(', ');
  const message = `(Account, Opportunity, Case Levels, Con Levels (${list('given')}) are below organization levels (${list('usual')}))`;
  return new OrgError('INVALID_ACCESS_LEVEL', message, { fields: compared.map(({ name }) => name) });
}

function rank(level: string): number {
  return ACCESS_LEVELS.indexOf(level as AccessLevel);
}
