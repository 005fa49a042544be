import type { Schema } from '../schema/index.ts';

/** Metadata files in SFDX source form: their paths within a package directory, and their bytes. */
export type MetadataFiles = ReadonlyMap<string, Uint8Array>;

/** What is wrong with one component of a deploy. */
export interface ComponentProblem {
  /** `CustomField`, `LightningComponentBundle` … */
  readonly componentType: string;
  /** `Account.Tier__c` */
  readonly fullName: string;
  /** The path in source form. */
  readonly path: string;
  readonly problem: string;
  readonly problemType: 'Error' | 'Warning';
  /** From 1. */
  readonly lineNumber?: number;
  /** From 1. */
  readonly columnNumber?: number;
}

/** An org's metadata before a deploy is kept, and which part of it the deploy brings. */
export interface Deployment {
  /** The org's metadata as it would be after the deploy. */
  readonly files: MetadataFiles;
  /** Paths that this deploy brings, new or replaced. */
  readonly deployed: ReadonlySet<string>;
  /** Paths that this deploy removes. */
  readonly removed: ReadonlySet<string>;
  /** The schema after the deploy; undefined when the files make none, which is reported elsewhere. */
  readonly schema: Schema | undefined;
}
