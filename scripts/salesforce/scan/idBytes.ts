/**
 * Record ids as bytes. The first 15 characters tell a record; three more of an id of 18 are a checksum of their capitals.
 * Source: "ID Field Type", SOAP API Developer Guide.
 */
export const ID_BYTES = 18;
const SHORT_ID_BYTES = 15;
const BYTES_PER_CHECKSUM = 5;

const CHECKSUMS = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ012345', 'latin1');

/** What a byte is to an id. */
const CAPITAL = 1;
const LETTER_OR_DIGIT = 2;
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  return (/[A-Z]/.test(character) ? CAPITAL : 0) | (/[A-Za-z0-9]/.test(character) ? LETTER_OR_DIGIT : 0);
});

/** Whether an id of 18 bytes is one: letters and digits, with the right checksum. */
export function isLongId(id: Uint8Array): boolean {
  let common = LETTER_OR_DIGIT;
  for (let at = 0; at < SHORT_ID_BYTES; at++) {
    common &= KINDS[id[at] ?? 0] ?? 0;
  }
  return (
    common === LETTER_OR_DIGIT &&
    id[SHORT_ID_BYTES] === checksumOf(id, 0) &&
    id[SHORT_ID_BYTES + 1] === checksumOf(id, 1) &&
    id[SHORT_ID_BYTES + 2] === checksumOf(id, 2)
  );
}

/** Puts the checksum behind the first 15 bytes of an id. */
export function writeChecksum(id: Uint8Array): void {
  for (let part = 0; part < ID_BYTES - SHORT_ID_BYTES; part++) {
    id[SHORT_ID_BYTES + part] = checksumOf(id, part);
  }
}

function checksumOf(id: Uint8Array, part: number): number {
  let capitals = 0;
  for (let place = 0; place < BYTES_PER_CHECKSUM; place++) {
    capitals |= ((KINDS[id[part * BYTES_PER_CHECKSUM + place] ?? 0] ?? 0) & CAPITAL) << place;
  }
  return CHECKSUMS[capitals] ?? 0;
}
