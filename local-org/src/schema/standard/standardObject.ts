import type { ObjectDraft } from '../objectSchema.ts';
import { systemFields } from '../systemFields.ts';
import type { FieldSchema } from '../types.ts';

interface StandardObject {
  readonly name: string;
  readonly label?: string;
  readonly labelPlural?: string;
  readonly keyPrefix: string;
  /** Records of most standard objects go to the recycle bin and have an owner; some go there with their parent alone. */
  readonly recycleBin?: boolean | 'withParent';
  readonly owner?: boolean;
  readonly sharingModel?: string;
  readonly searchable?: boolean;
  readonly notInUiApi?: boolean;
  /** Objects of the setup area are written by the platform alone, unless said otherwise. */
  readonly access?: Partial<Pick<ObjectDraft, 'createable' | 'updateable' | 'deletable'>>;
  readonly fields: readonly FieldSchema[];
}

/** Declares one standard object: the system fields are added, the rest is as the Object Reference has it. */
export function standardObject(object: StandardObject): ObjectDraft {
  const label = object.label ?? object.name;
  return {
    name: object.name,
    label,
    labelPlural: object.labelPlural ?? `${label}s`,
    custom: false,
    description: undefined,
    keyPrefix: object.keyPrefix,
    createable: object.access?.createable ?? true,
    updateable: object.access?.updateable ?? true,
    deletable: object.access?.deletable ?? true,
    queryable: true,
    searchable: object.searchable ?? false,
    sharingModel: object.sharingModel ?? 'ReadWrite',
    ...(object.recycleBin === 'withParent' ? { goesWithParent: true } : {}),
    ...(object.notInUiApi === true ? { notInUiApi: true } : {}),
    fields: [
      ...systemFields(object.name, { recycleBin: object.recycleBin !== false, owner: object.owner ?? true }),
      ...object.fields,
    ],
  };
}
