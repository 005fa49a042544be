import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import type { Stakeholder, StakeholderLink } from 'c/stakeholder';

/** What a file of the map is made of. */
export interface MapSheet {
  /** Whose map it is. */
  readonly accountName: string;
  /** The people to be in it: all, or those that a filter left. */
  readonly people: readonly Stakeholder[];
  /** How many there are on the map. */
  readonly total: number;
  readonly links: readonly StakeholderLink[];
  /** The fields of `Stakeholder__c` that the user may see: no other is in the file. */
  readonly fields: Readonly<Record<string, FieldInfo>>;
  /** `YYYY-MM-DD` */
  readonly day: string;
}
