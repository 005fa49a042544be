/**
 * Record ids as bytes. The first 15 characters tell a record; three more of an id of 18 are a checksum of their capitals.
 * Source: "ID Field Type", SOAP API Developer Guide.
 */
export const ID_BYTES = 18;
const SHORT_ID_BYTES = 15;
const BYTES_PER_SUM = 5;

const CHECKSUMS = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ012345', 'latin1');

/** Whether an id of 18 bytes is one: letters and digits, with the right checksum. */
export function isLongId(id: Uint8Array): boolean {
  for (let at = 0; at < SHORT_ID_BYTES; at++) {
    if (!isLetterOrDigit(id[at] ?? 0)) {
      return false;
    }
  }
  return [0, 1, 2].every((part) => id[SHORT_ID_BYTES + part] === checksumOf(id, part));
}

/** Puts the checksum behind the first 15 bytes of an id. */
export function writeChecksum(id: Uint8Array): void {
  for (let part = 0; part < 3; part++) {
    id[SHORT_ID_BYTES + part] = checksumOf(id, part);
  }
}

function checksumOf(id: Uint8Array, part: number): number {
  let capitals = 0;
  for (let place = 0; place < BYTES_PER_SUM; place++) {
    capitals |= isCapital(id[part * BYTES_PER_SUM + place] ?? 0) ? 1 << place : 0;
  }
  return CHECKSUMS[capitals] ?? 0;
}

function isCapital(byte: number): boolean {
  return byte >= 0x41 && byte <= 0x5a;
}

function isLetterOrDigit(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || isCapital(byte) || (byte >= 0x61 && byte <= 0x7a);
}
