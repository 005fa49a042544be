const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * An 18-character id for what is no record: jobs (`750`), query cursors (`01g`). The last three characters are the
 * platform's case checksum.
 */
export function apiId(keyPrefix: string, sequence: number): string {
  const short = `${keyPrefix}000000${sequence.toString(36).toUpperCase().padStart(6, '0')}`;
  let checksum = '';
  for (let part = 0; part < 15; part += 5) {
    let bits = 0;
    for (let at = 0; at < 5; at += 1) {
      if (/[A-Z]/.test(short.charAt(part + at))) bits |= 1 << at;
    }
    checksum += ALPHABET.charAt(bits);
  }
  return short + checksum;
}
