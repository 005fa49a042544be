/** The contacts job: when somebody of the customers was last spoken to, by whom, and who of us knows whom. */
export { contacts } from './contacts.ts';
export type { ContactsOptions } from './contacts.ts';
export { describeContacts } from './describeContacts.ts';
export { CONTACTS, CONTACTS_NEEDS, CONTACTS_SEE } from './needs.ts';
export { ACCOUNT_CLOCK } from './readPeople.ts';
export type { ContactsReport } from './report.ts';
