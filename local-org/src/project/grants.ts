import { fileInMemory } from '../schema/index.ts';
import type { MetadataFile } from '../schema/index.ts';

/** What a permission set may grant. */
export interface GrantTarget {
  readonly object: string;
  /** For a field's permission. */
  readonly field?: string;
  /** For a record type's visibility. */
  readonly recordType?: string;
}

const ENTRY =
  /[ \t]*<(objectPermissions|fieldPermissions|recordTypeVisibilities|customMetadataTypeAccesses|customSettingAccesses)>([\s\S]*?)<\/\1>[ \t]*(?:\r?\n)?/g;

/** What becomes of an entry. */
export type Verdict = 'kept' | 'left out' | 'read only';

/** The name of a target: `Account`, `Account.Tier__c`, `Account.Key` for a record type. */
export function nameOfTarget({ object, field, recordType }: GrantTarget): string {
  return [object, ...[field ?? recordType ?? []].flat()].join('.');
}

/**
 * A permission set without some of what it grants.
 * @returns the file itself where all of it is kept, and what the others grant, by name
 */
export function withGrants(
  file: MetadataFile,
  verdictOn: (target: GrantTarget) => Verdict,
): { readonly file: MetadataFile; readonly leftOut: readonly string[] } {
  const leftOut: string[] = [];
  const text = file.text().replaceAll(ENTRY, (entry: string, element: string, inside: string) => {
    const target = targetOf(element, inside);
    const verdict = target === undefined ? 'kept' : verdictOn(target);
    if (target === undefined || verdict === 'kept') return entry;
    leftOut.push(nameOfTarget(target));
    return verdict === 'left out' ? '' : entry.replace(/(<editable>)\s*true\s*(<\/editable>)/, '$1false$2');
  });
  return leftOut.length === 0 ? { file, leftOut } : { file: fileInMemory(file.path, Buffer.from(text)), leftOut };
}

function targetOf(element: string, inside: string): GrantTarget | undefined {
  const value = (name: string): string => new RegExp(`<${name}>\\s*([^<]*?)\\s*</${name}>`).exec(inside)?.[1] ?? '';
  const [object = '', part = ''] = (value('field') || value('recordType')).split('.');
  switch (element) {
    case 'objectPermissions':
      return { object: value('object') };
    case 'fieldPermissions':
      return { object, field: part };
    case 'recordTypeVisibilities':
      return { object, recordType: part };
    default:
      return { object: value('name') };
  }
}
