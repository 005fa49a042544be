import { idChecksum, idChecksumAlphabet } from '../idChecksum.ts';

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Marks the ids of an embedded org, where a real org has the digits of its instance. */
const instance = 'Lo0';
const serialLength = 9;

/**
 * The 18-character form of a record id, or undefined for what is no id. 15 characters are case-sensitive; the three
 * more tell which letters are capitals, so an 18-character id is accepted in any case.
 * Source: "ID Field Type" in the Object Reference for the Salesforce Platform.
 */
export function toId18(id: string): string | undefined {
  if (!/^([0-9A-Za-z]{15}|[0-9A-Za-z]{18})$/.test(id)) return undefined;
  if (id.length === 15) return id + idChecksum(id);
  const stated = id.slice(15).toUpperCase();
  const id15 = withCapitals(id.slice(0, 15), stated);
  return id15 !== undefined && idChecksum(id15) === stated ? id15 + stated : undefined;
}

/** The id of the n-th record of an object, n from 1. */
export function recordIdOf(keyPrefix: string, serial: number): string {
  const id15 = keyPrefix + instance + digitsOf(serial, serialLength);
  return id15 + idChecksum(id15);
}

/** A record that nobody stores, of several kinds: its id follows from what the record follows from. */
export function derivedIdOf(keyPrefix: string, kind: string, serial: number, other: number): string {
  const id15 = keyPrefix + kind + digitsOf(serial, 5) + digitsOf(other, 9 - 5);
  return id15 + idChecksum(id15);
}

/** Whether an id is one of {@link derivedIdOf}, whose kinds never begin as the ids of stored records go on. */
export function isDerivedId(id: string): boolean {
  return !id.startsWith(instance, 3);
}

function digitsOf(value: number, length: number): string {
  let digits = '';
  for (let rest = value; digits.length < length; rest = Math.floor(rest / base62.length)) {
    digits = base62.charAt(rest % base62.length) + digits;
  }
  return digits;
}

function withCapitals(id15: string, stated: string): string | undefined {
  let result = '';
  for (let index = 0; index < 15; index += 1) {
    const bits = idChecksumAlphabet.indexOf(stated.charAt(Math.floor(index / 5)));
    if (bits < 0) return undefined;
    const character = id15.charAt(index);
    result += bits & (1 << (index % 5)) ? character.toUpperCase() : character.toLowerCase();
  }
  return result;
}
