import type { MetadataFile } from '../schema/index.ts';

/** Objects that this org has none of, by what follows their name. */
const SUFFIXES: readonly (readonly [suffix: string, name: string])[] = [
  ['__e', 'platform events'],
  ['__b', 'big objects'],
  ['__x', 'external objects'],
  ['__kav', 'Knowledge articles'],
];

const OBJECT_FILE = /(?:^|\/)objects\/([^/]+)\//;

/** The API name of the object that a file is part of. */
export function objectOfFile(path: string): string | undefined {
  return OBJECT_FILE.exec(path)?.[1];
}

/** Objects of a project that the org leaves out, with their kind, by API name. */
export function absentObjects(files: readonly MetadataFile[]): ReadonlyMap<string, string> {
  const absent = new Map<string, string>();
  for (const file of files) {
    const name = objectOfFile(file.path);
    if (name === undefined || absent.has(name)) continue;
    const kind = SUFFIXES.find(([suffix]) => name.endsWith(suffix))?.[1];
    if (kind !== undefined) absent.set(name, kind);
    else if (isCustomSetting(file)) absent.set(name, 'custom settings');
  }
  return absent;
}

function isCustomSetting(file: MetadataFile): boolean {
  return file.path.endsWith('.object-meta.xml') && file.text().includes('<customSettingsType>');
}
