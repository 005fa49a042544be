/**
 * How the messages of our own validation rules begin, by rule: what tells a refusal of ours from one of the customer's. Rules of the people on
 * the map and of the team; other objects are not written by a proof, or have none.
 */
export const OUR_RULES = {
  fit: 'Fit goes from 1',
  influence: 'Influence goes from 1',
  interest: 'Interest goes from 1',
  power: 'Power goes from 1',
  relationshipNow: 'Relationship now goes from 1',
  relationshipWanted: 'Relationship wanted goes from 1',
  stance: 'The stance goes from -2',
  stakeholderKey: 'The stakeholder key must name',
  linkKey: 'The link key must be',
  linkToItself: 'A stakeholder cannot be linked to themselves',
  linkStrength: 'The strength goes from 1',
  linkWithinAccount: 'Both stakeholders must be on the map of the same account',
  department: 'Say for which department',
  departmentKey: 'The department contact key must be',
  roleKey: 'The role key must be',
  mainContactKey: 'The main contact key must be',
  coverageKey: 'The coverage key must be',
} as const;

export type OurRule = keyof typeof OUR_RULES;

/** Whether the words of a refusal are those of a rule of ours; of this one, where one is named. */
export function isOurs(message: string, rule?: OurRule): boolean {
  const words = rule === undefined ? Object.values(OUR_RULES) : [OUR_RULES[rule]];
  return words.some((start) => message.includes(start));
}
