import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'playwright-core';

import { startPreview, type RunningPreview } from '../../preview/index.ts';
import { launchBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { startTestOrg, type TestOrg } from '../support/localOrg.ts';
import {
  exposedMeta,
  flexipage,
  instance,
  lwcPath,
  PAGE_PATH,
  previewProject,
  region,
} from '../unit/preview/previewFixture.ts';

const CACHE_DIR = join(import.meta.dirname, '../../.cache/preview');
const GUIDE = 'https://developer.salesforce.com/docs/platform/lwc/guide';

/** What Lightning Data Service does, as the body of a function of a component. `account` and `contact` are ids of fresh records. */
interface Case {
  readonly says: string;
  readonly documentation: string;
  readonly does: string;
  readonly ends: unknown;
}

const NAMES = `gql\`query names($id: ID) { uiapi { query { Contact(where: { Id: { eq: $id } }) { edges { node { LastName { value } } } } } } }\``;

const CASES: readonly Case[] = [
  {
    says: 'answers equal requests of several components by one',
    documentation: `${GUIDE}/data-ui-api.html`,
    does: `const config = { recordId: account, fields: ['Account.Name'] };
      const wires = [watch(getRecord, config), watch(getRecord, config)];
      const list = { parentRecordId: account, relatedListId: 'Contacts', fields: ['Contact.LastName'] };
      const lists = [watch(getRelatedListRecords, list), watch(getRelatedListRecords, list)];
      await Promise.all([...wires, ...lists].map((wire) => wire.until(({ data }) => data)));
      return [asked('/ui-api/records/' + account), asked('/related-list-records/' + account)];`,
    ends: [1, 1],
  },
  {
    says: 'tells a change to every wire that shows the record, of whatever adapter',
    documentation: `${GUIDE}/reference-update-record.html`,
    does: `const wires = everyWire(account, contact);
      await Promise.all(wires.map((wire) => wire.until(shows('Lovelace'))));
      await updateRecord({ fields: { Id: contact, LastName: 'King' } });
      await Promise.all(wires.map((wire) => wire.until(shows('King'))));
      return wires.length;`,
    ends: 5,
  },
  {
    says: 'obtains fresh data for every wire that uses a record, and tells them before it is done',
    documentation: `${GUIDE}/reference-notify-record-update.html`,
    does: `const wires = everyWire(account, contact);
      await Promise.all(wires.map((wire) => wire.until(shows('Lovelace'))));
      await changeOutside('Contact', contact, { LastName: 'Byron' });
      await notifyRecordUpdateAvailable([{ recordId: contact }]);
      return wires.map(({ states }) => shows('Byron')(states.at(-1)));`,
    ends: [true, true, true, true, true],
  },
  {
    says: 'obtains fresh data for a record that a GraphQL result alone shows',
    documentation: `${GUIDE}/reference-notify-record-update.html`,
    does: `const id = await createOutside('Contact', { LastName: 'Lovelace' });
      const wire = watch(graphql, { query: NAMES, variables: { id } });
      await wire.until(shows('Lovelace'));
      await changeOutside('Contact', id, { LastName: 'Byron' });
      await notifyRecordUpdateAvailable([{ recordId: id }]);
      return shows('Byron')(wire.states.at(-1));`,
    ends: true,
  },
  {
    says: 'obtains fresh data for each wire, also where another wire shows other fields of the record',
    documentation: `${GUIDE}/reference-notify-record-update.html`,
    does: `const id = await createOutside('Contact', { FirstName: 'Ada', LastName: 'Lovelace', AccountId: account });
      const list = { parentRecordId: account, relatedListId: 'Contacts', fields: ['Contact.LastName', 'Contact.Account.Name'] };
      const wires = [watch(getRelatedListRecords, list), watch(getRecord, { recordId: id, fields: ['Contact.FirstName'] })];
      await Promise.all(wires.map((wire) => wire.until(({ data }) => data)));
      await changeOutside('Contact', id, { LastName: 'Byron' });
      await notifyRecordUpdateAvailable([{ recordId: id }]);
      return shows('Byron')(wires[0].states.at(-1));`,
    ends: true,
  },
  {
    says: 'provides nothing again where nothing changed',
    documentation: `${GUIDE}/reference-notify-record-update.html`,
    does: `const wire = watch(getRecord, { recordId: contact, fields: ['Contact.FirstName'] });
      await wire.until(({ data }) => data);
      const before = wire.states.length;
      await notifyRecordUpdateAvailable([{ recordId: contact }]);
      return wire.states.length - before;`,
    ends: 0,
  },
  {
    says: 'keeps one cache: what a refreshed GraphQL result shows, getRecord shows',
    documentation: `${GUIDE}/reference-lightning-graphql-module.html`,
    does: `const record = watch(getRecord, { recordId: contact, fields: ['Contact.LastName'] });
      const result = watch(graphql, { query: NAMES, variables: { id: contact } });
      await Promise.all([record, result].map((wire) => wire.until(shows('Lovelace'))));
      await changeOutside('Contact', contact, { LastName: 'Byron' });
      await result.states.at(-1).refresh();
      return shows('Byron')(record.states.at(-1));`,
    ends: true,
  },
  {
    says: 'evaluates no query anew because a record was created',
    documentation: 'https://developer.salesforce.com/docs/platform/graphql/guide/graphql-wire-lwc-refresh.html',
    does: `const query = gql\`query { uiapi { query { Account { totalCount edges { node { Id } } } } } }\`;
      const wire = watch(graphql, { query });
      const { data } = await wire.until(({ data }) => data);
      const count = ({ data: { uiapi } }) => uiapi.query.Account.totalCount;
      await createRecord({ apiName: 'Account', fields: { Name: 'One more' } });
      const unchanged = wire.states.filter(({ data }) => data).length;
      await wire.states.at(-1).refresh();
      return [unchanged, count(wire.states.at(-1)) - count({ data })];`,
    ends: [1, 1],
  },
  {
    says: 'leaves shown results as they are after a mutation, which writes to no cache, until they are refreshed',
    documentation:
      'https://developer.salesforce.com/docs/platform/einstein-for-devs/guide/reactdev-data-sdk-graphql-mutation.html',
    does: `const wire = watch(graphql, { query: NAMES, variables: { id: contact } });
      await wire.until(shows('Lovelace'));
      const query = gql\`mutation rename($input: ContactUpdateInput!) { uiapi { ContactUpdate(input: $input) { success } } }\`;
      const { errors } = await executeMutation({ query, variables: { input: { Id: contact, Contact: { LastName: 'Byron' } } } });
      const unchanged = shows('Lovelace')(wire.states.at(-1));
      await wire.states.at(-1).refresh();
      return [errors, unchanged, shows('Byron')(wire.states.at(-1))];`,
    ends: [null, true, true],
  },
  {
    says: 'lists what a filter lets through, by list views and by related lists, alone and in batches',
    documentation: `${GUIDE}/reference-get-list-records-by-name.html`,
    does: `const where = '{ Name: { eq: "Ada Lovelace" } }';
      const view = { objectApiName: 'Contact', listViewApiName: 'AllContacts' };
      const related = { relatedListId: 'Contacts', fields: ['Contact.LastName'], where };
      const wires = [
        watch(getListRecordsByName, { ...view, fields: ['Contact.LastName'], where: '{ AccountId: { eq: "' + account + '" } }' }),
        watch(getRelatedListRecordsBatch, { parentRecordId: account, relatedListParameters: [related, { relatedListId: 'Opportunities' }] }),
      ];
      await Promise.all(wires.map((wire) => wire.until(shows('Lovelace'))));
      await updateRecord({ fields: { Id: contact, LastName: 'King' } });
      const [list, batch] = await Promise.all(wires.map((wire) => wire.until(shows('King'))));
      return [list.data.count, batch.data.results.map(({ statusCode, result }) => [statusCode, result.records.length])];`,
    ends: [
      1,
      [
        [200, 1],
        [200, 0],
      ],
    ],
  },
  {
    says: 'tells of list views and of related lists, in batches with a status for each',
    documentation: `${GUIDE}/reference-get-list-infos-by-name.html`,
    does: `const wires = [
        watch(getListInfoByName, { objectApiName: 'Contact', listViewApiName: 'AllContacts' }),
        watch(getListInfosByName, { names: ['Contact.AllContacts', 'Contact.Nothing'] }),
        watch(getListInfosByObjectName, { objectApiName: 'Contact', q: 'all' }),
        watch(getRelatedListInfoBatch, { parentObjectApiName: 'Account', relatedListNames: ['Contacts', 'Nothings'] }),
        watch(getListObjectInfo, { objectApiName: 'Contact' }),
        watch(getListPreferences, { objectApiName: 'Contact', listViewApiName: 'AllContacts' }),
      ];
      const [info, infos, lists, related, object, preferences] = await Promise.all(wires.map((wire) => wire.until(({ data }) => data)));
      const statuses = ({ data }) => data.results.map(({ statusCode }) => statusCode);
      const shown = [object.data.objectApiName, preferences.data.columnWidths.Name];
      return [info.data.label, statuses(infos), lists.data.lists.map(({ label }) => label), statuses(related), ...shown];`,
    ends: ['All Contacts', [200, 404], ['All Contacts'], [200, 404], 'Contact', -1],
  },
  {
    says: 'asks a query of the older module again by refreshGraphQL, and knows no newer features there',
    documentation: `${GUIDE}/reference-refreshgraphql.html`,
    does: `const query = older.gql\`query names($id: ID) { uiapi { query { Contact(where: { Id: { eq: $id } }) { edges { node { LastName { value } } } } } } }\`;
      const wire = watch(older.graphql, { query, variables: { id: contact } });
      await wire.until(shows('Lovelace'));
      await changeOutside('Contact', contact, { LastName: 'Byron' });
      await older.refreshGraphQL(wire.states.at(-1));
      const refused = [() => older.gql\`{ a @optional { b } }\`, () => older.gql\`{ \${'a'} }\`].map((make) => {
        try { return make(); } catch (error) { return error.name; }
      });
      return [shows('Byron')(wire.states.at(-1)), 'refresh' in wire.states.at(-1), refused];`,
    ends: [true, false, ['TypeError', 'TypeError']],
  },
  {
    says: 'provides an error where a record that is shown was deleted',
    documentation: `${GUIDE}/reference-delete-record.html`,
    does: `const wire = watch(getRecord, { recordId: contact, fields: ['Contact.LastName'] });
      await wire.until(({ data }) => data);
      await deleteRecord(contact);
      const { data, error } = await wire.until(({ error }) => error);
      return [data, error.status, error.ok];`,
    ends: [null, 404, false],
  },
  {
    says: 'provides errors of a wire as a FetchResponse',
    documentation: `${GUIDE}/data-error.html`,
    does: `const wire = watch(getRecord, { recordId: account, fields: ['Account.Nothing__c'] });
      const { data, error } = await wire.until(({ error }) => error);
      return [data, error.status, error.ok, error.statusText, error.errorType, error.body.errorCode, typeof error.body.message];`,
    ends: [null, 400, false, 'Bad Request', 'fetchResponse', 'INVALID_FIELD', 'string'],
  },
  {
    says: 'rejects a refused write with what is wrong, by field',
    documentation: `${GUIDE}/data-error.html`,
    does: `try { await createRecord({ apiName: 'Contact', fields: { FirstName: 'Ada' } }); } catch (error) {
        const { enhancedErrorType, output } = error.body;
        return [error.status, enhancedErrorType, Object.keys(output.fieldErrors), output.errors];
      }`,
    ends: [400, 'RecordError', ['LastName'], []],
  },
  {
    says: 'provides errors of a GraphQL query in errors',
    documentation: `${GUIDE}/reference-lightning-graphql-module.html`,
    does: `const query = gql\`query { uiapi { query { Account { edges { node { Nothing__c { value } } } } } } }\`;
      const state = await watch(graphql, { query }).until(({ errors }) => errors);
      return [state.error, state.errors.length > 0, typeof state.errors[0].message];`,
    ends: [null, true, 'string'],
  },
  {
    says: 'waits while a parameter is undefined',
    documentation: `${GUIDE}/data-wire-service-about.html`,
    does: `const wires = [
        watch(getRecord, { recordId: undefined, fields: ['Account.Name'] }),
        watch(getRecord, { recordId: account, fields: undefined }),
        watch(getRecords, { records: undefined }),
        watch(getRelatedListRecords, { parentRecordId: undefined, relatedListId: 'Contacts' }),
        watch(getObjectInfo, { objectApiName: undefined }),
        watch(graphql, { query: undefined }),
      ];
      await watch(getRecord, { recordId: account, fields: ['Account.Name'] }).until(({ data }) => data);
      return wires.flatMap(({ states }) => states).filter(({ data, error, errors }) => data || error || errors).length;`,
    ends: 0,
  },
  {
    says: 'provides data that nobody can write to',
    documentation: `${GUIDE}/data-wire-service-about.html`,
    does: `const wires = [
        ...everyWire(account, contact),
        watch(getObjectInfo, { objectApiName: 'Account' }),
        watch(getRelatedListCount, { parentRecordId: account, relatedListId: 'Contacts' }),
      ];
      const states = await Promise.all(wires.map((wire) => wire.until(({ data }) => data)));
      return states.map(({ data }) => { try { data.mine = 1; return 'written'; } catch (error) { return error.name; } });`,
    ends: Array.from({ length: 7 }, () => 'TypeError'),
  },
  {
    says: 'provides nothing of a configuration that is no longer the wire’s',
    documentation: `${GUIDE}/data-wire-service-about.html`,
    does: `const wire = watch(getRecord, { recordId: account, fields: ['Account.Name'] });
      wire.update({ recordId: contact, fields: ['Contact.LastName'] });
      await wire.until(shows('Lovelace'));
      await watch(getRecord, { recordId: account, fields: ['Account.Name'] }).until(({ data }) => data);
      return wire.states.filter(({ data }) => data).map(({ data }) => data.apiName);`,
    ends: ['Contact'],
  },
  {
    says: 'tells nothing to a component that left the page',
    documentation: `${GUIDE}/data-wire-service-about.html`,
    does: `const wires = everyWire(account, contact);
      await Promise.all(wires.map((wire) => wire.until(shows('Lovelace'))));
      wires.forEach((wire) => wire.end());
      await updateRecord({ fields: { Id: contact, LastName: 'King' } });
      return wires.some(({ states }) => states.some(shows('King')));`,
    ends: false,
  },
];

const COMPONENT = `import { LightningElement } from 'lwc';
import { createRecord, deleteRecord, getRecord, getRecords, getRecordUi, notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import * as older from 'lightning/uiGraphQLApi';
import { getListInfoByName, getListInfosByName, getListInfosByObjectName, getListObjectInfo, getListPreferences, getListRecordsByName } from 'lightning/uiListsApi';
import { getRelatedListCount, getRelatedListInfoBatch, getRelatedListRecords, getRelatedListRecordsBatch } from 'lightning/uiRelatedListApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { executeMutation, gql, graphql } from 'lightning/graphql';

const { changeOutside, createOutside } = window;
const NAMES = ${NAMES};

/** A wire as the engine drives it, with everything that it provided. */
function watch(Adapter, config) {
  const states = [];
  const waiting = new Set();
  const adapter = new Adapter((state) => {
    states.push(state);
    for (const check of waiting) check();
  });
  adapter.connect();
  adapter.update(config);
  const until = (test) =>
    new Promise((resolve, reject) => {
      const check = () => {
        const found = states.find(test);
        if (found) resolve(found);
      };
      waiting.add(check);
      check();
      setTimeout(() => reject(new Error('provided ' + JSON.stringify(states))), 10000);
    });
  return { states, until, update: (next) => adapter.update(next), end: () => adapter.disconnect() };
}

const shows = (text) => ({ data }) => JSON.stringify(data ?? '').includes(text);

const asked = (path) => performance.getEntriesByType('resource').filter(({ name }) => name.includes(path)).length;

const everyWire = (account, contact) => [
  watch(getRecord, { recordId: contact, fields: ['Contact.LastName'] }),
  watch(getRecords, { records: [{ recordIds: [contact], fields: ['Contact.LastName'] }] }),
  watch(getRelatedListRecords, { parentRecordId: account, relatedListId: 'Contacts', fields: ['Contact.LastName'] }),
  watch(getRecordUi, { recordIds: [contact], layoutTypes: ['Full'], modes: ['View'], optionalFields: ['Contact.LastName'] }),
  watch(graphql, { query: NAMES, variables: { id: contact } }),
];

const CASES = [${CASES.map(({ does }) => `async (account, contact) => { ${does} }`).join(',\n')}];

export default class Lab extends LightningElement {
  outcomes = '';

  async connectedCallback() {
    const outcomes = [];
    for (const run of CASES) {
      try {
        const account = await createRecord({ apiName: 'Account', fields: { Name: 'Analytical Engines' } });
        const fields = { FirstName: 'Ada', LastName: 'Lovelace', AccountId: account.id };
        const contact = await createRecord({ apiName: 'Contact', fields });
        outcomes.push(await run(account.id, contact.id));
      } catch (error) {
        outcomes.push('threw ' + (error.message ?? JSON.stringify(error)));
      }
    }
    this.outcomes = JSON.stringify(outcomes);
  }
}
`;

const projectDir = previewProject({
  [lwcPath('lab', 'lab.js')]: COMPONENT,
  [lwcPath('lab', 'lab.html')]: `<template>
  <pre class="outcomes">{outcomes}</pre>
  <lightning-record-edit-form class="task" object-api-name="Task">
    <lightning-messages></lightning-messages>
    <lightning-input-field field-name="Subject"></lightning-input-field>
  </lightning-record-edit-form>
</template>
`,
  [lwcPath('lab', 'lab.js-meta.xml')]: exposedMeta(),
  [PAGE_PATH]: flexipage(region('header', instance('force:highlightsPanel')) + region('main', instance('lab'))),
});

describe('Lightning Data Service', () => {
  let browser: Browser;
  let org: TestOrg;
  let preview: RunningPreview;
  let watched: WatchedPage;
  let outcomes: readonly unknown[];

  before(async () => {
    browser = await launchBrowser();
    org = await startTestOrg({ projectDir });
    preview = await startPreview({ projectDir, orgUrl: org.url, port: 0, cacheDir: CACHE_DIR });
    const admin = await org.login('admin@local-org.test', 'local-org');
    const { id = '' } = await admin.sobject('Account').create({ Name: 'Shown' });
    watched = await openPage(browser, { width: 1440, height: 900 });
    const { page } = watched;
    await page.exposeFunction('changeOutside', async (object: string, recordId: string, fields: object) => {
      await admin.sobject(object).update({ Id: recordId, ...fields });
    });
    await page.exposeFunction('createOutside', async (object: string, fields: object) => {
      const { id: created } = await admin.sobject(object).create(fields);
      return created;
    });
    await page.goto(`${preview.url}/lightning/r/Account/${id}/view`);
    const shown = page.locator('.outcomes', { hasText: '[' });
    await shown.waitFor();
    outcomes = JSON.parse(await shown.innerText()) as readonly unknown[];
  });

  after(async () => {
    await browser.close();
    await preview.close();
    await org.close();
  });

  // Tasks and events: lightning-record-edit-form in the component reference, "Supported Objects"; they have standard pages.
  it('offers tasks in no record form of a component, and on their standard page', async () => {
    await watched.page.locator('.task').getByText('Record forms do not support the object Task.').waitFor();
    assert.equal(await watched.page.locator('.task input').count(), 0);
    await watched.page.goto(`${preview.url}/lightning/o/Task/new`);
    await watched.page.getByLabel('Subject').waitFor();
  });

  for (const [index, { says, documentation, ends }] of CASES.entries()) {
    it(`${says}: ${documentation}`, () => assert.deepEqual(outcomes[index], ends));
  }
});
