import type { Finding } from '../findings.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import { enumerationOf } from './enumerations.ts';
import { elementRules, isScalar, type ElementRule, type Scalar } from './wsdl.ts';

/** Of all metadata files. */
export const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

/** The texts that a scalar takes, and what XML Schema calls it. */
const SCALARS: Readonly<Record<Scalar, readonly [name: string, form: RegExp]>> = {
  string: ['xsd:string', /^/],
  number: ['xsd:double', /^-?(\d+\.?\d*|\.\d+)(E-?\d+)?$/i],
  boolean: ['xsd:boolean', /^(true|false|0|1)$/],
};

/**
 * Elements that the Metadata API does not have at their place, or demands and does not find, and values of another type. A file that
 * is wrong so is not read any further by the platform. Types that the WSDL does not have are left alone.
 * Wording: https://app.unpkg.com/sfdx-hardis@5.45.0/files/lib/common/utils/deployTipsList.js
 */
export function checkStructure(type: string, element: XmlElement): Finding[] {
  const rules = elementRules(type);
  if (!rules) return [];
  const missing = [...rules].filter(([name, rule]) => rule.required && !element.element(name));
  return [
    ...element.children.flatMap((child, index) => checkChild(type, rules, element.children.slice(0, index), child)),
    ...missing.map(([name]) => ({ problem: `Required field is missing: ${name}`, at: element })),
  ];
}

function checkChild(
  type: string,
  rules: ReadonlyMap<string, ElementRule>,
  before: readonly XmlElement[],
  child: XmlElement,
): Finding[] {
  const rule = rules.get(child.name);
  const place = `at this location in type ${type}`;
  if (!rule) return [unparsed(`Element {${NAMESPACE}}${child.name} invalid ${place}`, child)];
  if (!rule.repeats && before.some(({ name }) => name === child.name)) {
    return [unparsed(`Element ${child.name} is duplicated ${place}`, child)];
  }
  if (child.attribute('xsi:nil') === 'true') return [];
  return isScalar(rule.type) ? checkScalar(type, rule.type, child) : checkStructure(rule.type, child);
}

function checkScalar(type: string, scalar: Scalar, child: XmlElement): Finding[] {
  const [inner] = child.children;
  const [name, form] = SCALARS[scalar];
  if (inner) return [unparsed(`Element {${NAMESPACE}}${inner.name} invalid at this location in type ${name}`, inner)];
  const enumeration = enumerationOf(type, child.name);
  if (enumeration && !enumeration.values.includes(child.content)) {
    return [unparsed(`'${child.content}' is not a valid value for the enum '${enumeration.name}'`, child)];
  }
  return form.test(child.content) ? [] : [unparsed(`'${child.content}' is not valid for the type ${name}`, child)];
}

const unparsed = (problem: string, at: XmlElement): Finding => ({ problem: `Error parsing file: ${problem}`, at });
