import path from 'node:path';
import { componentOf } from './component.ts';
import { metadataTypes, objectParts } from './metadataTypes.ts';
import { metadataXml, readRoot } from './xmlElements.ts';
import { writeZip } from './zipFile.ts';

/** A file in metadata form, as a retrieve gives it. */
export interface RetrievedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Files in source form as files in metadata form: the parts of an object come together in its file, behind what the object says itself.
 * @param files by path within the package
 */
export async function toMetadata(files: ReadonlyMap<string, Uint8Array>): Promise<readonly RetrievedFile[]> {
  const objects = new Map<string, [string, Uint8Array][]>();
  const folders = new Map<string, Map<string, Uint8Array>>();
  const plain: RetrievedFile[] = [];
  for (const [name, bytes] of files) {
    const object = /^objects\/([^/]+)\//.exec(name)?.[1];
    const [, folder, inside] = /^(staticresources\/[^/]+)\/(.+)$/.exec(name) ?? [];
    if (object !== undefined) objects.set(object, [...(objects.get(object) ?? []), [name, bytes]]);
    else if (folder !== undefined)
      folders.set(folder, (folders.get(folder) ?? new Map<string, Uint8Array>()).set(inside ?? '', bytes));
    else plain.push({ path: metadataPath(name), bytes });
  }
  const composed: RetrievedFile[] = [...objects].map(([object, parts]) => ({
    path: `objects/${object}.object`,
    bytes: Buffer.from(composeObject(parts)),
  }));
  // A static resource that is a zip file is a folder in source form.
  for (const [folder, inside] of folders) composed.push({ path: `${folder}.resource`, bytes: await writeZip(inside) });
  return [...composed, ...plain];
}

/** The path of a file of no object in metadata form. */
export function metadataPath(name: string): string {
  const type = metadataTypes.find(({ directory }) => name.startsWith(`${directory}/`));
  if (type === undefined || type.form === 'bundle') return name;
  if (type.form === 'object') return `objects/${name.split('/')[1] ?? ''}.object`;
  if (type.form === 'filed')
    return name.replace(/\.\w+Folder-meta\.xml$/, '-meta.xml').replace(/(\.\w+)-meta\.xml$/, '$1');
  if (type.form === 'file') return name.replace(/-meta\.xml$/, '');
  const resource = path.posix.join(type.directory, componentOf(name)?.fullName ?? '');
  return name.endsWith('-meta.xml') ? `${resource}.resource-meta.xml` : `${resource}.resource`;
}

/** What the object says itself, then its parts in the order of their elements and names. */
function composeObject(parts: readonly (readonly [string, Uint8Array])[]): string {
  const elements = parts.flatMap(([name, bytes]): readonly ComposedPart[] => {
    const part = objectParts.find(({ element }) => name.split('/')[2] === element);
    const root = readRoot(name, bytes, part?.name ?? 'CustomObject');
    if (!root.range) return [];
    const written = root.xml.slice(root.range.startIndex, root.range.endIndex);
    const inside = written.slice(written.indexOf('>') + 1, written.lastIndexOf('</')).trimEnd();
    if (!part) return [{ key: '', xml: inside }];
    return [{ key: `${part.element}/${name}`, xml: `\n    <${part.element}>${inside}\n    </${part.element}>` }];
  });
  const sorted = [...elements].sort((one, other) => (one.key < other.key ? -1 : 1));
  return metadataXml('CustomObject', `${sorted.map(({ xml }) => xml).join('')}\n`);
}

interface ComposedPart {
  readonly key: string;
  readonly xml: string;
}
