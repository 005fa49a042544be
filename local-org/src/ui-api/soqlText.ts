/** A text as a SOQL literal. Source: "Quoted String Escape Sequences", SOQL and SOSL Reference. */
export function quoted(text: string): string {
  return `'${text.replaceAll('\\', String.raw`\\`).replaceAll("'", String.raw`\'`)}'`;
}

/** `Id IN ('…', '…')` */
export function idsIn(field: string, ids: readonly string[]): string {
  return `${field} IN (${ids.map(quoted).join(', ')})`;
}

/** A LIKE pattern: `*` and `?` are wildcards of whoever searches, `%` and `_` stand for themselves. */
export function likePattern(term: string): string {
  return `'%${likeStart(term)}'`;
}

/** The inside of a LIKE pattern for what begins with a term, in which `*` and `?` are wildcards. */
export function likeStart(term: string): string {
  const escaped = quoted(term)
    .slice(1, -1)
    .replaceAll('%', String.raw`\%`)
    .replaceAll('_', String.raw`\_`);
  return `${escaped.replaceAll('*', '%').replaceAll('?', '_')}%`;
}
