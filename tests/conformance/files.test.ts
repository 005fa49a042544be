import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { jsonOf } from '../support/localOrg.ts';
import { PASSWORD, startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';

const API = '/services/data/v66.0';
const REPORT = 'Account,Quartile\r\nAcme,1\r\n';

type Persona = 'admin' | 'sync' | 'sam' | 'manager' | 'viewer' | 'guest';
type Fields = Readonly<Record<string, unknown>>;

let org: SamOrg;
const tokens = new Map<Persona, string>();

before(async () => {
  org = await startSamOrg();
  for (const persona of ['admin', 'sync', 'sam', 'manager', 'viewer', 'guest'] as const) {
    tokens.set(persona, await org.token(`${persona}@local-org.test`, PASSWORD));
  }
});
after(() => org.close());

function send(persona: Persona, method: string, path: string, body?: Fields): Promise<Response> {
  const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  return org.fetch(API + path, tokens.get(persona), init);
}

async function create(persona: Persona, object: string, values: Fields): Promise<string> {
  const answer = await jsonOf(send(persona, 'POST', `/sobjects/${object}`, values), 201);
  return (answer as { id: string }).id;
}

async function query(persona: Persona, soql: string): Promise<readonly Fields[]> {
  const answer = await jsonOf(send(persona, 'GET', `/query?q=${encodeURIComponent(soql)}`));
  return (answer as { records: Fields[] }).records.map(({ attributes: _, ...fields }) => fields);
}

async function refused(answer: Response | Promise<Response>, status: number): Promise<Fields> {
  const [error] = (await jsonOf(answer, status)) as Fields[];
  assert.ok(error);
  return error;
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function upload(persona: Persona, values: Fields = {}): Promise<string> {
  const file = { PathOnClient: 'report.csv', VersionData: base64(REPORT) };
  return create(persona, 'ContentVersion', { ...file, ...values });
}

async function documentOf(persona: Persona, versionId: string): Promise<string> {
  const [version] = await query(persona, `SELECT ContentDocumentId FROM ContentVersion WHERE Id = '${versionId}'`);
  return String(version?.ContentDocumentId);
}

let runs = 0;
function createRun(): Promise<string> {
  runs += 1;
  return create('sync', 'Tiering_Run__c', { Run_Key__c: `files ${runs}`, Status__c: 'Running' });
}

// "Insert or Update Blob Data" (dome_sobject_insert_update_blob.htm) and "sObject Blob Get" (resources_sobject_blob_retrieve.htm),
// REST API Developer Guide; "ContentVersion", Object Reference (sforce_api_objects_contentversion.htm).
describe('a file', () => {
  it('comes as base64 in JSON and goes as bytes', async () => {
    const id = await upload('sync', { Title: 'Run report' });
    assert.match(id, /^068\w{15}$/);
    const response = await send('sync', 'GET', `/sobjects/ContentVersion/${id}/VersionData`);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'application/octet-stream');
    assert.equal(await response.text(), REPORT);
    const [version] = await query(
      'sync',
      `SELECT Title, PathOnClient, FileExtension, FileType, ContentSize, Checksum, VersionNumber, IsLatest, VersionData FROM ContentVersion WHERE Id = '${id}'`,
    );
    assert.deepEqual(version, {
      Title: 'Run report',
      PathOnClient: 'report.csv',
      FileExtension: 'csv',
      FileType: 'CSV',
      ContentSize: REPORT.length,
      Checksum: createHash('md5').update(REPORT).digest('hex'),
      VersionNumber: '1',
      IsLatest: true,
      VersionData: `${API}/sobjects/ContentVersion/${id}/VersionData`,
    });
  });

  // "Limits" (resources_limits.htm), REST API Developer Guide.
  it('takes file storage', async () => {
    await upload('sync');
    const { FileStorageMB } = (await jsonOf(send('admin', 'GET', '/limits'))) as { FileStorageMB: Fields };
    assert.equal(FileStorageMB.Remaining, Number(FileStorageMB.Max) - 1);
  });

  it('comes in a multipart body, byte for byte, larger than a JSON body may be', async () => {
    const bytes = randomBytes(52 * 1024 * 1024);
    const body = multipart(JSON.stringify({ PathOnClient: 'large.bin' }), bytes);
    const response = await org.fetch(`${API}/sobjects/ContentVersion`, tokens.get('sync'), {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'multipart/form-data; boundary="boundary_string"' },
    });
    const { id } = (await jsonOf(response, 201)) as { id: string };
    const answer = await send('sync', 'GET', `/sobjects/ContentVersion/${id}/VersionData`);
    assert.ok(Buffer.from(await answer.arrayBuffer()).equals(bytes));
    const [version] = await query('sync', `SELECT Title, FileType FROM ContentVersion WHERE Id = '${id}'`);
    assert.deepEqual(version, { Title: 'large', FileType: 'UNKNOWN' });
  });

  it('is refused without content, without a name, and where the content is not base64', async () => {
    const nameless = await refused(send('sync', 'POST', '/sobjects/ContentVersion', { VersionData: base64('x') }), 400);
    assert.equal(nameless.errorCode, 'REQUIRED_FIELD_MISSING');
    assert.deepEqual(nameless.fields, ['PathOnClient']);
    const empty = await refused(send('sync', 'POST', '/sobjects/ContentVersion', { PathOnClient: 'a.txt' }), 400);
    assert.deepEqual(empty.fields, ['VersionData']);
    const garbled = { PathOnClient: 'a.txt', VersionData: 'no base64!' };
    const error = await refused(send('sync', 'POST', '/sobjects/ContentVersion', garbled), 400);
    assert.equal(error.errorCode, 'JSON_PARSER_ERROR');
  });

  // Wording: github.com/forcedotcom/SalesforceMobileSDK-ReactNative/issues/237.
  it('is refused in a multipart body without fields, and at addresses that take none', async () => {
    const headers = { 'Content-Type': 'multipart/form-data; boundary="boundary_string"' };
    const body = multipart(undefined, Buffer.from('x'));
    const init = { method: 'POST', body, headers };
    const error = await refused(org.fetch(`${API}/sobjects/ContentVersion`, tokens.get('sync'), init), 400);
    assert.equal(error.errorCode, 'INVALID_MULTIPART_REQUEST');
    assert.equal(error.message, 'Multipart message must include a non-binary part');
    const collection = await refused(org.fetch(`${API}/composite/sobjects`, tokens.get('sync'), init), 501);
    assert.match(String(collection.message), /does not support multipart bodies/);
  });

  it('cannot be a link, nor uploaded for somebody else', async () => {
    const link = { PathOnClient: 'a.txt', VersionData: base64('x'), ContentUrl: 'https://example.test' };
    const error = await refused(send('admin', 'POST', '/sobjects/ContentVersion', link), 501);
    assert.match(String(error.message), /does not support links as files/);
    const [company] = await query('admin', 'SELECT Id FROM Organization');
    const shared = { PathOnClient: 'a.txt', VersionData: base64('x'), FirstPublishLocationId: company?.Id };
    const everybody = await refused(send('admin', 'POST', '/sobjects/ContentVersion', shared), 501);
    assert.match(String(everybody.message), /does not support sharing files with the whole company/);
    const [sam] = await query('admin', `SELECT Id FROM User WHERE Username = 'sam@local-org.test'`);
    const foreign = { PathOnClient: 'a.txt', VersionData: base64('x'), FirstPublishLocationId: sam?.Id };
    const place = await refused(send('admin', 'POST', '/sobjects/ContentVersion', foreign), 400);
    assert.equal(place.errorCode, 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY');
  });
});

function multipart(fields: string | undefined, bytes: Buffer): Uint8Array<ArrayBuffer> {
  const part = (headers: readonly string[]): Buffer =>
    Buffer.from(`--boundary_string\r\n${headers.join('\r\n')}\r\n\r\n`);
  const fieldsPart = [
    part(['Content-Disposition: form-data; name="entity_content";', 'Content-Type: application/json']),
  ];
  return new Uint8Array(
    Buffer.concat([
      ...(fields === undefined ? [] : [...fieldsPart, Buffer.from(`${fields}\r\n`)]),
      part([
        'Content-Type: application/octet-stream',
        'Content-Disposition: form-data; name="VersionData"; filename="large.bin"',
      ]),
      bytes,
      Buffer.from('\r\n--boundary_string--'),
    ]),
  );
}

// "To create a document, create a new version via the ContentVersion object without setting the ContentDocumentId":
// "ContentDocument", usage, Object Reference (sforce_api_objects_contentdocument.htm).
describe('the document of a file', () => {
  it('has its newest version, and forgets none', async () => {
    const first = await upload('sync', { Title: 'Report' });
    const documentId = await documentOf('sync', first);
    const second = await upload('sync', {
      ContentDocumentId: documentId,
      PathOnClient: 'report.json',
      VersionData: base64('{}'),
      Title: 'Report 2',
    });
    const versions = await query(
      'sync',
      `SELECT Id, VersionNumber, IsLatest FROM ContentVersion WHERE ContentDocumentId = '${documentId}' ORDER BY VersionNumber`,
    );
    assert.deepEqual(versions, [
      { Id: first, VersionNumber: '1', IsLatest: false },
      { Id: second, VersionNumber: '2', IsLatest: true },
    ]);
    const [document] = await query(
      'sync',
      `SELECT Title, FileType, ContentSize, LatestPublishedVersionId, LatestPublishedVersion.VersionNumber FROM ContentDocument WHERE Id = '${documentId}'`,
    );
    assert.equal(document?.Title, 'Report 2');
    assert.equal(document.LatestPublishedVersionId, second);
    assert.equal(document.ContentSize, 2);
    const old = await send('sync', 'GET', `/sobjects/ContentVersion/${first}/VersionData`);
    assert.equal(await old.text(), REPORT);
  });

  it('is named by its latest version, and names it', async () => {
    const version = await upload('sync');
    const documentId = await documentOf('sync', version);
    assert.equal((await send('sync', 'PATCH', `/sobjects/ContentVersion/${version}`, { Title: 'New' })).status, 204);
    assert.deepEqual(await query('sync', `SELECT Title FROM ContentDocument WHERE Id = '${documentId}'`), [
      { Title: 'New' },
    ]);
    assert.equal(
      (await send('sync', 'PATCH', `/sobjects/ContentDocument/${documentId}`, { Title: 'Newer' })).status,
      204,
    );
    assert.deepEqual(await query('sync', `SELECT Title FROM ContentVersion WHERE Id = '${version}'`), [
      { Title: 'Newer' },
    ]);
  });

  it('takes all versions and links along when it is deleted; versions alone are not deleted', async () => {
    const version = await upload('sync', { FirstPublishLocationId: await createRun() });
    const documentId = await documentOf('sync', version);
    const error = await refused(send('sync', 'DELETE', `/sobjects/ContentVersion/${version}`), 403);
    assert.equal(error.errorCode, 'INSUFFICIENT_ACCESS_OR_READONLY');
    assert.equal((await send('sync', 'DELETE', `/sobjects/ContentDocument/${documentId}`)).status, 204);
    assert.equal((await send('sync', 'GET', `/sobjects/ContentVersion/${version}/VersionData`)).status, 404);
    const links = `SELECT Id FROM ContentDocumentLink WHERE ContentDocumentId = '${documentId}'`;
    assert.deepEqual(await query('sync', links), []);
  });

  it('stays with its owner when the record that it is attached to is deleted', async () => {
    const run = await createRun();
    const version = await upload('sync', { FirstPublishLocationId: run });
    const documentId = await documentOf('sync', version);
    assert.equal((await send('admin', 'DELETE', `/sobjects/Tiering_Run__c/${run}`)).status, 204);
    const links = `SELECT ShareType FROM ContentDocumentLink WHERE ContentDocumentId = '${documentId}'`;
    assert.deepEqual(await query('sync', links), [{ ShareType: 'I' }]);
    assert.equal((await send('sync', 'GET', `/sobjects/ContentVersion/${version}/VersionData`)).status, 200);
    assert.equal((await send('manager', 'GET', `/sobjects/ContentVersion/${version}/VersionData`)).status, 404);
  });

  it('is not created by itself, and its content is not replaced', async () => {
    const document = await refused(send('admin', 'POST', '/sobjects/ContentDocument', { Title: 'x' }), 400);
    assert.equal(document.errorCode, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
    const version = await upload('sync');
    const change = { VersionData: base64('other') };
    const error = await refused(send('sync', 'PATCH', `/sobjects/ContentVersion/${version}`, change), 400);
    assert.equal(error.errorCode, 'INVALID_FIELD_FOR_INSERT_UPDATE');
  });
});

// "ContentDocumentLink", usage, Object Reference (sforce_api_objects_contentdocumentlink.htm).
describe('queries for links', () => {
  it('name the document or the record', async () => {
    const run = await createRun();
    const documentId = await documentOf('sync', await upload('sync', { FirstPublishLocationId: run }));
    const byRecord = `SELECT ContentDocumentId, ShareType, ContentDocument.Title FROM ContentDocumentLink WHERE LinkedEntityId = '${run}'`;
    const [link] = await query('sync', byRecord);
    assert.equal(link?.ContentDocumentId, documentId);
    assert.equal(link.ShareType, 'V');
    const byDocument = `SELECT ShareType FROM ContentDocumentLink WHERE ContentDocumentId IN ('${documentId}') ORDER BY Id`;
    assert.deepEqual(await query('sync', byDocument), [{ ShareType: 'I' }, { ShareType: 'V' }]);
    const semiJoin = `SELECT ContentDocumentId FROM ContentDocumentLink WHERE LinkedEntityId IN (SELECT Id FROM Tiering_Run__c WHERE Id = '${run}')`;
    assert.equal((await query('sync', semiJoin)).length, 1);
    const children = `SELECT Id, (SELECT ContentDocumentId FROM ContentDocumentLinks) FROM Tiering_Run__c WHERE Id = '${run}'`;
    const [record] = await query('sync', children);
    assert.equal((record?.ContentDocumentLinks as { totalSize: number }).totalSize, 1);
  });

  for (const condition of ['', ` WHERE ShareType = 'V'`, ` WHERE LinkedEntityId != '001000000000001AAA'`]) {
    it(`are refused otherwise:${condition || ' no filter'}`, async () => {
      const soql = `SELECT Id FROM ContentDocumentLink${condition}`;
      const error = await refused(send('admin', 'GET', `/query?q=${encodeURIComponent(soql)}`), 400);
      assert.equal(error.errorCode, 'MALFORMED_QUERY');
      assert.match(
        String(error.message),
        /^Implementation restriction: ContentDocumentLink requires a filter by a single Id/,
      );
    });
  }

  it('cannot stand inside of IN, nor filter by fields of the document that they name', async () => {
    for (const soql of [
      `SELECT Id FROM ContentVersion WHERE ContentDocumentId IN (SELECT ContentDocumentId FROM ContentDocumentLink WHERE LinkedEntityId = '001000000000001AAA')`,
      `SELECT Id FROM ContentDocumentLink WHERE ContentDocumentId = '069000000000001AAA' AND ContentDocument.Title = 'x'`,
      `SELECT Id FROM ContentVersion WHERE VersionData = 'x'`,
    ]) {
      const error = await refused(send('admin', 'GET', `/query?q=${encodeURIComponent(soql)}`), 400);
      assert.match(String(error.errorCode), /^(MALFORMED_QUERY|INVALID_FIELD)$/, soql);
    }
  });
});

// Sharing: "ContentVersion", special access rules and note; "Set Up Users to Query Salesforce Files" and "Set File Sharing to
// Inherit Record Permissions", Salesforce Help.
describe('who has a file', () => {
  it('is whoever reads the record it is attached to, asking by id', async () => {
    const run = await createRun();
    const version = await upload('sync', { FirstPublishLocationId: run });
    const documentId = await documentOf('sync', version);
    for (const persona of ['manager', 'admin'] as const) {
      const [link] = await query(
        persona,
        `SELECT ContentDocument.LatestPublishedVersionId FROM ContentDocumentLink WHERE LinkedEntityId = '${run}'`,
      );
      assert.ok(link, persona);
      assert.equal((await query(persona, `SELECT Id FROM ContentDocument WHERE Id = '${documentId}'`)).length, 1);
      const byDocument = `SELECT Id FROM ContentVersion WHERE ContentDocumentId = '${documentId}' AND IsLatest = true`;
      assert.deepEqual(await query(persona, byDocument), [{ Id: version }]);
      const bytes = await send(persona, 'GET', `/sobjects/ContentVersion/${version}/VersionData`);
      assert.equal(await bytes.text(), REPORT);
      assert.deepEqual(await query(persona, `SELECT Id FROM ContentVersion WHERE Title = 'report'`), [], persona);
      const change = send(persona, 'PATCH', `/sobjects/ContentVersion/${version}`, { Title: 'Mine' });
      assert.equal((await change).status, persona === 'admin' ? 204 : 403, persona);
    }
  });

  it('is nobody else: not the user without the record, and not by View All Data or the role hierarchy', async () => {
    const version = await upload('sync', { FirstPublishLocationId: await createRun() });
    const own = await upload('sam');
    for (const [persona, id] of [
      ['guest', version],
      ['guest', own],
      ['manager', own],
      ['admin', own],
    ] as const) {
      assert.equal((await send(persona, 'GET', `/sobjects/ContentVersion/${id}/VersionData`)).status, 404, persona);
      assert.equal((await send(persona, 'GET', `/sobjects/ContentVersion/${id}`)).status, 404, persona);
      assert.deepEqual(await query(persona, `SELECT Id FROM ContentVersion WHERE Id = '${id}'`), [], persona);
    }
    assert.equal((await query('sam', 'SELECT Id FROM ContentVersion')).length, 1);
  });

  it('is also whom it is shared with, as far as the link says', async () => {
    const documentId = await documentOf('sync', await upload('sync'));
    const [sam] = await query('admin', `SELECT Id FROM User WHERE Username = 'sam@local-org.test'`);
    const link = { ContentDocumentId: documentId, LinkedEntityId: sam?.Id, ShareType: 'V' };
    const linkId = await create('sync', 'ContentDocumentLink', link);
    assert.equal((await query('sam', `SELECT Id FROM ContentDocument WHERE Title = 'report'`)).length, 2);
    const version = { ContentDocumentId: documentId, PathOnClient: 'report.csv', VersionData: base64('2') };
    const viewer = await refused(send('sam', 'POST', '/sobjects/ContentVersion', version), 400);
    assert.equal(viewer.errorCode, 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY');
    const twice = await refused(send('sync', 'POST', '/sobjects/ContentDocumentLink', link), 400);
    assert.equal(twice.errorCode, 'DUPLICATE_VALUE');
    const collaborate = send('sync', 'PATCH', `/sobjects/ContentDocumentLink/${linkId}`, { ShareType: 'C' });
    assert.equal((await collaborate).status, 204);
    await create('sam', 'ContentVersion', version);
    const gone = await refused(send('sam', 'DELETE', `/sobjects/ContentDocument/${documentId}`), 403);
    assert.equal(gone.errorCode, 'INSUFFICIENT_ACCESS_OR_READONLY');
    assert.equal((await send('sync', 'DELETE', `/sobjects/ContentDocumentLink/${linkId}`)).status, 204);
    assert.deepEqual(await query('sam', `SELECT Id FROM ContentDocument WHERE Id = '${documentId}'`), []);
  });

  // salesforce.stackexchange.com/questions/274499, "Unable to delete ContentDocumentLink".
  it('is always its owner', async () => {
    const documentId = await documentOf('sync', await upload('sync'));
    const [link] = await query('sync', `SELECT Id FROM ContentDocumentLink WHERE ContentDocumentId = '${documentId}'`);
    const error = await refused(send('sync', 'DELETE', `/sobjects/ContentDocumentLink/${String(link?.Id)}`), 400);
    assert.equal(error.errorCode, 'FIELD_INTEGRITY_EXCEPTION');
  });

  it('attaches it to records that he or she may change, and no others', async () => {
    const run = await createRun();
    const values = { PathOnClient: 'a.csv', VersionData: base64('x'), FirstPublishLocationId: run };
    const reader = await refused(send('manager', 'POST', '/sobjects/ContentVersion', values), 400);
    assert.equal(reader.errorCode, 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY');
    assert.deepEqual(
      await query('manager', 'SELECT Id FROM ContentVersion'),
      [],
      'nothing is left of what was refused',
    );
    await create('sync', 'ContentVersion', values);
  });
});

// Gaps of the embedded org, refused by name.
describe('binary data', () => {
  it('does not go through bulk jobs', async () => {
    const job = { object: 'ContentVersion', operation: 'insert', contentType: 'CSV' };
    const ingest = await refused(send('sync', 'POST', '/jobs/ingest', job), 501);
    assert.match(String(ingest.message), /does not support binary data in bulk jobs/);
    const soql = { operation: 'query', query: 'SELECT Id, VersionData FROM ContentVersion' };
    const query = await refused(send('sync', 'POST', '/jobs/query', soql), 501);
    assert.match(String(query.message), /does not support binary data in bulk queries/);
  });

  it('is no answer of a subrequest, but comes in one', async () => {
    const values = { PathOnClient: 'a.txt', VersionData: base64('sub') };
    const answer = await jsonOf(
      send('sync', 'POST', '/composite', {
        compositeRequest: [
          { method: 'POST', url: `${API}/sobjects/ContentVersion`, referenceId: 'file', body: values },
          { method: 'GET', url: `${API}/sobjects/ContentVersion/@{file.id}/VersionData`, referenceId: 'bytes' },
        ],
      }),
    );
    const [file, bytes] = (answer as { compositeResponse: { httpStatusCode: number }[] }).compositeResponse;
    assert.equal(file?.httpStatusCode, 201);
    assert.equal(bytes?.httpStatusCode, 501);
  });
});
