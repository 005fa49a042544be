import type { Finding, Reference } from '../findings.ts';
import type { Component, OrgMetadata } from '../OrgMetadata.ts';

/** What is checked of a metadata type beyond its structure, its names and its lengths. */
export interface TypeCheck {
  /** For the documentation, one line each. */
  readonly checked: readonly string[];
  /** Components that must exist, and must not be removed while this one names them. */
  references?(component: Component, org: OrgMetadata): Iterable<Reference>;
  findings?(component: Component, org: OrgMetadata): Iterable<Finding>;
}
