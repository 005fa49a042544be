import { API_VERSION } from '../salesforce/index.ts';
import type { MetadataFiles } from '../salesforce/index.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

/** A metadata file. */
export function metadataXml(type: string, elements: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><${type} xmlns="${NAMESPACE}">${elements}</${type}>`;
}

/** A field in an object's file. */
export function fieldXml(name: string, type: string, elements = ''): string {
  return `<fields><fullName>${name}</fullName><label>${name.replaceAll('_', ' ')}</label><type>${type}</type>${elements}</fields>`;
}

/** What is to be deployed together: what package.xml names, and its files. */
export interface Package {
  readonly members: Readonly<Record<string, readonly string[]>>;
  readonly files: MetadataFiles;
}

/** The files of a package, package.xml among them. */
export function packageFiles({ members, files }: Package): MetadataFiles {
  const types = Object.entries(members).map(
    ([name, names]) => `<types>${names.map((one) => `<members>${one}</members>`).join('')}<name>${name}</name></types>`,
  );
  return { 'package.xml': metadataXml('Package', `${types.join('')}<version>${API_VERSION}</version>`), ...files };
}

/** Several packages as one. */
export function together(...packages: readonly Package[]): Package {
  const members: Record<string, readonly string[]> = {};
  for (const one of packages) {
    for (const [type, names] of Object.entries(one.members)) members[type] = [...(members[type] ?? []), ...names];
  }
  return { members, files: Object.assign({}, ...packages.map(({ files }) => files)) as MetadataFiles };
}
