import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { packageDirectories } from './lwcBundles.ts';

/** A metadata component as a manifest names it: `CustomField` and `Account.Quartile__c`. */
export interface SourceComponent {
  /** For a folder of reports or dashboards `ReportFolder` or `DashboardFolder`, which manifests list among their contents. */
  readonly type: string;
  readonly fullName: string;
  /** Absolute. */
  readonly file: string;
}

const parser = new XMLParser({ ignoreDeclaration: true, isArray: (name) => name === 'labels' });

/**
 * Every metadata component in the package directories of an SFDX project. The type is the name of the file's root
 * element; what lies in a subfolder of an object (fields, list views …) is named after that object, reports and
 * dashboards after their folder.
 *
 * @throws Error naming file and line of what is no well-formed XML.
 */
export function sourceComponents(project: string): SourceComponent[] {
  return packageDirectories(project)
    .flatMap((directory) => globSync('**/*-meta.xml', { cwd: directory }).map((file) => join(directory, file)))
    .sort()
    .flatMap(componentsOf);
}

function componentsOf(file: string): SourceComponent[] {
  const [type, content] = rootOf(file);
  const component = { type, fullName: fullNameOf(file), file };
  return type === 'CustomLabels' ? [component, ...labelsOf(content, file)] : [component];
}

function fullNameOf(file: string): string {
  const name = basename(file).replace(/\.[^.]+-meta\.xml$/, '');
  const object = /[\\/]objects[\\/]([^\\/]+)[\\/][^\\/]+[\\/][^\\/]+$/.exec(file)?.[1];
  const folder = /[\\/](?:reports|dashboards)[\\/]([^\\/]+)[\\/][^\\/]+$/.exec(file)?.[1];
  return object !== undefined ? `${object}.${name}` : folder !== undefined ? `${folder}/${name}` : name;
}

/** `sf` converts XML that no org takes, so the form is checked here. */
function rootOf(file: string): [type: string, content: unknown] {
  const text = readFileSync(file, 'utf8');
  const validity = XMLValidator.validate(text);
  if (validity !== true) {
    const { line, msg } = validity.err;
    throw new Error(`${file}:${line}: ${msg} Next step: mend the XML.`);
  }
  const [root] = Object.entries(parser.parse(text) as Record<string, unknown>);
  if (!root) {
    throw new Error(`${file} holds no metadata. Next step: complete or delete the file.`);
  }
  return root;
}

function labelsOf(content: unknown, file: string): SourceComponent[] {
  const { labels = [] } = content as { readonly labels?: readonly { readonly fullName: string }[] };
  return labels.map(({ fullName }) => ({ type: 'CustomLabel', fullName, file }));
}
