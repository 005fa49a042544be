/** A part of a text, and where it begins. */
export interface Token {
  readonly text: string;
  readonly offset: number;
}

/** Strings, words and whatever else is not blank, with their places. */
export function tokensOf(text: string, start = 0): readonly Token[] {
  return [...text.slice(start).matchAll(/'(?:[^'\\]|\\.)*'|[\w.]+|\S/gs)].map((match) => ({
    text: match[0],
    offset: start + match.index,
  }));
}
