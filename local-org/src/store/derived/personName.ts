import type { Derivation } from './derivation.ts';

/**
 * Name of a contact or user: salutation apart, first and last name with a blank between.
 * Source: "Contact", Name, in the Object Reference: concatenation of FirstName, MiddleName, LastName and Suffix.
 */
export const personName: Derivation = {
  reads: ['FirstName', 'LastName'],
  derive(written, before) {
    const names = ['FirstName', 'LastName'].map((name) => (name in written ? written[name] : before?.[name]));
    return { Name: names.filter((name) => name !== null && name !== undefined).join(' ') };
  },
};
