import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const projectFile = JSON.stringify({ packageDirectories: [{ path: 'force-app' }], sourceApiVersion: '66.0' });

/** Files of a project, by their path below `force-app/main/default`. */
export type SourceFiles = Readonly<Record<string, string>>;

export interface TestProject extends Disposable {
  readonly directory: string;
}

/** Writes an SFDX project to a temporary folder, which goes when it is disposed. */
export function sfdxProject(files: SourceFiles, sfdxProjectJson: string = projectFile): TestProject {
  const directory = mkdtempSync(join(tmpdir(), 'sfdx-project-'));
  writeFileSync(join(directory, 'sfdx-project.json'), sfdxProjectJson);
  mkdirSync(join(directory, 'force-app/main/default'), { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    const file = join(directory, 'force-app/main/default', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return {
    directory,
    [Symbol.dispose]: () => {
      rmSync(directory, { recursive: true });
    },
  };
}

/** A `field-meta.xml` from its elements, given as XML. */
export function fieldXml(fullName: string, type: string, elements = ''): string {
  return metadata(
    'CustomField',
    `<fullName>${fullName}</fullName><label>${fullName}</label><type>${type}</type>${elements}`,
  );
}

/** An `object-meta.xml` with a name field of text. */
export function objectXml(
  label: string,
  sharingModel = 'ReadWrite',
  nameField = '<label>Name</label><type>Text</type>',
): string {
  return metadata(
    'CustomObject',
    `<label>${label}</label><pluralLabel>${label}s</pluralLabel><nameField>${nameField}</nameField><sharingModel>${sharingModel}</sharingModel>`,
  );
}

export function metadata(root: string, inside: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">${inside}</${root}>\n`;
}
