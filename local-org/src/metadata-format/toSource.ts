import { MetadataError, placeAt } from '../schema/index.ts';
import type { MetadataPlace } from '../schema/index.ts';
import { componentOf, keyOf, objectPath, partPath } from './component.ts';
import type { Component } from './component.ts';
import { folderSuffix, metadataTypes, objectParts } from './metadataTypes.ts';
import { elementsOf, metadataXml, readRoot, withoutElements } from './xmlElements.ts';

/** A file in source form, and where it was deployed from. */
export interface SourceFile {
  readonly bytes: Uint8Array;
  /** The file in metadata form, for messages. */
  readonly deployedPath: string;
  /** A place in this file as a place in the deployed one. */
  deployedPlace(place: MetadataPlace): MetadataPlace;
}

export interface SourcePackage {
  /** By path within the package. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /** The components of each deployed file; none for a file that is of no type. An object's file is also of the object. */
  readonly components: ReadonlyMap<string, readonly Component[]>;
  /** Files of objects that cannot be taken apart. */
  readonly broken: readonly MetadataError[];
}

/**
 * A package in metadata form as files in source form: objects come apart into a file for each field, list view and so on.
 * @param files by path below the folder with package.xml
 */
export function toSource(files: ReadonlyMap<string, Uint8Array>): SourcePackage {
  const source = new Map<string, SourceFile>();
  const components = new Map<string, readonly Component[]>();
  const broken: MetadataError[] = [];
  for (const [path, bytes] of files) {
    const object = /^objects\/([^/]+)\.object$/.exec(path)?.[1];
    const own = object === undefined ? [] : [{ type: 'CustomObject', fullName: object }];
    try {
      const parts = object === undefined ? plainFile(path, bytes) : objectFiles(path, object, bytes);
      for (const [name, file] of parts) source.set(name, file);
      const named = [...parts.keys()].map(componentOf).filter((component) => component !== undefined);
      components.set(path, [...new Map([...own, ...named].map((component) => [keyOf(component), component])).values()]);
    } catch (error) {
      if (!(error instanceof MetadataError)) throw error;
      broken.push(error);
      components.set(path, own);
    }
  }
  return { files: source, components, broken };
}

function plainFile(path: string, bytes: Uint8Array): ReadonlyMap<string, SourceFile> {
  const name = sourcePath(path);
  return new Map(name === undefined ? [] : [[name, { bytes, deployedPath: path, deployedPlace: (place) => place }]]);
}

/** `layouts/X.layout` is `layouts/X.layout-meta.xml` in source form; undefined for a file of no type. */
function sourcePath(path: string): string | undefined {
  const [directory = ''] = path.split('/');
  const type = metadataTypes.find((one) => one.directory === directory);
  if (!type) return undefined;
  if (type.form === 'bundle' || type.form === 'content') return path;
  if (path.endsWith(`.${type.suffix}`)) return `${path}-meta.xml`;
  if (type.form === 'filed' && path.endsWith('-meta.xml')) {
    return path.replace(/-meta\.xml$/, `.${folderSuffix(type)}-meta.xml`);
  }
  return undefined;
}

function objectFiles(path: string, object: string, bytes: Uint8Array): ReadonlyMap<string, SourceFile> {
  const root = readRoot(path, bytes, 'CustomObject');
  const files = new Map<string, SourceFile>();
  const taken = objectParts.flatMap((part) => {
    const elements = elementsOf(root, part.element);
    for (const { node, inside, place } of elements) {
      const xml = metadataXml(part.name, inside);
      const deployedPlace = placeIn(placeAt(xml, xml.indexOf(inside, xml.indexOf('<', 1))), place);
      const file = { bytes: Buffer.from(xml), deployedPath: path, deployedPlace };
      files.set(partPath(object, part, node.required('fullName')), file);
    }
    return elements;
  });
  const hasOwn = root.names().some((name) => !objectParts.some(({ element }) => element === name));
  if (hasOwn) {
    const rest = withoutElements(root.xml, taken);
    files.set(objectPath(object), { bytes: Buffer.from(rest), deployedPath: path, deployedPlace: (place) => place });
  }
  return files;
}

/** Text that begins at one place in a file, and at another in the one that it was taken from. */
function placeIn(here: Required<MetadataPlace>, there: Required<MetadataPlace>): SourceFile['deployedPlace'] {
  return ({ line, column }) => {
    if (line === undefined) return {};
    const moved = { line: line + there.line - here.line };
    if (column === undefined) return moved;
    // What is in front of the text on its first line is another tag in each of the files.
    const offset = line === here.line ? there.column - here.column : 0;
    return { ...moved, column: Math.max(1, column + offset) };
  };
}
