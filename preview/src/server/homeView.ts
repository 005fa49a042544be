import type { OrgUser, RecordPage } from '../project/index.ts';
import { html, type Html } from './html.ts';
import type { LiveProject } from './liveProject.ts';
import { MessagePage } from './messageView.ts';
import { listValue, widestValue } from './listValue.ts';
import { errorMessage, readObject, type FieldSummary, type ObjectSummary } from './objectInfo.ts';
import { OrgError, type OrgClient } from './orgClient.ts';
import type { FrameContent } from './pageFrame.ts';

/** A start page is for clicking through, not for reading everything. */
const ROWS_SHOWN = 200;

const COLUMNS_SHOWN = 5;

type Row = Readonly<Record<string, unknown>> & { readonly Id: string };

interface QueryAnswer {
  readonly totalSize: number;
  readonly records: readonly Row[];
}

async function query(org: OrgClient, user: OrgUser, soql: string): Promise<QueryAnswer> {
  const { status, body } = await org.read(user, `/query?${new URLSearchParams({ q: soql }).toString()}`);
  if (status !== 200)
    throw new OrgError(`The org refuses "${soql}": ${errorMessage(body)}`, 'See its terminal, then reload.');
  return body as QueryAnswer;
}

const isNumeric = (field: FieldSummary): boolean => field.precision > 0;

function cell(field: FieldSummary, value: unknown): Html {
  return isNumeric(field)
    ? html`<td class="number">${listValue(field, value)}</td>`
    : html`<td>${listValue(field, value)}</td>`;
}

function table(object: ObjectSummary, columns: readonly string[], rows: readonly Row[]): Html {
  const fields = columns.flatMap((name) => {
    const field = object.fields.get(name);
    return field === undefined ? [] : [{ name, field }];
  });
  const heads = fields.map(
    ({ field }) => html`<th scope="col" class="${isNumeric(field) ? 'number' : ''}">${field.label}</th>`,
  );
  const lines = rows.map((row) => {
    const name = row[object.nameField];
    const href = `/lightning/r/${object.apiName}/${row.Id}/view`;
    return html`<tr>
      <th scope="row"><a href="${href}">${typeof name === 'string' && name !== '' ? name : row.Id}</a></th>
      ${fields.map(({ name: column, field }) => cell(field, row[column]))}
    </tr>`;
  });
  return html`<div class="table" tabindex="0" role="region" aria-label="${object.labelPlural}, table">
    <table class="slds-table slds-table_cell-buffer slds-table_bordered">
      <thead>
        <tr>
          <th scope="col">${object.fields.get(object.nameField)?.label ?? 'Name'}</th>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${lines}
      </tbody>
    </table>
  </div>`;
}

function pageOf(project: LiveProject, objectApiName: string | undefined): RecordPage {
  const pages = project.current().recordPages;
  const page = objectApiName === undefined ? [...pages.values()][0] : pages.get(objectApiName);
  if (page !== undefined) return page;
  throw new MessagePage({
    status: 404,
    title: `No record page for ${objectApiName ?? 'any object'}`,
    text: `The project has record pages for ${[...pages.keys()].join(', ')}.`,
    nextStep: 'Choose one of these objects in the navigation bar.',
  });
}

/**
 * Beside the name: the fields that the page's own components read, as far as this user can see them. Those with the shortest
 * values come first; they tell most in a narrow column. The caller leaves out those that are empty on every row.
 */
async function columnsOf(project: LiveProject, page: RecordPage, object: ObjectSummary): Promise<readonly string[]> {
  const { schemaFields } = await project.bundle(page);
  const visible = [...new Set(schemaFields)].flatMap((name) => {
    const field = object.fields.get(name);
    return field === undefined || name === object.nameField ? [] : [{ name, width: widestValue(field) }];
  });
  return visible.toSorted((a, b) => a.width - b.width).map(({ name }) => name);
}

/** The records of an object that has a record page, by name, as a way in. */
export async function homeView(
  project: LiveProject,
  org: OrgClient,
  user: OrgUser,
  objectApiName: string | undefined,
): Promise<FrameContent> {
  const page = pageOf(project, objectApiName);
  const object = await readObject(org, user, page.objectApiName);
  const columns = await columnsOf(project, page, object);
  const fields = [...new Set(['Id', object.nameField, ...columns])].join(', ');
  const { totalSize } = await query(org, user, `SELECT COUNT() FROM ${object.apiName}`);
  const { records } = await query(
    org,
    user,
    `SELECT ${fields} FROM ${object.apiName} ORDER BY ${object.nameField} LIMIT ${ROWS_SHOWN}`,
  );
  const filled = columns.filter((column) => records.some((record) => record[column] !== null)).slice(0, COLUMNS_SHOWN);
  const shown = totalSize > records.length ? `${records.length} of ${totalSize}` : String(totalSize);
  const empty = html`<p class="text">
    No ${object.labelPlural} that ${user.username} can see. Load some, then reload.
  </p>`;
  return {
    title: object.labelPlural,
    main: html`<div class="slds-card list">
      <header>
        <h1 class="slds-text-heading_medium">${object.labelPlural}</h1>
        <p>${shown} ${totalSize === 1 ? 'record' : 'records'}, sorted by name</p>
      </header>
      ${records.length === 0 ? empty : table(object, filled, records)}
    </div>`,
  };
}
