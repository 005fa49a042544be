// The WSDL as data, and nothing that talks: this import opens no connection.
// eslint-disable-next-line no-restricted-imports -- jsforce keeps the only copy of Salesforce's Metadata API WSDL among the dependencies
import metadata from 'jsforce/lib/api/metadata/schema.js';
import { NEWER_ELEMENTS } from './newerElements.ts';

/** How jsforce writes a type of the WSDL down: `'string'`, `'?number'` (optional), `['ReportColumn']` (any number). */
interface WsdlType {
  readonly props: Readonly<Record<string, string | readonly string[]>>;
  readonly extends?: string;
}

export type Scalar = 'string' | 'number' | 'boolean';

/** What may stand at one place of a metadata file. */
export interface ElementRule {
  readonly type: string;
  readonly required: boolean;
  readonly repeats: boolean;
}

const TYPES: Readonly<Record<string, WsdlType>> = metadata.ApiSchemas;
const rules = new Map<string, ReadonlyMap<string, ElementRule> | undefined>();

/** The elements of a type by name; undefined for a type that the WSDL does not have. */
export function elementRules(type: string): ReadonlyMap<string, ElementRule> | undefined {
  if (!rules.has(type)) rules.set(type, readRules(type));
  return rules.get(type);
}

export function isScalar(type: string): type is Scalar {
  return type === 'string' || type === 'number' || type === 'boolean';
}

function readRules(type: string): ReadonlyMap<string, ElementRule> | undefined {
  const props = { ...propsOf(type), ...NEWER_ELEMENTS[type] };
  if (Object.keys(props).length === 0) return undefined;
  return new Map(Object.entries(props).map(([name, kind]) => [name, ruleOf(kind)]));
}

function propsOf(type: string): WsdlType['props'] {
  const { props, extends: base } = TYPES[type] ?? { props: {} };
  return base === undefined ? props : { ...propsOf(base), ...props };
}

function ruleOf(kind: string | readonly string[]): ElementRule {
  if (typeof kind !== 'string') return { type: kind.at(-1) ?? '', required: false, repeats: true };
  return { type: kind.replace('?', ''), required: !kind.startsWith('?'), repeats: false };
}
