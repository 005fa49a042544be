import { metadata } from './sfdxProject.ts';

export interface SharingRule {
  readonly name: string;
  readonly level?: string;
  /** `<role>East</role>` and the like. */
  readonly to: string;
  /** Whose records; without it the criteria say which. */
  readonly from?: string;
  readonly criteria?: string;
  /** Levels of an account's contacts, opportunities and cases. */
  readonly children?: Partial<Record<'contact' | 'opportunity' | 'case', string>>;
  readonly more?: string;
}

/** A `sharingRules-meta.xml`, which has all rules of an object. */
export function sharingRulesXml(...rules: readonly SharingRule[]): string {
  const inside = rules.map(({ name, level = 'Read', to, from, criteria = '', children, more = '' }) => {
    const levels = (['case', 'contact', 'opportunity'] as const).map(
      (child) => `<${child}AccessLevel>${children?.[child] ?? 'None'}</${child}AccessLevel>`,
    );
    const base =
      `<fullName>${name}</fullName><accessLevel>${level}</accessLevel>` +
      (children ? `<accountSettings>${levels.join('')}</accountSettings>` : '') +
      `<label>${name}</label><sharedTo>${to}</sharedTo>${more}`;
    return from === undefined
      ? `<sharingCriteriaRules>${base}${criteria}<includeRecordsOwnedByAll>true</includeRecordsOwnedByAll></sharingCriteriaRules>`
      : `<sharingOwnerRules>${base}<sharedFrom>${from}</sharedFrom></sharingOwnerRules>`;
  });
  return metadata('SharingRules', inside.join(''));
}

export function criterion(field: string, value: string, operation = 'equals'): string {
  return `<criteriaItems><field>${field}</field><operation>${operation}</operation><value>${value}</value></criteriaItems>`;
}
