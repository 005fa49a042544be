import { OrgError } from '../../errors.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import type { SaveContext } from '../save/saveRecords.ts';

/** A record that goes into another one. */
export interface Merging {
  readonly object: ObjectSchema;
  readonly from: string;
  readonly to: string;
  /** Lookups to it that stay as they are, as `Object.Field`. */
  readonly kept: ReadonlySet<string>;
  /** The record that brings it back from the recycle bin with itself. */
  readonly goesWith?: string;
}

/** What makes one person of two records. */
const PERSON_LINKS: ReadonlySet<string> = new Set(['Account.PersonContactId', 'Contact.AccountId']);

/**
 * What a merge is made of: the contacts of people are merged with their accounts.
 * Source: "Considerations for Using Person Accounts", Account merge, in Salesforce Help (account_person_behavior.htm): with other
 * person accounts alone.
 * @throws OrgError for people among businesses, and for the contacts of people
 */
export function mergings(
  { reader, schema }: SaveContext,
  object: ObjectSchema,
  master: string,
  losers: readonly string[],
): readonly Merging[] {
  const contactOf = (id: string): string | undefined => {
    const row = reader.stored(object, id, ['IsPersonAccount', 'PersonContactId']);
    return row?.IsPersonAccount === 1 ? String(row.PersonContactId) : undefined;
  };
  const people = object.field('IsPersonAccount') ? [master, ...losers].filter((id) => contactOf(id) !== undefined) : [];
  if (people.length === 0) return losers.map((from) => ({ object, from, to: master, kept: new Set() }));
  const contact = schema.object('Contact');
  if (people.length <= losers.length || !contact || object === contact) {
    throw new OrgError('INVALID_PERSON_ACCOUNT_OPERATION', 'Person accounts can be merged only with person accounts.');
  }
  const to = String(contactOf(master));
  return losers.flatMap((from) => [
    { object, from, to: master, kept: PERSON_LINKS },
    { object: contact, from: String(contactOf(from)), to, kept: PERSON_LINKS, goesWith: from },
  ]);
}
