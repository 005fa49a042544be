import DECISION_MAKER from '@salesforce/label/c.Contact_Suggestions_Decision_Maker';
import ECONOMIC_BUYER from '@salesforce/label/c.Contact_Suggestions_Economic_Buyer';
import EXECUTIVE_SPONSOR from '@salesforce/label/c.Contact_Suggestions_Executive_Sponsor';
import GATEKEEPER from '@salesforce/label/c.Contact_Suggestions_Gatekeeper';
import INFLUENCER from '@salesforce/label/c.Contact_Suggestions_Influencer';
import TECHNICAL_EVALUATOR from '@salesforce/label/c.Contact_Suggestions_Technical_Evaluator';
import USER from '@salesforce/label/c.Contact_Suggestions_User';
import { titlePhrases } from 'c/titleWords';
import type { TitlePhrase } from 'c/titleWords';

/** By role: the words of titles that speak for it, separated by commas; a star stands for the rest of a word. */
export type TitleWords = Readonly<Record<string, string>>;

/** Labels, so that an administrator translates or changes them. What makes a champion no title tells. */
export const TITLE_WORDS: TitleWords = {
  'Decision Maker': DECISION_MAKER,
  'Economic Buyer': ECONOMIC_BUYER,
  'Executive Sponsor': EXECUTIVE_SPONSOR,
  Gatekeeper: GATEKEEPER,
  Influencer: INFLUENCER,
  'Technical Evaluator': TECHNICAL_EVALUATOR,
  User: USER,
};

/** Words of a title that speak for a role. */
export interface RolePhrase extends TitlePhrase {
  readonly role: string;
}

/** The phrases of these roles, in the order of the roles: made once for many titles. */
export function rolePhrases(roles: readonly string[], words: TitleWords = TITLE_WORDS): RolePhrase[] {
  return roles.flatMap((role) => titlePhrases(words[role] ?? '').map((phrase) => ({ role, ...phrase })));
}

/**
 * Which role a title speaks for: the one with the longest matching words, as these say most ("Managing Director Purchasing" manages); of
 * equals the first. Undefined where none matches.
 */
export function roleOfTitle(title: string | undefined, phrases: readonly RolePhrase[]): string | undefined {
  let best: RolePhrase | undefined;
  for (const phrase of title === undefined ? [] : phrases) {
    if (phrase.length > (best?.length ?? 0) && phrase.pattern.test(title ?? '')) {
      best = phrase;
    }
  }
  return best?.role;
}
