import { OrgError } from '../../errors.ts';
import { isFileObject } from '../../schema/index.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/index.ts';
import type { RecordAction, RowFilter, Viewer } from '../../security/index.ts';
import { tableOf } from '../columns.ts';
import type { Database } from '../database.ts';

interface Check {
  readonly sql: string;
  /** Parameters on either side of the record's id. */
  readonly before: RowFilter['parameters'];
  readonly after: RowFilter['parameters'];
}

/** Asks, record by record, what sharing lets a user do; for who may do it with all records nothing is asked. */
export class SharingChecks {
  readonly #database: Database;
  readonly #viewer: Viewer;
  readonly #checks = new Map<string, Check | undefined>();

  constructor(database: Database, viewer: Viewer) {
    this.#database = database;
    this.#viewer = viewer;
  }

  /** For a record that is there. */
  allows(object: ObjectSchema, id: string, action: RecordAction): boolean {
    const check = this.#check(object, action);
    return !check || this.#database.get(check.sql, [...check.before, id, ...check.after]) !== undefined;
  }

  /** Whether there may be records of the object with which the user cannot do this. */
  restricts(object: ObjectSchema, action: RecordAction): boolean {
    return this.#check(object, action) !== undefined;
  }

  /** Throws OrgError: a record that the user cannot read is answered like one that is not there. */
  require(object: ObjectSchema, id: string, action: RecordAction): void {
    if (this.allows(object, id, action)) return;
    if (!this.allows(object, id, 'read')) {
      throw new OrgError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    }
    throw new OrgError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
  }

  /** The refusal of a lookup to a record that the user cannot read, or cannot change where that is needed. */
  reference(object: ObjectSchema, field: FieldSchema, target: ObjectSchema, id: string): OrgError | undefined {
    const action = actionOnTarget(object, field);
    // A file is attached by who may change the record, not by who merely has it in a public model.
    const granted =
      !isFileObject(object.name) ||
      target.name === 'User' ||
      this.#viewer.object(target.name)[action === 'edit' ? 'edit' : 'read'];
    if (granted && this.allows(target, id, action)) return undefined;
    const message = `insufficient access rights on cross-reference id: ${id.slice(0, 15)}`;
    return new OrgError('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', message, { fields: [] });
  }

  #check(object: ObjectSchema, action: RecordAction): Check | undefined {
    const key = `${action} ${object.name}`;
    if (!this.#checks.has(key)) this.#checks.set(key, this.#makeCheck(object, action));
    return this.#checks.get(key);
  }

  #makeCheck(object: ObjectSchema, action: RecordAction): Check | undefined {
    const filter = this.#viewer.rowFilter(object, 'r', action, 'one');
    if (!filter) return undefined;
    const rows = this.#viewer.madeRows(object) ?? { text: tableOf(object), parameters: [] };
    const sql = `SELECT 1 FROM ${rows.text} AS r WHERE r."Id" = ? AND ${filter.text}`;
    return { sql, before: rows.parameters, after: filter.parameters };
  }
}

/** Attaching a file changes the record, and a new version changes the file. */
const changesTarget: ReadonlySet<string> = new Set([
  'ContentDocumentLink.LinkedEntityId',
  'ContentVersion.ContentDocumentId',
  'ContentVersion.FirstPublishLocationId',
]);

/** Lookups of standard objects to the record that decides about theirs. */
const DECIDING: ReadonlySet<string> = new Set([
  'CampaignMember.CampaignId',
  'Contact.AccountId',
  'EventRelation.EventId',
  'OpportunityContactRole.OpportunityId',
  'OpportunityLineItem.OpportunityId',
  'TaskRelation.TaskId',
]);

/**
 * A detail changes its master, unless the relationship says that reading it is enough; so do contacts that are controlled by
 * their account, roles and products of an opportunity, members of a campaign, and relations of an activity. Any other lookup only needs a readable target.
 * Source: "Master-Detail Relationship", sharing setting, in "Relationship Considerations", Salesforce Help.
 */
function actionOnTarget(object: ObjectSchema, field: FieldSchema): 'read' | 'edit' | 'share' {
  // Source: "Understanding Sharing", Apex Developer Guide: the owner, or anybody with full access, shares a record.
  if (object.shareOf !== undefined) return field.reference?.to[0] === object.shareOf ? 'share' : 'read';
  if (isFileObject(object.name)) return changesTarget.has(`${object.name}.${field.name}`) ? 'edit' : 'read';
  if (field.reference?.masterDetail) return field.reference.writeRequiresMasterRead ? 'read' : 'edit';
  const decides = object.sharingModel === 'ControlledByParent' && DECIDING.has(`${object.name}.${field.name}`);
  return decides ? 'edit' : 'read';
}
