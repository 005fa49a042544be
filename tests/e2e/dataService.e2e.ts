import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import type { Browser, Page } from 'playwright-core';

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

const SHOWER = `import { LightningElement, api, wire } from 'lwc';
import { getRecord, getFieldValue } from 'lightning/uiRecordApi';
import { gql, graphql } from 'lightning/graphql';
import NAME from '@salesforce/schema/Account.Name';
import MODIFIED from '@salesforce/schema/Account.LastModifiedDate';

interface State { data?: any; errors?: any; refresh?: () => Promise<void> }

export default class Shower extends LightningElement {
  @api recordId?: string;
  @wire(getRecord, { recordId: '$recordId', fields: [NAME, MODIFIED] }) account?: { data?: never };
  @wire(graphql, {
    query: gql\`query names { uiapi { query { Account(orderBy: { Name: { order: ASC } }) { edges { node { Name { value } } } } } } }\`,
  })
  result?: State;

  get name(): string { return String(getFieldValue(this.account?.data, NAME)); }
  get names(): string {
    if (this.result?.errors) return JSON.stringify(this.result.errors);
    const edges: any[] = this.result?.data?.uiapi.query.Account.edges ?? [];
    return edges.map(({ node }) => node.Name.value).join(', ');
  }
  handleRefresh(): void { void this.result?.refresh?.(); }
}
`;

const SHOWER_HTML = `<template>
  <p class="name">{name}</p>
  <p class="names">{names}</p>
  <lightning-button label="Refresh names" onclick={handleRefresh}></lightning-button>
</template>
`;

const EDITOR = `import { LightningElement, api } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import { createRecord, deleteRecord, updateRecord } from 'lightning/uiRecordApi';
import { executeMutation, gql } from 'lightning/graphql';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import Question from 'c/question';

export default class Editor extends NavigationMixin(LightningElement) {
  @api recordId?: string;
  outcome = '';

  async handleRename(): Promise<void> {
    await updateRecord({ fields: { Id: this.recordId, Name: 'Renamed' } });
    this.dispatchEvent(new ShowToastEvent({ title: 'Saved', message: 'Renamed it.', variant: 'success', mode: 'sticky' }));
  }
  async handleConflict(): Promise<void> {
    try {
      await updateRecord({ fields: { Id: this.recordId, Name: 'Lost' } }, { ifUnmodifiedSince: '2000-01-01T00:00:00.000Z' });
    } catch (error) {
      this.outcome = 'refused ' + (error as { status: number }).status;
    }
  }
  async handleInvalid(): Promise<void> {
    try {
      await createRecord({ apiName: 'Account', fields: {} });
    } catch (error) {
      this.outcome = Object.keys((error as any).body.output.fieldErrors).join();
    }
  }
  async handleMutate(): Promise<void> {
    const { data, errors } = await executeMutation({
      query: gql\`mutation add($input: AccountCreateInput!) { uiapi { AccountCreate(input: $input) { Record { Id } } } }\`,
      variables: { input: { Account: { Name: 'Born by mutation' } } },
    });
    this.outcome = errors ? JSON.stringify(errors) : 'created ' + (data as any).uiapi.AccountCreate.Record.Id.slice(0, 3);
  }
  async handleDelete(): Promise<void> {
    const sure = await LightningConfirm.open({ label: 'Delete?', message: 'It goes to the recycle bin.', theme: 'warning' });
    this.outcome = 'sure ' + sure;
    if (sure) await deleteRecord(this.recordId ?? '');
  }
  async handleAsk(): Promise<void> {
    this.outcome = 'answer ' + (await Question.open({ label: 'A question', size: 'small' }));
  }
  handleLeave(): void {
    this[NavigationMixin.Navigate]({ type: 'standard__objectPage', attributes: { objectApiName: 'Account', actionName: 'list' } });
  }
}
`;

const button = (label: string, handler: string): string =>
  `<lightning-button label="${label}" onclick={${handler}}></lightning-button>`;

const EDITOR_HTML = `<template>
  ${button('Rename', 'handleRename')}${button('Conflict', 'handleConflict')}${button('Invalid', 'handleInvalid')}
  ${button('Mutate', 'handleMutate')}${button('Delete', 'handleDelete')}${button('Ask', 'handleAsk')}
  ${button('Leave', 'handleLeave')}
  <p class="outcome" role="status">{outcome}</p>
</template>
`;

const QUESTION = `import LightningModal from 'lightning/modal';

export default class Question extends LightningModal {
  handleYes(): void { this.close('yes'); }
}
`;

const QUESTION_HTML = `<template>
  <lightning-modal-header label="A question"></lightning-modal-header>
  <lightning-modal-body><p>Shall we?</p></lightning-modal-body>
  <lightning-modal-footer>${button('Yes', 'handleYes')}</lightning-modal-footer>
</template>
`;

const CARELESS_HTML = `<template>
  <lightning-input></lightning-input>
</template>
`;

const META = '<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata"></LightningComponentBundle>';

const projectDir = previewProject({
  [lwcPath('shower', 'shower.ts')]: SHOWER,
  [lwcPath('shower', 'shower.html')]: SHOWER_HTML,
  [lwcPath('shower', 'shower.js-meta.xml')]: exposedMeta(),
  [lwcPath('editor', 'editor.ts')]: EDITOR,
  [lwcPath('editor', 'editor.html')]: EDITOR_HTML,
  [lwcPath('editor', 'editor.js-meta.xml')]: exposedMeta(),
  [lwcPath('question', 'question.ts')]: QUESTION,
  [lwcPath('question', 'question.html')]: QUESTION_HTML,
  [lwcPath('question', 'question.js-meta.xml')]: META,
  [PAGE_PATH]: flexipage(
    region('header', instance('force:highlightsPanel')) + region('main', instance('editor') + instance('shower')),
  ),
});

/** The same project, with a component that gives base components none of their required attributes. */
const carelessDir = previewProject({
  [lwcPath('careless', 'careless.ts')]:
    "import { LightningElement } from 'lwc';\nexport default class Careless extends LightningElement {}\n",
  [lwcPath('careless', 'careless.html')]: CARELESS_HTML,
  [lwcPath('careless', 'careless.js-meta.xml')]: exposedMeta(),
  [PAGE_PATH]: flexipage(region('header', instance('force:highlightsPanel')) + region('main', instance('careless'))),
});

describe('components that share Lightning Data Service', () => {
  let browser: Browser;
  let org: TestOrg;
  let preview: RunningPreview;
  let watched: WatchedPage;
  let page: Page;

  before(async () => {
    browser = await launchBrowser();
    org = await startTestOrg({ projectDir });
    preview = await startPreview({ projectDir, orgUrl: org.url, port: 0, cacheDir: CACHE_DIR });
  });

  after(async () => {
    await browser.close();
    await preview.close();
    await org.close();
  });

  async function openAccount(name: string): Promise<string> {
    const admin = await org.login('admin@local-org.test', 'local-org');
    const { id = '' } = await admin.sobject('Account').create({ Name: name });
    watched = await openPage(browser, { width: 1440, height: 900 });
    page = watched.page;
    await page.goto(`${preview.url}/lightning/r/Account/${id}/view`);
    await page.locator('.names', { hasText: name }).waitFor();
    return id;
  }

  const press = async (label: string): Promise<void> => {
    await page.getByRole('button', { name: label, exact: true }).focus();
    await page.keyboard.press('Enter');
  };

  const outcome = async (expected: RegExp): Promise<void> => {
    await page.locator('.outcome', { hasText: expected }).waitFor();
  };

  it('show a changed record everywhere at once, inside GraphQL results too, and a toast', async () => {
    await openAccount('Before');
    await press('Rename');
    await page.locator('.name', { hasText: 'Renamed' }).waitFor();
    await page.getByRole('heading', { level: 1, name: 'Renamed' }).waitFor();
    await page.locator('.names', { hasText: 'Renamed' }).waitFor();
    const toast = page.locator('lightning-toast');
    await toast.getByText('Renamed it.').waitFor();
    await watched.assertAccessible();
    await toast.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await toast.waitFor({ state: 'detached' });
    assert.deepEqual(watched.problems, []);
    await watched.close();
  });

  it('evaluate a GraphQL query anew when it is refreshed, not before', async () => {
    await openAccount('Aaa first');
    await press('Mutate');
    await outcome(/created 001/);
    assert.doesNotMatch(await page.locator('.names').innerText(), /Born by mutation/);
    await press('Refresh names');
    await page.locator('.names', { hasText: 'Born by mutation' }).waitFor();
    await watched.close();
  });

  it('are told of conflicts, and of wrong fields by name', async () => {
    await openAccount('Contested');
    await press('Conflict');
    await outcome(/refused 412/);
    await press('Invalid');
    await outcome(/^Name$/);
    assert.equal(await page.locator('.name').innerText(), 'Contested');
    await watched.close();
  });

  it('ask before deleting, by keyboard, and learn that the record is gone', async () => {
    const id = await openAccount('Doomed');
    await press('Delete');
    const dialog = page.getByRole('alertdialog', { name: 'Delete?' });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await press('Delete');
    await dialog.getByRole('button', { name: 'OK' }).focus();
    await page.keyboard.press('Enter');
    await outcome(/sure true/);
    await page.getByText('The requested resource does not exist').waitFor();
    await page.goto(`${preview.url}/lightning/r/Account/${id}/view`);
    assert.equal(await page.locator('h1').innerText(), 'Record not found');
    await watched.assertAccessible();
    await watched.close();
  });

  it('open a modal that traps the focus and answers', async () => {
    await openAccount('Asked');
    await press('Ask');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Shall we?').waitFor();
    await watched.assertAccessible();
    await dialog.getByRole('button', { name: 'Yes' }).focus();
    await page.keyboard.press('Enter');
    await outcome(/answer yes/);
    await watched.close();
  });

  it('navigate to a list', async () => {
    await openAccount('Left');
    await press('Leave');
    await page.waitForURL(/\/lightning\/o\/Account\/list$/);
    await page.getByRole('link', { name: 'Left' }).waitFor();
    await watched.close();
  });

  it('name the base component that lacks a required attribute, and the page lives on', async () => {
    const admin = await org.login('admin@local-org.test', 'local-org');
    const { id = '' } = await admin.sobject('Account').create({ Name: 'Careful' });
    const other = await startPreview({ projectDir: carelessDir, orgUrl: org.url, port: 0, cacheDir: CACHE_DIR });
    try {
      watched = await openPage(browser, { width: 1440, height: 900 });
      await watched.page.goto(`${other.url}/lightning/r/Account/${id}/view`);
      const failure = watched.page.getByRole('alert');
      assert.match(
        await failure.innerText(),
        /c\/careless failed[\s\S]*<lightning-input> The required label attribute/,
      );
      await watched.page.getByRole('heading', { level: 1, name: 'Careful' }).waitFor();
      await watched.assertAccessible();
      await watched.close();
    } finally {
      await other.close();
    }
  });
});
