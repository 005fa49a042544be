import { UnsupportedError } from '../../errors.ts';
import type { MetadataFiles } from '../../metadata-checks/index.ts';
import { elementsIn, fileElements, isKnownType, metadataType, metadataXml } from '../../metadata-format/index.ts';
import type { Component, Manifest } from '../../metadata-format/index.ts';
import type { Schema } from '../../schema/index.ts';
import { isPlatformType } from '../deploy/platformTypes.ts';
import { componentsIn } from '../list/fileProperties.ts';

/** What a retrieve found, and what it did not. */
export interface Selection {
  /** In source form, by path within the package. */
  readonly files: MetadataFiles;
  /** Components that were asked for, each with one of its files. */
  readonly components: ReadonlyMap<string, { component: Component; path: string }>;
  readonly messages: readonly string[];
}

/**
 * The files of the components that a manifest names. Wording: "Entity of type 'X' named 'Y' cannot be found" and "Entity type: 'X' is
 * unknown" as in github.com/solenopsis/Solenopsis/issues/266.
 * Source of the wildcard's limits: "Sample package.xml Manifest Files", Metadata API Developer Guide: neither standard objects nor
 * components in folders.
 */
export function selectFiles({ types }: Manifest, all: MetadataFiles, schema: Schema): Selection {
  const known = componentsIn(all.keys());
  const files = new Map<string, Uint8Array>();
  const components = new Map<string, { component: Component; path: string }>();
  const messages: string[] = [];
  for (const [type, members] of types) {
    if (!isKnownType(type)) {
      messages.push(...unknownType(type, members));
      continue;
    }
    if (fileElements.some(({ name }) => name === type)) {
      takeElements(type, members);
      continue;
    }
    for (const member of members) {
      if (member === '*') for (const fullName of allOf(type)) take({ type, fullName });
      else if (!take({ type, fullName: member })) messages.push(notFound(type, member));
    }
  }
  return { files, components, messages };

  function allOf(type: string): string[] {
    if (metadataType(type)?.form === 'filed') return [];
    return [...known.values()]
      .filter(
        ({ component }) =>
          component.type === type && (type !== 'CustomObject' || schema.object(component.fullName)?.custom === true),
      )
      .map(({ component }) => component.fullName);
  }

  function take(component: Component): boolean {
    const { type, fullName } = component;
    const own = [...all].filter(([path]) => isOf(path, component));
    if (own.length === 0 && !(type === 'CustomObject' && schema.object(fullName))) return false;
    for (const [path, bytes] of own) files.set(path, bytes);
    const path = known.get(`${type}:${fullName}`)?.path ?? own[0]?.[0];
    if (path !== undefined) components.set(`${type}:${fullName}`, { component, path });
    return true;
  }

  /** Files of a component; an object's are those of its parts too. */
  function isOf(path: string, { type, fullName }: Component): boolean {
    if (type === 'CustomObject') return path.startsWith(`objects/${fullName}/`);
    const found = componentsIn([path]).values().next().value?.component;
    return found?.type === type && found.fullName === fullName;
  }

  /** A file with those of its elements that are asked for. */
  function takeElements(type: string, members: ReadonlySet<string>): void {
    const ofType = [...all].flatMap(([path, bytes]) => elementsIn(path, bytes)).filter((one) => one.kind.name === type);
    const found = ofType.filter(({ component }) => members.has('*') || members.has(component.fullName));
    for (const member of members) {
      if (member !== '*' && !found.some(({ component }) => component.fullName === member))
        messages.push(notFound(type, member));
    }
    for (const [path, elements] of Map.groupBy(found, (one) => one.path)) {
      const [first] = elements;
      if (!first || files.has(path)) continue;
      const { kind } = first;
      const inside = elements
        .map(({ element }) => `\n    <${kind.element}>${element.inside}</${kind.element}>`)
        .join('');
      files.set(path, Buffer.from(metadataXml(kind.of, `${inside}\n`)));
      for (const { component } of elements) components.set(`${type}:${component.fullName}`, { component, path });
    }
  }
}

function notFound(type: string, name: string): string {
  return `Entity of type '${type}' named '${name}' cannot be found`;
}

/** This org has no component of the types that it does not keep, so that all of them are none. */
function unknownType(type: string, members: ReadonlySet<string>): string[] {
  if (!isPlatformType(type)) return [`Entity type: '${type}' is unknown`];
  const named = [...members].filter((member) => member !== '*');
  if (named.length === 0) return [];
  return [
    ...named.map((member) => notFound(type, member)),
    new UnsupportedError(`metadata of the type ${type}`).message,
  ];
}
