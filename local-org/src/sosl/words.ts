import { foldCase } from '../store/index.ts';

/** A text as the search index has it: its words in lower case, parted by blanks and punctuation. */
export function wordsOf(text: string): readonly string[] {
  return foldCase(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
