import { createHash } from 'node:crypto';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * Key prefixes of custom objects: `a` and two more digits, as the platform has them; those of custom metadata types begin
 * with `m`. They follow from the name; where two names ask for the same, the one that has it keeps it.
 * @param given prefixes that the org's records have already, by object
 */
export function assignKeyPrefixes(
  objectNames: readonly string[],
  letter: 'a' | 'm',
  given: ReadonlyMap<string, string>,
): Map<string, string> {
  const taken = new Set(given.values());
  const prefixes = new Map([...given].filter(([name]) => objectNames.includes(name)));
  for (const name of objectNames.filter((one) => !given.has(one)).sort()) {
    let slot = createHash('sha256').update(name).digest().readUInt32BE();
    while (taken.has(prefixOf(letter, slot))) slot += 1;
    taken.add(prefixOf(letter, slot));
    prefixes.set(name, prefixOf(letter, slot));
  }
  return prefixes;
}

function prefixOf(letter: string, slot: number): string {
  const high = Math.floor(slot / digits.length) % digits.length;
  return `${letter}${digits.charAt(high)}${digits.charAt(slot % digits.length)}`;
}
