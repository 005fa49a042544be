import { OrgError } from '../../errors.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import { codecOf } from '../fields/fieldCodec.ts';
import type { SqlValue } from '../fields/fieldCodec.ts';
import type { RecordReader } from '../recordReader.ts';
import type { Input } from '../types.ts';
import { externalIdField } from './writePlan.ts';
import type { SharingChecks } from './sharingChecks.ts';
import type { RelationshipSlot } from './writePlan.ts';

/** Finds the targets of relationship columns, each external id once for the whole save. */
export class RelationshipResolver {
  readonly #reader: RecordReader;
  readonly #viewer: Viewer;
  readonly #sharing: SharingChecks;
  readonly #found = new Map<FieldSchema, Map<SqlValue, string>>();

  constructor(reader: RecordReader, viewer: Viewer, sharing: SharingChecks) {
    this.#reader = reader;
    this.#viewer = viewer;
    this.#sharing = sharing;
  }

  /** The id of the record that a relationship column names, null when it names none; throws OrgError. */
  resolve(slot: RelationshipSlot, input: Input): string | null {
    const sent = input[slot.key];
    if (slot.targetField) return this.#find(slot.target, slot.targetField, sent);
    if (sent === null || sent === '') return null;
    const [name, value] = this.#externalIdInside(slot, sent);
    return this.#find(slot.target, externalIdField(slot.target, name, this.#viewer), value);
  }

  /** `{ External_Key__c: 'ACME' }`, perhaps with the type beside it, as JSON clients send it. */
  #externalIdInside(slot: RelationshipSlot, sent: unknown): [name: string, value: unknown] {
    const entries = typeof sent === 'object' && sent !== null ? Object.entries(sent) : [];
    const named = entries.filter(([name]) => name !== 'attributes');
    const only = named[0];
    if (!only || named.length > 1) {
      const message = `The relationship ${slot.key} must name one external ID field of ${slot.target.name} and its value`;
      throw new OrgError('INVALID_FIELD', message, { fields: [slot.field.name] });
    }
    return only;
  }

  #find(target: ObjectSchema, field: FieldSchema, sent: unknown): string | null {
    const value = codecOf(field).parse(sent);
    if (value === null) return null;
    const known = this.#known(field);
    let id = known.get(value);
    if (id === undefined) {
      id = this.#only(target, field, value);
      known.set(value, id);
    }
    return id;
  }

  #known(field: FieldSchema): Map<SqlValue, string> {
    let known = this.#found.get(field);
    if (!known) this.#found.set(field, (known = new Map<SqlValue, string>()));
    return known;
  }

  #only(target: ObjectSchema, field: FieldSchema, value: SqlValue): string {
    const ids = this.#reader.idsBy(target, field, value).filter((id) => this.#sharing.allows(target, id, 'read'));
    const id = ids[0];
    const shown = codecOf(field).format(value);
    if (id === undefined) {
      const message = `Foreign key external ID: ${String(shown)} not found for field ${field.name} in entity ${target.name}`;
      throw new OrgError('INVALID_FIELD', message, { fields: [] });
    }
    if (ids.length > 1) {
      const message = `Foreign key external ID: ${String(shown)} is not unique for field ${field.name} in entity ${target.name}`;
      throw new OrgError('DUPLICATE_EXTERNAL_ID', message);
    }
    return id;
  }
}
