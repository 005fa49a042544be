import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';

const PROJECT = JSON.stringify({
  packageDirectories: [{ path: 'force-app', default: true }],
  sourceApiVersion: '66.0',
});

/**
 * An SFDX project in a folder of its own, gone after the tests of the file. `files` maps paths to contents; paths that
 * begin with `lwc/` or `objects/` lie in the package directory.
 */
export function sfdxProject(files: Readonly<Record<string, string>>): string {
  const project = mkdtempSync(join(tmpdir(), 'sfdx-project-'));
  after(() => {
    rmSync(project, { recursive: true, force: true });
  });
  for (const [path, content] of Object.entries({ 'sfdx-project.json': PROJECT, ...files })) {
    const file = join(project, /^(lwc|objects)\//.test(path) ? `force-app/main/default/${path}` : path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return project;
}

/** The `.js-meta.xml` of a component that no page shows. */
export const BUNDLE_META = `<?xml version="1.0" encoding="UTF-8" ?>
<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata">
    <apiVersion>66.0</apiVersion>
    <isExposed>false</isExposed>
</LightningComponentBundle>
`;
