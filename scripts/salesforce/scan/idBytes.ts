/**
 * Record ids as bytes. The first 15 characters tell a record; three more of an id of 18 are a checksum of their capitals.
 * Source: "ID Field Type", SOAP API Developer Guide.
 */
export const ID_BYTES = 18;

const SUFFIX_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * Whether an id of 18 bytes is one: letters and digits, with the right checksum.
 * @param at of its first byte
 */
export function isLongId(bytes: Uint8Array, at: number): boolean {
  for (let part = 0; part < 3; part++) {
    let capitals = 0;
    for (let place = 0; place < 5; place++) {
      const byte = bytes[at + part * 5 + place] ?? 0;
      if (!isLetterOrDigit(byte)) {
        return false;
      }
      capitals |= byte >= 0x41 && byte <= 0x5a ? 1 << place : 0;
    }
    if (bytes[at + 15 + part] !== SUFFIX_CHARACTERS.charCodeAt(capitals)) {
      return false;
    }
  }
  return true;
}

function isLetterOrDigit(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}
