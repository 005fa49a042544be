import metadata from 'jsforce/lib/api/metadata/schema.js';
import type { MetadataElement } from '../sourceMetadata.ts';

/** How jsforce writes down Salesforce's Metadata API WSDL: `'string'`, `'?number'` (optional), `['ReportColumn']` (any number). */
interface WsdlType {
  readonly props: Readonly<Record<string, string | readonly string[]>>;
  readonly extends?: string;
}

const TYPES: Readonly<Record<string, WsdlType>> = metadata.ApiSchemas;
const SCALARS: Readonly<Record<string, RegExp>> = {
  string: /^/,
  number: /^-?\d+(\.\d+)?$/,
  boolean: /^(true|false)$/,
};

/** Elements that Salesforce's WSDL does not have at that place, or demands and does not find, one sentence each. */
export function elementProblems(type: string, element: MetadataElement, at = type): string[] {
  const props = propsOf(type);
  const unknown = Object.keys(element.children)
    .filter((name) => !name.startsWith('@_') && !(name in props))
    .map((name) => `${at} has no element ${name}`);
  return [...unknown, ...Object.entries(props).flatMap(([name, kind]) => childProblems(element, name, kind, at))];
}

function propsOf(type: string): WsdlType['props'] {
  const { props, extends: base } = TYPES[type] ?? { props: {} };
  return base === undefined ? props : { ...propsOf(base), ...props };
}

function childProblems(element: MetadataElement, name: string, kind: string | readonly string[], at: string): string[] {
  const isList = typeof kind !== 'string';
  const type = (isList ? (kind.at(-1) ?? '') : kind).replace('?', '');
  const [texts, elements] = [element.texts(name), element.elements(name)];
  const count = texts.length + elements.length;
  const place = `${at}/${name}`;
  if (count === 0) {
    return !isList && !kind.startsWith('?') ? [`${place} is missing`] : [];
  }
  const tooMany = !isList && count > 1 ? [`${place} stands ${count} times`] : [];
  const scalar = SCALARS[type];
  if (!scalar) return [...tooMany, ...elements.flatMap((child) => elementProblems(type, child, place))];
  const wrong = texts.filter((text) => !scalar.test(text)).map((text) => `${place} is no ${type}: ${text}`);
  return [...tooMany, ...wrong, ...elements.map(() => `${place} holds elements instead of a ${type}`)];
}
