import { OrgError, UnsupportedError } from '../../errors.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import { personOnlyFields } from '../../schema/index.ts';
import type { Row } from '../save/row.ts';

/** Of a person these are composed, or not there: people are in no hierarchy of accounts. */
const BUSINESS_ONLY = ['Name', 'ParentId'];

/** What is stored of an account, as far as it decides what may be written. */
export interface AccountBefore {
  readonly isPerson: boolean;
  readonly recordTypeId: string | undefined;
}

/**
 * Fields that the other kind of account has. Source of code and words: help.salesforce.com 000386207, "Error 'bad field names' when
 * you import Person Accounts".
 */
export function foreignFields(object: ObjectSchema, row: Row, isPerson: boolean): OrgError | undefined {
  const names = Object.keys(row).filter((name) =>
    isPerson ? BUSINESS_ONLY.includes(name) : personOnlyFields.has(name),
  );
  if (names.length === 0) return undefined;
  const message = `${object.label}: bad field names on insert/update call: ${names.join(', ')}`;
  return new OrgError('INVALID_FIELD_FOR_INSERT_UPDATE', message, { fields: names });
}

/**
 * A business becomes a person, or a person a business, by a change of the record type and of nothing else.
 * Source: "update()" in the SOAP API Developer Guide (sforce_api_calls_update.htm): no other field together with that change.
 * @throws UnsupportedError for the change alone
 */
export function conversion(row: Row): OrgError {
  if (Object.keys(row).length === 1) throw new UnsupportedError('changing business accounts into people or back');
  const message = 'Cannot specify any additional fields when marrying or separating a Person-Account';
  return new OrgError('INVALID_FIELD_FOR_INSERT_UPDATE', message);
}

/** A person is no parent, and nobody's manager. The words are those that threads show where a person's contact is named. */
export function personNamed(field: string): OrgError {
  return new OrgError('INVALID_PERSON_ACCOUNT_OPERATION', 'cannot reference person contact', { fields: [field] });
}

export function lastNameMissing(row: Row, isNew: boolean): OrgError | undefined {
  const isMissing = isNew || 'LastName' in row ? (row.LastName ?? null) === null : false;
  if (!isMissing) return undefined;
  return new OrgError('REQUIRED_FIELD_MISSING', 'Required fields are missing: [LastName]', { fields: ['LastName'] });
}
