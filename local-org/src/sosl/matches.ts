import type { SearchTerms } from './searchTerms.ts';

/** Whether a record has what is searched for. @param fields the words of each of its fields */
export function matches(terms: SearchTerms, fields: readonly (readonly string[])[]): boolean {
  switch (terms.kind) {
    case 'and':
      return terms.parts.every((part) => matches(part, fields));
    case 'or':
      return terms.parts.some((part) => matches(part, fields));
    case 'not':
      return !matches(terms.inside, fields);
    case 'sequence':
      return fields.some((words) => hasSequence(words, terms.words));
  }
}

function hasSequence(words: readonly string[], wanted: readonly RegExp[]): boolean {
  return words.some((_, start) => wanted.every((pattern, index) => pattern.test(words[start + index] ?? '')));
}
