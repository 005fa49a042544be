import LOCALE from '@salesforce/i18n/locale';
import MORE from '@salesforce/label/c.Stakeholder_Signals_More_Names';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';

const MOST_NAMES = 3;

/** Names in a sentence, as the user's language lists them: `Ana, Bo, and Cy`; of many the first and how many more. */
export function namesText(names: readonly string[]): string {
  const rest = names.length - MOST_NAMES;
  const listed = rest > 0 ? [...names.slice(0, MOST_NAMES), labelText(MORE, wholeText(rest))] : names;
  return new Intl.ListFormat(LOCALE, { type: 'conjunction' }).format(listed);
}
