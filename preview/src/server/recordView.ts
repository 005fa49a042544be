import { compactFields, type OrgUser, type RecordPage } from '../project/index.ts';
import { dataBlock, html } from './html.ts';
import type { LiveProject } from './liveProject.ts';
import { MessagePage } from './messageView.ts';
import { errorMessage, readObject, type ObjectSummary } from './objectInfo.ts';
import type { OrgClient } from './orgClient.ts';
import type { FrameContent } from './pageFrame.ts';

/** Where the server serves the engine, and each page's script. */
export interface ScriptUrls {
  readonly syntheticShadow: string;
  readonly page: (page: RecordPage) => string;
}

export interface RecordAddress {
  readonly objectApiName: string;
  readonly recordId: string;
}

const RECORD_ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

const backTo = (object: ObjectSummary): string => `Choose one of the ${object.labelPlural} on the start page.`;

function pageOf(project: LiveProject, objectApiName: string): RecordPage {
  const pages = project.current().recordPages;
  const page = pages.get(objectApiName);
  if (page !== undefined) return page;
  throw new MessagePage({
    status: 404,
    title: `No record page for ${objectApiName}`,
    text: `The project has record pages for ${[...pages.keys()].join(', ')}.`,
    nextStep: 'Open a record of one of these, or add a flexipage for this object.',
  });
}

async function readName(org: OrgClient, user: OrgUser, object: ObjectSummary, recordId: string): Promise<string> {
  if (!RECORD_ID.test(recordId)) {
    throw new MessagePage({
      status: 404,
      title: 'This is no record id',
      text: `${recordId} is not a Salesforce record id, which has 15 or 18 letters and digits.`,
      nextStep: backTo(object),
    });
  }
  if (!recordId.startsWith(object.keyPrefix)) {
    throw new MessagePage({
      status: 404,
      title: `This record is no ${object.label}`,
      text: `${recordId} belongs to another object: ids of ${object.labelPlural} start with ${object.keyPrefix}.`,
      nextStep: backTo(object),
    });
  }
  const field = `${object.apiName}.${object.nameField}`;
  const { status, body } = await org.read(user, `/ui-api/records/${recordId}?optionalFields=${field}`);
  if (status !== 200) {
    throw new MessagePage({
      status: 404,
      title: 'Record not found',
      text: `${user.username} finds no ${object.label} with the id ${recordId}: ${errorMessage(body)}`,
      nextStep: `It may have been deleted, or this user may not see it. ${backTo(object)}`,
    });
  }
  const fields = (body as { fields: Record<string, { value: unknown } | undefined> }).fields;
  const name = fields[object.nameField]?.value;
  return typeof name === 'string' ? name : recordId;
}

/**
 * A record page: the server checks that the record is there, and the browser draws it from the page's metadata.
 * @throws MessagePage for whatever cannot be shown, PreviewError when the page's components do not compile
 */
export async function recordView(
  project: LiveProject,
  org: OrgClient,
  user: OrgUser,
  { objectApiName, recordId }: RecordAddress,
  urls: ScriptUrls,
): Promise<FrameContent> {
  const page = pageOf(project, objectApiName);
  const object = await readObject(org, user, objectApiName);
  const name = await readName(org, user, object, recordId);
  await project.bundle(page);
  const session = {
    userId: await org.userId(user),
    recordId,
    objectApiName,
    page,
    compactFields: compactFields(project.current().source, objectApiName),
  };
  return {
    title: `${name} | ${object.label}`,
    main: html`<div id="record-page"></div>`,
    scripts: html`${dataBlock('preview-session', session)}
      <script type="module" src="${urls.syntheticShadow}"></script>
      <script type="module" src="${urls.page(page)}"></script>`,
  };
}
