import { folderSuffix, metadataTypes, objectParts } from './metadataTypes.ts';
import type { MetadataType, ObjectPart } from './metadataTypes.ts';

/** A component as results and package.xml name it. */
export interface Component {
  readonly type: string;
  readonly fullName: string;
}

export function keyOf({ type, fullName }: Component): string {
  return `${type}:${fullName}`;
}

const meta = '-meta.xml';

/** What a Lightning web component's folder may hold. Source: "Component Bundles", Lightning Web Components Developer Guide. */
const bundleFile = /\.(js|html|css|svg|js-meta\.xml)$/;

/**
 * The component that a file in source form belongs to; undefined for a file of no component that this org keeps.
 * @param path within a package, as {@link packagePath} gives it
 */
export function componentOf(path: string): Component | undefined {
  const [directory = '', ...rest] = path.split('/');
  const type = metadataTypes.find((one) => one.directory === directory);
  const name = rest.at(-1);
  if (!type || name === undefined) return undefined;
  switch (type.form) {
    case 'object':
      return objectComponent(rest);
    case 'bundle':
      return rest.length === 2 && bundleFile.test(name) ? { type: type.name, fullName: rest[0] ?? '' } : undefined;
    case 'content':
      return { type: type.name, fullName: (rest[0] ?? '').replace(/(\.[^.]+?)?(-meta\.xml)?$/, '') };
    case 'file':
    case 'filed':
      return fileComponent(type, rest.join('/'));
  }
}

function objectComponent([object = '', folder = '', name = '']: readonly string[]): Component | undefined {
  if (folder === `${object}.object${meta}`) return { type: 'CustomObject', fullName: object };
  const part = objectParts.find(({ element }) => element === folder);
  const ending = part && `.${part.suffix}${meta}`;
  if (!part || ending === undefined || !name.endsWith(ending)) return undefined;
  return { type: part.name, fullName: `${object}.${name.slice(0, -ending.length)}` };
}

function fileComponent(type: MetadataType, path: string): Component | undefined {
  const suffixes = type.form === 'filed' ? [type.suffix, folderSuffix(type)] : [type.suffix];
  for (const suffix of suffixes) {
    const ending = `.${suffix}${meta}`;
    if (path.endsWith(ending)) return { type: type.name, fullName: decoded(path.slice(0, -ending.length)) };
  }
  return undefined;
}

/** Names of layouts and the like are written with percent signs where a file system would not take them. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The file of an object's part in source form. */
export function partPath(object: string, part: ObjectPart, name: string): string {
  return `objects/${object}/${part.element}/${name}.${part.suffix}${meta}`;
}

export function objectPath(object: string): string {
  return `objects/${object}/${object}.object${meta}`;
}

/**
 * Where a project's file is within a package: from the directory of its type on, whatever folders the project has above it.
 * Undefined for a file of no component that this org keeps, such as a component's TypeScript and tests.
 */
export function packagePath(path: string): string | undefined {
  const segments = path.split(/[\\/]/);
  for (const [index, segment] of segments.entries()) {
    if (!metadataTypes.some(({ directory }) => directory === segment)) continue;
    const candidate = segments.slice(index).join('/');
    if (componentOf(candidate)) return candidate;
  }
  return undefined;
}
