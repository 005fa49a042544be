import { OrgError } from '../../errors.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import { personFields } from '../../schema/index.ts';
import { personName } from '../derived/personName.ts';
import type { Author } from '../recordWriter.ts';
import type { Row } from '../save/row.ts';
import type { SaveContext } from '../save/saveRecords.ts';
import { conversion, foreignFields, lastNameMissing, personNamed } from './personChecks.ts';

/** What a person's contact gets from its account alone. */
const OF_THE_ACCOUNT = ['AccountId', 'OwnerId', 'ReportsToId'];

/**
 * A person account is an account and a contact: what is written to one of them is written to the other. Sources: "Person Account
 * Record Types" in the SOAP API Developer Guide (sforce_api_guidelines_personaccounts.htm); "Considerations for Using Person Accounts"
 * in Salesforce Help (account_person_behavior.htm).
 */
export class PersonAccounts {
  readonly #context: SaveContext;
  readonly #author: Author;
  readonly #account: ObjectSchema;
  readonly #contact: ObjectSchema;

  private constructor(context: SaveContext, author: Author, account: ObjectSchema, contact: ObjectSchema) {
    this.#context = context;
    this.#author = author;
    this.#account = account;
    this.#contact = contact;
  }

  /** Undefined in an org without person accounts. */
  static of(context: SaveContext, author: Author): PersonAccounts | undefined {
    const [account, contact] = ['Account', 'Contact'].map((name) => context.schema.object(name));
    if (!account?.field('IsPersonAccount') || !contact) return undefined;
    return new PersonAccounts(context, author, account, contact);
  }

  /** Whether records of an object are written as two. */
  concerns(object: ObjectSchema): boolean {
    return object === this.#account || object === this.#contact;
  }

  /** What this save may not do; the row of a person gets what follows from it. */
  check(object: ObjectSchema, id: string | undefined, row: Row): OrgError[] {
    const errors =
      object === this.#account
        ? this.#checkAccount(id, row)
        : object === this.#contact
          ? this.#checkContact(id, row)
          : [];
    return errors.filter((error) => error !== undefined);
  }

  /** Writes to the other record of a person what was written to this one. */
  saved(object: ObjectSchema, id: string, row: Row): void {
    if (object === this.#account) this.#savedAccount(id, row);
    else if (object === this.#contact) this.#savedContact(id, row);
  }

  /** @throws OrgError for the contact of a person, which goes with its account alone */
  checkDelete(object: ObjectSchema, id: string): void {
    if (object === this.#contact && this.#isPerson(object, id)) throw personNamed('Id');
  }

  #checkAccount(id: string | undefined, row: Row): (OrgError | undefined)[] {
    const before =
      id === undefined ? undefined : this.#stored(this.#account, id, ['RecordTypeId', ...personName.reads]);
    const isPerson = this.#willBePerson(id, row);
    if (id !== undefined && isPerson !== this.#isPerson(this.#account, id)) return [conversion(row)];
    const errors = [foreignFields(this.#account, row, isPerson)];
    if (!isPerson) return [...errors, this.#refuseNaming(this.#account, row, 'ParentId')];
    errors.push(lastNameMissing(row, id === undefined));
    if (id === undefined) {
      row.IsPersonAccount = 1;
      row.RecordTypeId ??= this.#personType() ?? null;
    }
    if (id === undefined || personName.reads.some((name) => name in row)) {
      Object.assign(row, personName.derive(row, before));
    }
    return errors;
  }

  /**
   * By the record type; without one, an account with a last name is a person.
   * Source of the latter: practitioners (wdcigroup.net/insert-person-account-through-api).
   */
  #willBePerson(id: string | undefined, row: Row): boolean {
    const type = row.RecordTypeId;
    if (type === undefined && id !== undefined) return this.#isPerson(this.#account, id);
    if (typeof type === 'string') return this.#context.recordTypes.find(type)?.isPersonType === true;
    return id === undefined && (row.LastName ?? null) !== null;
  }

  #checkContact(id: string | undefined, row: Row): (OrgError | undefined)[] {
    if (id === undefined || !this.#isPerson(this.#contact, id)) {
      return ['AccountId', 'ReportsToId'].map((name) => this.#refuseNaming(this.#contact, row, name));
    }
    // Source: help.salesforce.com 005305352, "RecordTypeId cannot be updated on the Person Contact entity".
    if ('RecordTypeId' in row) {
      return [new OrgError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id')];
    }
    const before = this.#stored(this.#contact, id, OF_THE_ACCOUNT);
    return OF_THE_ACCOUNT.map((name) => (name in row && row[name] !== before?.[name] ? personNamed(name) : undefined));
  }

  #refuseNaming(object: ObjectSchema, row: Row, name: string): OrgError | undefined {
    const [target] = object.field(name)?.reference?.to ?? [];
    const targetObject = this.#context.schema.object(target ?? '');
    const id = row[name];
    if (!targetObject || typeof id !== 'string' || !this.#isPerson(targetObject, id)) return undefined;
    return personNamed(name);
  }

  #savedAccount(id: string, row: Row): void {
    const { writer, rules } = this.#context;
    const { IsPersonAccount, PersonContactId } =
      this.#stored(this.#account, id, ['IsPersonAccount', 'PersonContactId']) ?? {};
    if (IsPersonAccount !== 1) return;
    const values: Row = 'OwnerId' in row ? { OwnerId: row.OwnerId ?? null } : {};
    for (const [name, contactName] of personFields) if (name in row) values[contactName] = row[name] ?? null;
    if (typeof PersonContactId === 'string') {
      if (Object.keys(values).length > 0) writer.update(this.#contact, PersonContactId, values, this.#author, rules);
      return;
    }
    const person = { ...values, AccountId: id, IsPersonAccount: 1 };
    const contactId = writer.insert(this.#contact, person, this.#author, rules);
    writer.update(this.#account, id, { PersonContactId: contactId }, this.#author);
  }

  #savedContact(id: string, row: Row): void {
    const stored = this.#stored(this.#contact, id, ['IsPersonAccount', 'AccountId', 'Name']);
    if (stored?.IsPersonAccount !== 1) return;
    const values: Row = { Name: stored.Name ?? null };
    for (const [name, contactName] of personFields) if (contactName in row) values[name] = row[contactName] ?? null;
    this.#context.writer.update(this.#account, String(stored.AccountId), values, this.#author, this.#context.rules);
  }

  #isPerson(object: ObjectSchema, id: string): boolean {
    return this.#stored(object, id, ['IsPersonAccount'])?.IsPersonAccount === 1;
  }

  #stored(object: ObjectSchema, id: string, names: readonly string[]): Row | undefined {
    return this.#context.reader.stored(object, id, names);
  }

  #personType(): string | undefined {
    return this.#context.recordTypes.of(this.#account).find(({ isPersonType }) => isPersonType)?.id;
  }
}
