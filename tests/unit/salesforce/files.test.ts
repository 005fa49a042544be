import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CommandError } from '../../../scripts/cli/index.ts';
import { connect } from '../../../scripts/salesforce/index.ts';
import type { Org } from '../../../scripts/salesforce/index.ts';
import { json, startScriptedOrg } from './scriptedOrg.ts';
import type { Received, Reply } from './scriptedOrg.ts';

const RUN = 'a00000000000001AAA';

async function withOrg<T>(
  script: (request: Received) => Reply | undefined,
  work: (org: Org) => Promise<T>,
): Promise<{ result: T; received: readonly Received[] }> {
  const org = await startScriptedOrg(script);
  try {
    const result = await work(await connect({ instanceUrl: org.url, accessToken: 'token' }));
    return { result, received: org.received };
  } finally {
    await org.close();
  }
}

function hasCode(code: string) {
  return (thrown: unknown) => thrown instanceof CommandError && thrown.code === code && thrown.message.includes(RUN);
}

const file = { recordId: RUN, name: 'report.csv', content: Buffer.from('a,b\r\n--x--\r\n') };

describe('saving a file', () => {
  it('sends the fields as JSON and the content as it is, and hands on the id', async () => {
    const { result, received } = await withOrg(
      ({ method }) => (method === 'POST' ? json({ id: '068000000000001AAA', success: true }, 201) : undefined),
      (org) => org.saveFile(file),
    );
    assert.equal(result, '068000000000001AAA');
    const sent = received.at(-1);
    const form = await new Response(sent?.body ?? '', {
      headers: { 'content-type': String(sent?.headers['content-type']) },
    }).formData();
    const fields = form.get('entity_content');
    assert.ok(typeof fields === 'string');
    assert.deepEqual(JSON.parse(fields), {
      PathOnClient: 'report.csv',
      FirstPublishLocationId: RUN,
    });
    const content = form.get('VersionData');
    assert.ok(content instanceof File);
    assert.equal(await content.text(), file.content.toString());
  });

  for (const [what, reply] of [
    ['names no id', json({ success: true }, 201)],
    ['is no JSON', { status: 201, body: 'created' }],
  ] as const) {
    it(`fails, naming the record, when the answer ${what}`, async () => {
      const work = withOrg(
        ({ method }) => (method === 'POST' ? reply : undefined),
        (org) => org.saveFile(file),
      );
      await assert.rejects(work, hasCode('NO_ID'));
    });
  }
});

describe('reading the files of a record', () => {
  it('fails, naming the record, when a file has no version', async () => {
    const links = { totalSize: 1, done: true, records: [{ ContentDocument: null }] };
    const work = withOrg(
      ({ url }) => (url.includes('/query') ? json(links) : undefined),
      (org) => org.readFiles(RUN),
    );
    await assert.rejects(work, hasCode('NO_VERSION'));
  });
});
