/**
 * The 18-character form of a record id: three characters that tell upper from lower case are appended to 15. Anything
 * that is not a 15-character id is returned as it is.
 */
export function toLongId(id: string): string {
  if (id.length !== 15 || !/^[a-zA-Z0-9]{15}$/.test(id)) {
    return id;
  }
  let suffix = '';
  for (let start = 0; start < 15; start += 5) {
    let bits = 0;
    for (let offset = 0; offset < 5; offset++) {
      const char = id.charAt(start + offset);
      bits |= char >= 'A' && char <= 'Z' ? 1 << offset : 0;
    }
    suffix += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'.charAt(bits);
  }
  return id + suffix;
}
