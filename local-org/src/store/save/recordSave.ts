import { OrgError, UnsupportedError } from '../../errors.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/index.ts';
import { isFileObject } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import { SavedDuplicates } from '../duplicates/savedDuplicates.ts';
import { takeContent } from '../files/sentContent.ts';
import { RuleViolations } from '../formulas/validationRules.ts';
import { PersonAccounts } from '../people/PersonAccounts.ts';
import type { Author } from '../recordWriter.ts';
import type { Input, Operation, SaveOptions, SaveResult } from '../types.ts';
import { checkHierarchy } from './accountHierarchy.ts';
import { checkAssignment, checkUnassignment } from './assignmentChecks.ts';
import { deleteRecord } from './deleteRecord.ts';
import { existingId } from './existingRecord.ts';
import { checkGroupMember, knownMember } from './groupMembers.ts';
import { rulesOf } from './objectRules.ts';
import type { ObjectSave } from './objectRules.ts';
import { missingOnInsert, missingOnUpdate, ReferenceChecks } from './recordChecks.ts';
import { checkRecordType, giveRecordType } from './recordTypeChecks.ts';
import { RelationshipResolver } from './relationshipResolver.ts';
import { refuseRepeatedIds } from './repeatedIds.ts';
import { hasGuardedMasters, rollUpMasters } from './rollUpMasters.ts';
import type { Row } from './row.ts';
import type { SaveContext } from './saveRecords.ts';
import { checkShare, refuseDerivedShare } from './shareChecks.ts';
import { SharingChecks } from './sharingChecks.ts';
import { isUniqueViolation, uniqueViolation } from './uniqueViolation.ts';
import { UpsertMatcher } from './upsertMatcher.ts';
import { planWrite, sentKeys } from './writePlan.ts';
import type { WriteKind, WritePlan } from './writePlan.ts';

/** An operation whose relationship columns and upsert match are resolved. */
export type PreparedOperation =
  | {
      readonly kind: 'write';
      readonly object: ObjectSchema;
      readonly id: string | undefined;
      readonly row: Row;
      /** The bytes of a new version of a file. */
      readonly content?: Uint8Array | undefined;
    }
  | { readonly kind: 'delete'; readonly object: ObjectSchema; readonly id: string };

/** One call of save(): what is found out for one of its records serves the others. */
export class RecordSave {
  readonly #context: SaveContext;
  readonly #viewer: Viewer;
  readonly #author: Author;
  readonly #plans = new Map<string, WritePlan>();
  readonly #references: ReferenceChecks;
  readonly #guarded = new Map<ObjectSchema, boolean>();
  readonly #relationships: RelationshipResolver;
  readonly #upserts: UpsertMatcher;
  readonly #sharing: SharingChecks;
  readonly #people: PersonAccounts | undefined;
  readonly #duplicates: SavedDuplicates;
  #ofObject: ObjectSave | undefined;

  constructor(context: SaveContext, viewer: Viewer, author: Author, duplicates: SaveOptions['duplicates']) {
    this.#context = context;
    this.#viewer = viewer;
    this.#author = author;
    this.#references = new ReferenceChecks(context.schema, context.reader);
    this.#sharing = new SharingChecks(context.database, viewer);
    this.#relationships = new RelationshipResolver(context.reader, viewer, this.#sharing);
    this.#upserts = new UpsertMatcher(context.reader, viewer, this.#sharing);
    this.#people = PersonAccounts.of(context, author);
    this.#duplicates = new SavedDuplicates(context.duplicates, viewer, duplicates);
  }

  /** Reads all operations before any is written: the result of each is either ready to run or its errors. */
  prepare(operations: readonly Operation[]): (PreparedOperation | readonly OrgError[])[] {
    this.#upserts.expect(operations);
    const prepared = operations.map((operation) => {
      try {
        return this.#prepare(operation);
      } catch (error) {
        return [asOrgError(error)];
      }
    });
    return refuseRepeatedIds(prepared);
  }

  run(operation: PreparedOperation): SaveResult {
    try {
      return this.#isGuarded(operation.object) ? this.#runGuarded(operation) : this.#run(operation);
    } catch (error) {
      const errors = error instanceof RuleViolations ? error.errors : [asOrgError(error)];
      return { success: false, id: operation.id, errors };
    }
  }

  /** To be called when all records are saved. */
  reportDuplicates(): void {
    this.#duplicates.report(this.#context, this.#author);
  }

  #run(operation: PreparedOperation): SaveResult {
    return operation.kind === 'delete' ? this.#delete(operation) : this.#write(operation);
  }

  /** With its masters' roll-ups, and without both when a master's rules refuse them. */
  #runGuarded(operation: PreparedOperation): SaveResult {
    const { database, rollUps } = this.#context;
    rollUpMasters(this.#context, this.#author);
    database.exec('SAVEPOINT guarded');
    try {
      const result = this.#run(operation);
      rollUpMasters(this.#context, this.#author);
      database.exec('RELEASE guarded');
      return result;
    } catch (error) {
      database.exec('ROLLBACK TO guarded; RELEASE guarded');
      rollUps.forget();
      throw error;
    }
  }

  #isGuarded(object: ObjectSchema): boolean {
    let guarded = this.#guarded.get(object);
    if (guarded === undefined) {
      guarded = hasGuardedMasters(this.#context, object) || this.#people?.concerns(object) === true;
      this.#guarded.set(object, guarded);
    }
    return guarded;
  }

  #prepare(operation: Operation): PreparedOperation | readonly OrgError[] {
    const { object } = operation;
    switch (operation.kind) {
      case 'delete': {
        this.#checkAccess(object, 'delete');
        refuseDerivedShare(object, operation.id);
        const id = existingId(this.#context.reader, object, operation.id);
        this.#sharing.require(object, id, 'delete');
        return { kind: 'delete', object, id };
      }
      case 'insert':
        return this.#prepareWrite(object, undefined, operation.values);
      case 'update': {
        this.#checkAccess(object, 'edit');
        refuseDerivedShare(object, operation.id);
        const id = existingId(this.#context.reader, object, operation.id);
        return this.#prepareWrite(object, id, operation.values);
      }
      case 'upsert': {
        const match = this.#upserts.match(operation);
        return this.#prepareWrite(object, match.id, match.values);
      }
    }
  }

  #prepareWrite(object: ObjectSchema, id: string | undefined, sent: Input): PreparedOperation | readonly OrgError[] {
    const kind = id === undefined ? 'insert' : 'update';
    this.#checkAccess(object, id === undefined ? 'create' : 'edit');
    if (id !== undefined) this.#sharing.require(object, id, 'edit');
    const { values, content } = takeContent(object, id === undefined, sent);
    const plan = this.#plan(object, kind, values);
    if (plan.errors.length > 0) return plan.errors;
    const row: Row = {};
    const errors: OrgError[] = [];
    for (const slot of plan.relationships) {
      collect(errors, () => {
        const target = this.#relationships.resolve(slot, values);
        if (target !== null) this.#references.add(target);
        row[slot.field.name] = target;
      });
    }
    for (const slot of plan.values) {
      collect(errors, () => {
        row[slot.field.name] = slot.codec.parse(values[slot.key]);
      });
    }
    return errors.length > 0 ? errors : { kind: 'write', object, id, row, content };
  }

  #plan(object: ObjectSchema, kind: WriteKind, values: Input): WritePlan {
    const keys = sentKeys(values);
    const shape = `${kind} ${object.name} ${keys.join(' ')}`;
    let plan = this.#plans.get(shape);
    if (!plan) {
      const target = (field: FieldSchema): ObjectSchema => this.#target(field);
      plan = planWrite({ object, kind, viewer: this.#viewer, target }, keys);
      this.#plans.set(shape, plan);
    }
    return plan;
  }

  #target(field: FieldSchema): ObjectSchema {
    const [only, ...others] = field.reference?.to ?? [];
    const target = only === undefined ? undefined : this.#context.schema.object(only);
    if (!target || others.length > 0)
      throw new UnsupportedError(`external ids on the polymorphic lookup ${field.name}`);
    return target;
  }

  #write(operation: Extract<PreparedOperation, { kind: 'write' }>): SaveResult {
    const { object, id, row, content } = operation;
    const { files, shares, writer } = this.#context;
    const rules = this.#duplicates.behind(this.#context.rules, object);
    const saved = rulesOf(object).check?.(this.#saveOf(object), id, row);
    const errors = this.#check(object, id, row);
    if (errors.length > 0) return { success: false, id, errors };
    try {
      if (id === undefined) {
        const known = knownMember(this.#context.database, object, row);
        if (known !== undefined) return { success: true, id: known, created: true };
        const share = shares.shareAgain(object, row, writer, this.#author);
        if (share !== undefined) return { success: true, id: share, created: true };
        if (object.name === 'ContentDocumentLink') files.checkLink(row);
        const created = content
          ? files.publish(row, content, this.#author)
          : writer.insert(object, row, this.#author, rules);
        saved?.(created);
        this.#people?.saved(object, created, row);
        this.#duplicates.saved(object, created);
        return { success: true, id: created, created: true };
      }
      const owner = shares.ownerBefore(object, id, row);
      writer.update(object, id, row, this.#author, rules);
      shares.ownerChanged(object, id, owner);
      saved?.(id);
      this.#people?.saved(object, id, row);
      this.#duplicates.saved(object, id);
      if (isFileObject(object.name)) files.changed(object, id, row, this.#author);
      return { success: true, id, created: false };
    } catch (error) {
      const duplicate = isUniqueViolation(error)
        ? uniqueViolation(object, row, id, this.#context.reader, this.#sharing)
        : undefined;
      throw duplicate ?? error;
    }
  }

  #check(object: ObjectSchema, id: string | undefined, row: Row): OrgError[] {
    const people = this.#people?.check(object, id, row) ?? [];
    if (id === undefined) giveRecordType(this.#context.recordTypes, object, row);
    const errors: (OrgError | undefined)[] = [
      ...people,
      id === undefined ? missingOnInsert(object, row) : missingOnUpdate(object, row),
    ];
    for (const name of Object.keys(row)) {
      const field = object.field(name);
      const target = row[name];
      if (!field?.reference || typeof target !== 'string') continue;
      errors.push(this.#references.check(field, target) ?? this.#checkSharing(object, id, field, target));
    }
    errors.push(...checkShare({ ...this.#context, viewer: this.#viewer }, object, id, row));
    errors.push(...checkRecordType({ ...this.#context, viewer: this.#viewer }, object, id, row));
    if (id === undefined) {
      errors.push(checkAssignment(this.#context, object, row), checkGroupMember(this.#context.database, object, row));
    } else errors.push(checkHierarchy(this.#context.reader, object, id, row));
    return errors.filter((error) => error !== undefined);
  }

  /** A lookup is judged when it changes, a new owner by the right to give the record away. */
  #checkSharing(
    object: ObjectSchema,
    id: string | undefined,
    field: FieldSchema,
    target: string,
  ): OrgError | undefined {
    const isTransfer = id !== undefined && field.name === 'OwnerId' && this.#sharing.restricts(object, 'transfer');
    const targetObject = this.#context.schema.objectByKeyPrefix(target.slice(0, 3));
    const refusal = targetObject && this.#sharing.reference(object, field, targetObject, target);
    if (id === undefined || (!refusal && !isTransfer)) return refusal;
    const before = this.#context.reader.stored(object, id, [field.name])?.[field.name];
    if (before === target) return undefined;
    if (refusal || this.#sharing.allows(object, id, 'transfer')) return refusal;
    return new OrgError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', {
      fields: [field.name],
    });
  }

  #delete({ object, id }: Extract<PreparedOperation, { kind: 'delete' }>): SaveResult {
    const { database } = this.#context;
    if (this.#context.reader.state(object, id) === 'deleted')
      throw new OrgError('ENTITY_IS_DELETED', 'entity is deleted');
    if (object.name === 'ContentDocumentLink') this.#context.files.checkUnlink(id);
    checkUnassignment(this.#context, object, id);
    rulesOf(object).checkDelete?.(this.#saveOf(object), id);
    this.#people?.checkDelete(object, id);
    database.exec('SAVEPOINT record');
    try {
      deleteRecord({ ...this.#context, author: this.#author }, object, id);
      this.#references.clear();
      database.exec('RELEASE record');
    } catch (error) {
      database.exec('ROLLBACK TO record; RELEASE record');
      throw error;
    }
    return { success: true, id, created: false };
  }

  #saveOf(object: ObjectSchema): ObjectSave {
    if (this.#ofObject?.object !== object) this.#ofObject = { ...this.#context, object, author: this.#author };
    return this.#ofObject;
  }

  #checkAccess(object: ObjectSchema, wanted: 'create' | 'edit' | 'delete'): void {
    const possible = { create: object.createable, edit: object.updateable, delete: object.deletable }[wanted];
    const granted = this.#viewer.object(object.name)[wanted];
    if (granted && object.missingWrites !== undefined) throw new UnsupportedError(object.missingWrites);
    if (possible && granted) return;
    if (wanted === 'create') {
      throw new OrgError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be inserted: ${object.label}`);
    }
    throw new OrgError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
  }
}

function collect(errors: OrgError[], work: () => void): void {
  try {
    work();
  } catch (error) {
    errors.push(asOrgError(error));
  }
}

/** What is no refusal of the org is a fault of this program, and goes on as such. */
function asOrgError(error: unknown): OrgError {
  if (error instanceof OrgError) return error;
  throw error;
}
