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

/**
 * A permission set without what it grants on things that the org does not have.
 * @returns the file itself where all of it is known, and how many entries were left out
 */
export function withKnownGrants(
  file: MetadataFile,
  isKnown: (target: GrantTarget) => boolean,
): { readonly file: MetadataFile; readonly leftOut: number } {
  let leftOut = 0;
  const text = file.text().replaceAll(ENTRY, (entry: string, element: string, inside: string) => {
    const target = targetOf(element, inside);
    if (target === undefined || isKnown(target)) return entry;
    leftOut += 1;
    return '';
  });
  return leftOut === 0 ? { file, leftOut } : { file: fileInMemory(file.path, Buffer.from(text)), leftOut };
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
