/** A checksum character's place here is the number whose bits it stands for. */
export const idChecksumAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * The three characters that tell which letters of a 15-character id are capitals: one for every five, whose bit n is
 * set where the n-th of them is.
 * Source: "ID Field Type" in the Object Reference for the Salesforce Platform.
 */
export function idChecksum(id15: string): string {
  let result = '';
  for (let start = 0; start < 15; start += 5) {
    let bits = 0;
    for (let index = 0; index < 5; index += 1) {
      const code = id15.charCodeAt(start + index);
      if (code >= 65 && code <= 90) bits |= 1 << index;
    }
    result += idChecksumAlphabet.charAt(bits);
  }
  return result;
}
