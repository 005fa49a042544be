import type { Finding } from '../findings.ts';
import type { Component } from '../OrgMetadata.ts';
import { NAMESPACE, checkStructure } from './checkStructure.ts';

/** What the platform cannot make a component of: another root element or namespace, and what lies wrongly in it. */
export function checkFile({ type, root }: Component): Finding[] {
  // A label is an element of a file that is checked as a whole.
  if (type === 'CustomLabel') return [];
  if (root.name !== type || root.attribute('xmlns') !== NAMESPACE) {
    const name = `{${root.attribute('xmlns') ?? ''}}${root.name}`;
    return [{ problem: `Error parsing file: Element ${name} invalid at this location in type ${type}`, at: root }];
  }
  return checkStructure(type, root);
}
