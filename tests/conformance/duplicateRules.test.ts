import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import type { FetchResponse } from '../../preview/src/platform/fetchResponse.ts';
import { recordErrors } from '../../preview/src/shell/forms/formError.ts';
import { Bulk2Client } from '../support/bulk2.ts';
import { GraphqlClient } from '../support/graphql.ts';
import { duplicateIds } from '../support/local-org/duplicateErrors.ts';
import type { Duplicate } from '../support/local-org/duplicateErrors.ts';
import { duplicateRuleXml, matchingRulesXml } from '../support/local-org/duplicateRules.ts';
import { duplicateRulesProject } from '../support/local-org/duplicateRulesProject.ts';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';
import { deploy, failures, manifest } from '../support/metadataApi.ts';
import { DATA } from '../support/composite.ts';
import { RestUser } from '../support/restUser.ts';
import { sfdxProject } from '../support/sfdxProject.ts';

const ALERT = 'This film is there.';
const DEFAULT = "You're creating a duplicate record. We recommend you use an existing record instead.";

const project = sfdxProject(duplicateRulesProject(ALERT));

let org: TestOrg;
let admin: RestUser;
let seller: RestUser;
let connection: Connection;
before(async () => {
  org = await startTestOrg({ projectDir: project });
  admin = await RestUser.of(org, 'admin@duplicates.test');
  seller = await RestUser.of(org, 'seller@duplicates.test');
  connection = await org.login('admin@duplicates.test');
});
after(() => org.close());

async function refused(
  object: string,
  values: object,
  user = admin,
  headers: Record<string, string> = {},
): Promise<Duplicate> {
  const [error] = (await jsonOf(user.send('POST', `sobjects/${object}`, values, headers), 400)) as Duplicate[];
  assert.equal(error?.errorCode, 'DUPLICATES_DETECTED');
  return error;
}

const header = (options: string): Record<string, string> => ({ 'Sforce-Duplicate-Rule-Header': options });

// Shape: "DuplicateResult", "MatchResult", "MatchRecord", SOAP API Developer Guide
// (https://developer.salesforce.com/docs/platform/api/guide/sforce-api-objects-duplicateresult.html), in JSON as practitioners show it.
describe('a record that a duplicate rule finds', () => {
  it('is refused with the records that it is a duplicate of', async () => {
    const id = await admin.create('Movie__c', { Name: 'Aliens', Year__c: 1986 });
    const [error] = (await jsonOf(
      admin.send('POST', 'sobjects/Movie__c', { Name: 'ALIENS', Year__c: 1986 }),
      400,
    )) as unknown[];
    assert.deepEqual(error, {
      duplicateResult: {
        allowSave: true,
        duplicateRule: 'Films',
        duplicateRuleEntityType: 'Movie__c',
        errorMessage: ALERT,
        matchResults: [
          {
            entityType: 'Movie__c',
            errors: [],
            matchEngine: 'ExactMatchEngine',
            matchRecords: [
              {
                additionalInformation: [],
                fieldDiffs: [],
                matchConfidence: 100,
                record: { attributes: { type: 'Movie__c', url: `${DATA}/sobjects/Movie__c/${id}` }, Id: id },
              },
            ],
            rule: 'Film',
            size: 1,
            success: true,
          },
        ],
      },
      errorCode: 'DUPLICATES_DETECTED',
      message: ALERT,
    });
    assert.equal((await admin.records("SELECT Id FROM Movie__c WHERE Name = 'Aliens'")).length, 1);
  });

  // "Matching Criteria in Matching Rules", Salesforce Help (matching_rule_matching_criteria.htm): Match Blank Fields.
  it('agrees in blanks where that is said, and not otherwise', async () => {
    const id = await admin.create('Movie__c', { Name: 'Undated' });
    assert.deepEqual(duplicateIds(await refused('Movie__c', { Name: 'Undated' })), [id]);
    await admin.create('Movie__c', { Name: 'Undated', Year__c: 2001 });
    await admin.create('Account', { Name: 'No phone' });
    await admin.create('Account', { Name: 'No phone' });
  });

  // Knowledge article 005132441: the exact method compares the first 99 characters.
  it('is compared by the first 99 characters', async () => {
    const start = 'é'.repeat(98);
    await admin.create('Movie__c', { Name: 'One code', Code__c: `${start}a` });
    await admin.create('Movie__c', { Name: 'Other code', Code__c: `${start}b` });
    const { duplicateResult } = await refused('Movie__c', { Name: 'Third code', Code__c: `${start}AB` });
    assert.deepEqual(
      duplicateResult.matchResults.map(({ rule, size }) => [rule, size]),
      [['Code', 1]],
    );
  });

  // "Matching Methods Used in Matching Rules", Salesforce Help (matching_rules_matching_methods.htm): Fuzzy: Phone.
  it('is compared by the parts of a phone number', async () => {
    const values = { LastName: 'Caller', HomePhone: '1-415-555-1234' };
    const id = await admin.create('Contact', values);
    const error = await refused('Contact', { ...values, HomePhone: '(415) 555-5678' });
    assert.deepEqual(
      [duplicateIds(error), error.duplicateResult.matchResults[0]?.matchEngine],
      [[id], 'FuzzyMatchEngine'],
    );
    await admin.create('Contact', { ...values, HomePhone: '212-555-1234' });
    await admin.create('Contact', { ...values, LastName: 'Somebody else' });
  });

  // "Triggers and Order of Execution", Apex Developer Guide: duplicate rules run behind validation rules.
  it('is refused by its validation rules first', async () => {
    await admin.create('Movie__c', { Name: 'Later', Year__c: 2100 });
    const [error] = (await jsonOf(
      admin.send('POST', 'sobjects/Movie__c', { Name: 'Later', Year__c: 2101 }),
      400,
    )) as Duplicate[];
    assert.equal(error?.errorCode, 'FIELD_CUSTOM_VALIDATION_EXCEPTION');
  });

  // "Things to Know About Duplicate Rules", Salesforce Help (sales.duplicate_rules_overview.htm).
  it('is compared when one of the compared fields changes', async () => {
    await admin.create('Movie__c', { Name: 'First', Year__c: 1980 });
    const id = await admin.create('Movie__c', { Name: 'Second', Year__c: 1980 });
    const path = `sobjects/Movie__c/${id}`;
    assert.equal((await admin.send('PATCH', path, { Name: 'second', Code__c: 'x' })).status, 204);
    const [error] = (await jsonOf(admin.send('PATCH', path, { Name: 'First' }), 400)) as Duplicate[];
    assert.equal(error?.errorCode, 'DUPLICATES_DETECTED');
    assert.equal((await admin.send('PATCH', path, { Name: 'First' }, header('allowSave=true'))).status, 204);
    assert.equal((await admin.send('PATCH', path, { Name: 'First', Code__c: 'y' })).status, 204, 'nothing changed');
  });
});

// "Duplicate Rule Header", REST API Developer Guide
// (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/headers_duplicaterules.htm).
describe('the duplicate rule header', () => {
  it('saves what is allowed with an alert, and nothing that is blocked', async () => {
    const values = { Name: 'Heat', Year__c: 1995 };
    await admin.create('Movie__c', values);
    await refused('Movie__c', values, admin, header('allowSave=false; runAsCurrentUser=true'));
    await jsonOf(
      admin.send('POST', 'sobjects/Movie__c', values, header('allowSave=true; includeRecordDetails=true')),
      201,
    );
    await admin.create('Account', { Name: 'Blocked', Phone: '1' });
    const other = await admin.create('Account', { Name: 'Other' });
    const changed = await admin.send('PATCH', `sobjects/Account/${other}`, { Phone: '1' });
    assert.equal(changed.status, 204, 'what is allowed without an alert is saved');
    const error = await refused('Account', { Name: 'Blocked', Phone: '1' }, admin, header('allowSave=true'));
    assert.deepEqual([error.message, error.duplicateResult.allowSave], [DEFAULT, false]);
  });

  it('asks for the fields of the duplicates', async () => {
    const values = { Name: 'Detailed', Phone: '2', Industry: 'Energy' };
    await admin.create('Account', values);
    const error = await refused('Account', values, admin, header('includeRecordDetails=true'));
    const record = error.duplicateResult.matchResults[0]?.matchRecords[0]?.record ?? {};
    assert.deepEqual([record.Name, record.Phone, record.Industry], ['Detailed', '2', 'Energy']);
  });
});

// "DuplicateRule": duplicateRuleFilter, securityOption.
describe('a duplicate rule', () => {
  it('is about the records that its filter names', async () => {
    await seller.create('Account', { Name: 'Seller', Phone: '3' });
    await seller.create('Account', { Name: 'Seller', Phone: '3', Industry: 'Banking' });
    await refused('Account', { Name: 'Seller', Phone: '3', Industry: 'Energy' }, seller);
    await refused('Account', { Name: 'Seller', Phone: '3' });
  });

  it('finds records that the user cannot see unless it enforces sharing, and lists none of them', async () => {
    await admin.create('Account', { Name: 'Hidden', Phone: '4', Industry: 'Energy' });
    const error = await refused('Account', { Name: 'Mine', Phone: '4', Industry: 'Energy' }, seller);
    assert.deepEqual(duplicateIds(error), []);
    const sees = header('runAsCurrentUser=true');
    await jsonOf(seller.send('POST', 'sobjects/Account', { Name: 'Mine', Phone: '4', Industry: 'Energy' }, sees), 201);

    await admin.create('Contact', { LastName: 'Hidden', Email: 'one@example.com' });
    const mine = await seller.create('Contact', { LastName: 'Mine', Email: 'one@example.com' });
    assert.deepEqual(duplicateIds(await refused('Contact', { LastName: 'Again', Email: 'one@example.com' }, seller)), [
      mine,
    ]);
  });

  it('finds nothing by a field that the user cannot see', async () => {
    await admin.create('Movie__c', { Name: 'Secret' });
    await refused('Movie__c', { Name: 'Secret' });
    const other = await RestUser.of(org, 'other@duplicates.test');
    await other.create('Movie__c', { Name: 'Secret' });
  });

  // "Things to Know About Duplicate Rules": records that are saved at the same time are compared with older ones alone.
  it('does not compare what is saved together', async () => {
    const records = ['a', 'b'].map((Code__c) => ({ attributes: { type: 'Movie__c' }, Name: 'Twin', Code__c }));
    const saved = (await jsonOf(admin.send('POST', 'composite/sobjects', { records }))) as { success: boolean }[];
    assert.deepEqual(
      saved.map(({ success }) => success),
      [true, true],
    );
  });

  // "merge()", SOAP API Developer Guide; "Things to Know About Duplicate Rules": not for records that are merged or undeleted.
  it('does not run when records are merged or undeleted', async () => {
    const [one, two] = [
      await admin.create('Account', { Name: 'One', Phone: '5' }),
      await admin.create('Account', { Name: 'Two', Phone: '6' }),
    ];
    const phone: object = { Phone: '1' };
    const masterRecord = { type: 'Account', Id: one, ...phone };
    const merged = await connection.soap.merge({ masterRecord, recordToMergeIds: [two] });
    assert.equal(merged.success, true);
    const gone = await admin.create('Movie__c', { Name: 'Gone' });
    await admin.send('DELETE', `sobjects/Movie__c/${gone}`);
    await admin.create('Movie__c', { Name: 'Gone' });
    const [back] = await connection.soap.undelete([gone]);
    assert.equal(back?.success, true);
  });
});

describe('a duplicate at the other doors', () => {
  const values = { Name: 'Alien', Year__c: 1979 };
  let id: string;
  before(async () => {
    id = await admin.create('Movie__c', values);
  });

  // github.com/jetstreamapp/jetstream/issues/482: collections and bulk jobs do not tell the records.
  it('is refused in a collection, a tree, and composite requests, each with the header', async () => {
    const record = { attributes: { type: 'Movie__c', referenceId: 'one' }, ...values };
    const error = { statusCode: 'DUPLICATES_DETECTED', message: ALERT, fields: [] };
    assert.deepEqual(await jsonOf(admin.send('POST', 'composite/sobjects', { records: [record] })), [
      { success: false, errors: [error] },
    ]);
    assert.deepEqual(await jsonOf(admin.send('POST', 'composite/tree/Movie__c', { records: [record] }), 400), {
      hasErrors: true,
      results: [{ referenceId: 'one', errors: [error] }],
    });
    const subrequest = { method: 'POST', url: `${DATA}/sobjects/Movie__c`, body: values };
    const saves = { 'Sforce-Duplicate-Rule-Header': 'allowSave=true' };
    const { compositeResponse } = (await jsonOf(
      admin.send('POST', 'composite', {
        compositeRequest: [
          { ...subrequest, referenceId: 'refused' },
          { ...subrequest, referenceId: 'saved', httpHeaders: saves },
        ],
      }),
    )) as { compositeResponse: { httpStatusCode: number }[] };
    assert.deepEqual(
      compositeResponse.map(({ httpStatusCode }) => httpStatusCode),
      [400, 201],
    );
    const [saved] = (await jsonOf(admin.send('POST', 'composite/sobjects', { records: [record] }, saves))) as {
      success: boolean;
    }[];
    assert.equal(saved?.success, true);
  });

  it('fails as a row of a bulk job', async () => {
    const bulk = new Bulk2Client(org, admin.token);
    const job = await bulk.open('ingest', { object: 'Movie__c', operation: 'insert' });
    await bulk.upload(job.id, 'Name,Year__c\nAlien,1979\nAlien 3,1992\n');
    await jsonOf(bulk.call('PATCH', `/ingest/${job.id}`, { state: 'UploadComplete' }));
    const { numberRecordsProcessed, numberRecordsFailed } = await bulk.finished('ingest', job.id);
    assert.deepEqual([numberRecordsProcessed, numberRecordsFailed], [2, 1]);
    const failed = await (await bulk.call('GET', `/ingest/${job.id}/failedResults`)).text();
    assert.match(failed, new RegExp(`DUPLICATES_DETECTED:${ALERT}:--`));
  });

  it('fails as a GraphQL mutation', async () => {
    const graphql = new GraphqlClient(org, admin.token);
    const { errors } = await graphql.send(
      'mutation { uiapi { Movie__cCreate(input: { Movie__c: { Name: "Alien", Year__c: 1979 } }) { Record { Id } } } }',
    );
    assert.deepEqual(
      errors.map(({ message }) => message),
      [ALERT],
    );
  });

  // A record form shows the message alone: salesforce.stackexchange.com/questions/238047. "Record Exception Error", "Duplicate Record
  // Error", "Match Result", User Interface API Developer Guide
  // (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record_exception_error.htm and its links).
  it('is told by UI API, and saved when that is asked for', async () => {
    const body = { apiName: 'Movie__c', fields: { Name: 'Alien', Year__c: 1979 } };
    const answer = (await jsonOf(admin.send('POST', 'ui-api/records', body), 400)) as FetchResponse['body'];
    const shown = recordErrors({ body: answer } as FetchResponse);
    assert.deepEqual(shown, { pageErrors: [ALERT], fieldErrors: {} }, 'what a record form shows');
    const { output } = answer as {
      output: { errors: { duplicateRecordError: { matchResults: { matchRecordIds: string[] }[] } }[] };
    };
    const [error] = output.errors;
    const { matchRecordIds, ...match } = error?.duplicateRecordError.matchResults[0] ?? { matchRecordIds: [] };
    assert.ok(matchRecordIds.includes(id));
    assert.deepEqual(match, {
      ...{ apiName: 'Movie__c', isAllowSave: true, matchRule: 'Film', themeInfo: null },
      ...{ objectLabel: 'Movie', objectLabelPlural: 'Movies' },
    });
    await jsonOf(admin.send('POST', 'ui-api/records', { ...body, allowSaveOnDuplicate: true }), 201);
  });

  // "Check for Duplicate Records" (ui_api_resources_predupe_create.htm) and "Get Duplicate Management Configuration for a Specified
  // Object" (ui_api_resources_duplicates_get.htm), User Interface API Developer Guide.
  it('is found by UI API before anybody saves it', async () => {
    const film = await admin.create('Movie__c', { Name: 'Solaris', Year__c: 1972 });
    const ask = (fields: object): Promise<unknown> =>
      jsonOf(admin.send('POST', 'ui-api/predupe', { apiName: 'Movie__c', fields }));
    assert.deepEqual(await ask({ Name: 'solaris', Year__c: '1972' }), {
      allowSave: true,
      duplicateError: true,
      duplicateRules: ['Films'],
      matches: [
        {
          duplicateResultInfos: {
            Films: { allowSave: true, matchResultInfo: { recordIds: [film], rule: 'Film' }, rule: 'Films' },
          },
          objectApiName: 'Movie__c',
          recordIds: [film],
        },
      ],
    });
    assert.deepEqual(await ask({ Name: 'Stalker' }), {
      allowSave: true,
      duplicateError: false,
      duplicateRules: [],
      matches: [],
    });
    const configuration = (await jsonOf(admin.get('ui-api/duplicates/Movie__c'))) as Record<string, unknown>;
    assert.deepEqual(
      [configuration.dedupeEnabled, configuration.dedupeFields, configuration.predupeEnabled],
      [true, ['Code__c', 'Name', 'Year__c'], true],
    );
  });
});

// "DuplicateRule", "MatchingRule", Metadata API Developer Guide (meta_duplicaterule.htm, meta_matchingrule.htm).
describe('a deploy of duplicate rules', () => {
  const path = 'matchingRules/Contact.matchingRule';
  const rule = { object: 'Contact', matches: ['Phones'], sortOrder: 2 };
  const bring = async (members: Record<string, string[]>, files: Record<string, string>): Promise<string[]> =>
    failures(await deploy(connection, { 'package.xml': manifest(members), ...files }));
  const phones = { [path]: matchingRulesXml({ name: 'Phones', items: [{ field: 'Phone' }] }) };
  const phoneRule = { 'duplicateRules/Contact.Phones.duplicateRule': duplicateRuleXml(rule) };

  // github.com/forcedotcom/cli/issues/569
  it('needs the matching rules to be active before', async () => {
    const members = { MatchingRules: ['Contact'], DuplicateRule: ['Contact.Phones'] };
    assert.deepEqual(await bring(members, { ...phones, ...phoneRule }), [
      'DuplicateRule Contact.Phones: Before you can use this duplicate rule, all associated matching rules must be active and have their fields mapped',
    ]);
    await admin.create('Contact', { LastName: 'Before', Phone: '77' });
    assert.deepEqual(await bring({ MatchingRule: ['Contact.Phones'] }, phones), []);
    assert.deepEqual(await bring({ DuplicateRule: ['Contact.Phones'] }, phoneRule), []);
    await refused('Contact', { LastName: 'After', Phone: '77' });
  });

  it('leaves the matching rules that it does not bring', async () => {
    await admin.create('Contact', { LastName: 'Kept', Email: 'kept@example.com' });
    await refused('Contact', { LastName: 'Kept', Email: 'KEPT@example.com' });
    const listed = await connection.metadata.list({ type: 'MatchingRule' });
    const ofContact = listed.map(({ fullName }) => fullName).filter((name) => name.startsWith('Contact.'));
    assert.deepEqual(ofContact.sort(), ['Contact.Mail', 'Contact.Phones', 'Contact.Same_Phone']);
  });

  it('is told the component, the file and the line of what is wrong', async () => {
    const wrong = matchingRulesXml({ name: 'Wrong', items: [{ field: 'Nothing__c' }] });
    const { details } = await deploy(connection, {
      'package.xml': manifest({ MatchingRules: ['Contact'] }),
      [path]: wrong,
    });
    const [failed] = details.componentFailures;
    assert.deepEqual(
      [failed?.componentType, failed?.fullName, failed?.fileName, failed?.problemType],
      ['MatchingRules', 'Contact', path, 'Error'],
    );
    assert.match(failed?.problem ?? '', /no field Contact\.Nothing__c/);
  });

  it('cannot take away a matching rule that is in use, and takes both away together', async () => {
    const remove = async (members: Record<string, string[]>): Promise<string[]> =>
      bring({}, { 'destructiveChanges.xml': manifest(members) });
    assert.equal((await remove({ MatchingRule: ['Contact.Phones'] })).length, 1);
    assert.deepEqual(await remove({ MatchingRule: ['Contact.Phones'], DuplicateRule: ['Contact.Phones'] }), []);
    await admin.create('Contact', { LastName: 'Again', Phone: '77' });
  });
});
