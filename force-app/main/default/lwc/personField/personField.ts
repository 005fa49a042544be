import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import type { EditableField } from 'c/stakeholder';

/** What a screen needs of one field of `Stakeholder__c` to show it or to ask for it. */
export interface PersonField {
  readonly label: string;
  readonly help: string | undefined;
  readonly isReadOnly: boolean;
}

/**
 * Undefined for a field that the user may not see.
 * @param fields what object info says of `Stakeholder__c`: hidden fields are not in it
 * @param lockedReason why the user may change nothing of the record, undefined where they may
 */
export function personField(
  fields: Readonly<Record<string, FieldInfo>>,
  name: EditableField,
  lockedReason: string | undefined,
): PersonField | undefined {
  const info = fields[name];
  return (
    info && {
      label: info.label,
      help: info.inlineHelpText ?? undefined,
      isReadOnly: lockedReason !== undefined || !info.updateable,
    }
  );
}
