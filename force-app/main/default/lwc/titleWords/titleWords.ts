/** Words that are looked for in job titles. */
export interface TitlePhrase {
  readonly length: number;
  readonly pattern: RegExp;
}

/**
 * The phrases of a list, made once for many titles. A star at the end stands for the rest of a word, one between words for any words.
 *
 * @param list separated by commas, as an administrator writes it in a label
 */
export function titlePhrases(list: string): TitlePhrase[] {
  return list
    .split(',')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '' && phrase !== '*')
    .map((phrase) => ({ length: phrase.length, pattern: patternOf(phrase) }));
}

/** Whole words only: a CTO is no "director". */
function patternOf(phrase: string): RegExp {
  const isStem = phrase.endsWith('*');
  const parts = (isStem ? phrase.slice(0, -1) : phrase).split(' * ');
  const text = parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join(' .+ ');
  const end = isStem ? '' : String.raw`(?![\p{Letter}\p{Number}])`;
  return new RegExp(String.raw`(?<![\p{Letter}\p{Number}])${text}${end}`, 'iu');
}
