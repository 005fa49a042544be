import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import type { AccountContact } from 'c/contactSuggestions';
import { isDuplicate } from 'c/saveFailure';
import { stakeholderKey } from 'c/stakeholderEdits';

const NAME_LENGTH = 80;
const DEPARTMENT_LENGTH = 80;

/** Who shall be on the map of which account. */
export interface Addition {
  readonly accountId: string;
  readonly contact: AccountContact;
  readonly role: string | undefined;
  /** The stakeholder that was taken off the map, where there is one: it comes back as it was. */
  readonly removedId: string | undefined;
  /** What object info says of `Stakeholder__c`: what the user may not write is left empty. */
  readonly fields: Readonly<Record<string, FieldInfo>>;
}

/**
 * Puts a contact on the map. Answers with the id of the stakeholder, or undefined where somebody else has just done the same: the
 * unique key lets a contact be on an account's map once. Rejects with what Lightning Data Service says otherwise.
 */
export async function addContact(addition: Addition): Promise<string | undefined> {
  const { removedId } = addition;
  if (removedId !== undefined) {
    await updateRecord({ fields: { Id: removedId, Active__c: true } });
    return removedId;
  }
  try {
    const { id } = await createRecord({ apiName: 'Stakeholder__c', fields: fieldsOf(addition) });
    return id;
  } catch (failure) {
    if (isDuplicate(failure)) {
      return undefined;
    }
    throw failure;
  }
}

function fieldsOf({ accountId, contact, role, fields }: Addition): Readonly<Record<string, string | undefined>> {
  const chosen = { Role__c: role, Department__c: contact.department?.slice(0, DEPARTMENT_LENGTH) };
  const writable = Object.entries(chosen).filter(([name, value]) => value !== undefined && fields[name]?.updateable);
  return {
    Account__c: accountId,
    Contact__c: contact.id,
    Name: contact.name.slice(0, NAME_LENGTH),
    // GraphQL and record pages give ids with the 18 characters that the key has.
    Stakeholder_Key__c: stakeholderKey(accountId, contact.id),
    ...Object.fromEntries(writable),
  };
}
