import { createHash } from 'node:crypto';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * Key prefixes of custom objects: `a` and two more digits, as the platform has them; those of custom metadata types begin
 * with `m`. They follow from the name, so that an org's records keep their ids when an object is added to the project.
 */
export function assignKeyPrefixes(objectNames: readonly string[], letter: 'a' | 'm' = 'a'): Map<string, string> {
  const taken = new Set<string>();
  const prefixes = new Map<string, string>();
  for (const name of [...objectNames].sort()) {
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
