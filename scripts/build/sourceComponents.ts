import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { packageDirectories } from './lwcBundles.ts';

/** A metadata component as a manifest names it: `CustomField` and `Account.Quartile__c`. */
export interface SourceComponent {
  readonly type: string;
  readonly fullName: string;
  /** Absolute. */
  readonly file: string;
}

const parser = new XMLParser({ ignoreDeclaration: true, isArray: (name) => name === 'labels' });

/**
 * Every metadata component in the package directories of an SFDX project. The type is the name of the file's root
 * element; what lies in a subfolder of an object (fields, list views …) is named after that object.
 */
export function sourceComponents(project: string): SourceComponent[] {
  return packageDirectories(project)
    .flatMap((directory) => globSync('**/*-meta.xml', { cwd: directory }).map((file) => join(directory, file)))
    .sort()
    .flatMap(componentsOf);
}

function componentsOf(file: string): SourceComponent[] {
  const [root] = Object.entries(parser.parse(readFileSync(file, 'utf8')) as Record<string, unknown>);
  if (!root) {
    throw new Error(`${file} holds no metadata. Next step: complete or delete the file.`);
  }
  const [type, content] = root;
  const name = basename(file).replace(/\.[^.]+-meta\.xml$/, '');
  const object = /[\\/]objects[\\/]([^\\/]+)[\\/][^\\/]+[\\/][^\\/]+$/.exec(file)?.[1];
  const component = { type, fullName: object === undefined ? name : `${object}.${name}`, file };
  return type === 'CustomLabels' ? [component, ...labelsOf(content, file)] : [component];
}

function labelsOf(content: unknown, file: string): SourceComponent[] {
  const { labels = [] } = content as { readonly labels?: readonly { readonly fullName: string }[] };
  return labels.map(({ fullName }) => ({ type: 'CustomLabel', fullName, file }));
}
