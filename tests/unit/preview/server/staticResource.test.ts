import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'node:test';

import yazl from 'yazl';

import { readStaticResource } from '../../../../preview/src/server/staticResource.ts';
import { openSfdxProject } from '../../../../preview/src/project/sfdxProject.ts';
import { readStaticResources, type StaticResource } from '../../../../preview/src/project/staticResources.ts';
import { sfdxProject } from '../../../support/sfdxProject.ts';

const FOLDER = 'force-app/main/default/staticresources';

const meta = (contentType: string): string =>
  `<?xml version="1.0" encoding="UTF-8" ?>\n<StaticResource><contentType>${contentType}</contentType></StaticResource>\n`;

const projectDir = sfdxProject({
  [`${FOLDER}/app.resource-meta.xml`]: meta('application/zip'),
  [`${FOLDER}/app/index.js`]: 'unpacked',
  [`${FOLDER}/packed.resource-meta.xml`]: meta('application/zip'),
  [`${FOLDER}/table.resource-meta.xml`]: meta('text/csv'),
  [`${FOLDER}/table.csv`]: 'a,b',
});

async function writeZip(file: string): Promise<void> {
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from('in a zip'), 'lib/index.css');
  zip.end();
  writeFileSync(file, await buffer(zip.outputStream));
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_staticresource.htm */
describe('static resources', async () => {
  await writeZip(join(projectDir, FOLDER, 'packed.resource'));
  const resources = readStaticResources(openSfdxProject(projectDir));

  async function read(name: string, path: string): Promise<string | undefined> {
    const resource: StaticResource | undefined = resources.get(name);
    assert.ok(resource);
    const file = await readStaticResource(resource, path);
    return file && `${file.contentType}: ${file.content.toString()}`;
  }

  for (const [name, path, expected] of [
    ['table', '', 'text/csv: a,b'],
    ['table', 'inside', undefined],
    ['app', 'index.js', 'text/javascript; charset=utf-8: unpacked'],
    ['app', '', undefined],
    ['app', '../table.csv', undefined],
    ['packed', 'lib/index.css', 'text/css; charset=utf-8: in a zip'],
    ['packed', 'lib/none.css', undefined],
  ] as const) {
    it(`${name}/${path} is ${expected ?? 'not there'}`, async () => assert.equal(await read(name, path), expected));
  }

  it('are refused without a content', () => {
    const empty = sfdxProject({ [`${FOLDER}/none.resource-meta.xml`]: meta('text/css') });
    assert.throws(() => readStaticResources(openSfdxProject(empty)), /has no content beside it/);
  });
});
