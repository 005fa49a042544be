import { getFieldValue } from 'lightning/uiRecordApi';
import type { RecordRepresentation } from 'lightning/uiRecordApi';
import type { FieldId } from '@salesforce/schema';
import BASELINE_REVENUE from '@salesforce/schema/Account.Baseline_Revenue__c';
import DESIGNATION from '@salesforce/schema/Account.Designation__c';
import LAST_MODIFIED_BY from '@salesforce/schema/Account.LastModifiedBy.Name';
import LAST_MODIFIED_DATE from '@salesforce/schema/Account.LastModifiedDate';
import PROGRAMME_START from '@salesforce/schema/Account.Programme_Start__c';
import SAM from '@salesforce/schema/Account.SAM__c';
import SAM_NAME from '@salesforce/schema/Account.SAM__r.Name';
import WHY_THEY_MATTER from '@salesforce/schema/Account.Why_They_Matter_To_Us__c';
import WHY_WE_MATTER from '@salesforce/schema/Account.Why_We_Matter_To_Them__c';

/** The fields that people fill in, in the order in which they are asked for. */
const CHOSEN_FIELDS = {
  Designation__c: DESIGNATION,
  SAM__c: SAM,
  Why_They_Matter_To_Us__c: WHY_THEY_MATTER,
  Why_We_Matter_To_Them__c: WHY_WE_MATTER,
  Programme_Start__c: PROGRAMME_START,
  Baseline_Revenue__c: BASELINE_REVENUE,
} as const satisfies Record<string, FieldId>;

export type DesignationField = keyof typeof CHOSEN_FIELDS;

// The keys of the object above, which TypeScript widens to text.
export const DESIGNATION_FIELDS = Object.keys(CHOSEN_FIELDS) as readonly DesignationField[];

/** What the fields hold, as a form does: empty text where nothing is filled in. A field that the user may not see is absent. */
export type DesignationValues = Readonly<Partial<Record<DesignationField, string>>>;

/** The designation of an account in one version of the record. */
export interface Designation {
  readonly values: DesignationValues;
  readonly samName: string | undefined;
  /** When the record was last modified, as Salesforce says it; a save is refused if that has changed. */
  readonly version: string | undefined;
  readonly modifiedBy: string | undefined;
}

/** What to read of an account, all of it as optional: a field that the user may not see is then left out. */
export const DESIGNATION_WITH_VERSION: readonly FieldId[] = [
  ...Object.values(CHOSEN_FIELDS),
  SAM_NAME,
  LAST_MODIFIED_DATE,
  LAST_MODIFIED_BY,
];

export function readDesignation(account: RecordRepresentation): Designation {
  const values = DESIGNATION_FIELDS.flatMap((name) => {
    const value = getFieldValue(account, CHOSEN_FIELDS[name]);
    const isFilledIn = typeof value === 'string' || typeof value === 'number';
    return value === undefined ? [] : [[name, isFilledIn ? String(value) : ''] as const];
  });
  return {
    values: Object.fromEntries(values),
    samName: text(account, SAM_NAME),
    version: text(account, LAST_MODIFIED_DATE),
    modifiedBy: text(account, LAST_MODIFIED_BY),
  };
}

/** The fields that differ; how lines end, which browsers and imports do in their own ways, is no difference. */
export function changedFields(from: DesignationValues, to: DesignationValues): DesignationField[] {
  return DESIGNATION_FIELDS.filter((name) => withPlainLines(from[name]) !== withPlainLines(to[name]));
}

/** As UI API takes them: a number for money, null for what was emptied. */
export function recordFields(changes: DesignationValues): Record<string, string | number | null> {
  const entries = Object.entries(changes).map(([name, value]) => [
    name,
    value === '' ? null : name === 'Baseline_Revenue__c' ? Number(value) : value,
  ]);
  return Object.fromEntries(entries) as Record<string, string | number | null>;
}

function withPlainLines(value: string | undefined): string | undefined {
  return value?.replace(/\r\n?/g, '\n');
}

function text(account: RecordRepresentation, field: FieldId): string | undefined {
  const value = getFieldValue(account, field);
  return typeof value === 'string' ? value : undefined;
}
