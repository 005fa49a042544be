import { createHash } from 'node:crypto';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * Key prefixes of custom objects: `a` and two more digits, as the platform has them. They follow from the name, so that
 * an org's records keep their ids when an object is added to the project.
 */
export function assignKeyPrefixes(objectNames: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  const prefixes = new Map<string, string>();
  for (const name of [...objectNames].sort()) {
    let slot = createHash('sha256').update(name).digest().readUInt32BE();
    while (taken.has(prefixOf(slot))) slot += 1;
    taken.add(prefixOf(slot));
    prefixes.set(name, prefixOf(slot));
  }
  return prefixes;
}

function prefixOf(slot: number): string {
  const high = Math.floor(slot / digits.length) % digits.length;
  return `a${digits.charAt(high)}${digits.charAt(slot % digits.length)}`;
}
