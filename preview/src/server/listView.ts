import type { OrgUser } from '../project/index.ts';
import { MessagePage } from './messageView.ts';
import { errorMessage, readObject } from './objectInfo.ts';
import { OrgError, type OrgClient } from './orgClient.ts';
import type { FrameContent } from './pageFrame.ts';
import { shellContent, type PageParts } from './shellContent.ts';

interface ListSummary {
  readonly apiName: string;
  readonly label: string;
}

async function listViewsOf(org: OrgClient, user: OrgUser, objectApiName: string): Promise<readonly ListSummary[]> {
  const { status, body } = await org.read(user, `/ui-api/list-ui/${encodeURIComponent(objectApiName)}?pageSize=2000`);
  if (status === 200) return (body as { lists: readonly ListSummary[] }).lists;
  throw new OrgError(`The org refuses the list views of ${objectApiName}: ${errorMessage(body)}`, 'See its terminal.');
}

/** A list view of an object; the object's first where none is named. The browser draws it. */
export async function listView(
  parts: PageParts,
  objectApiName: string,
  listViewApiName: string | undefined,
): Promise<FrameContent> {
  const { org, user } = parts;
  const object = await readObject(org, user, objectApiName);
  const views = await listViewsOf(org, user, object.apiName);
  const view = listViewApiName === undefined ? views[0] : views.find(({ apiName }) => apiName === listViewApiName);
  if (view === undefined) {
    throw new MessagePage({
      status: 404,
      title: 'No such list view',
      text: `${object.labelPlural} have no list view ${listViewApiName ?? ''}.`,
      nextStep: `There are ${views.map(({ apiName }) => apiName).join(', ')}.`,
    });
  }
  return shellContent(parts, {
    title: `${view.label} | ${object.labelPlural}`,
    view: { kind: 'list', objectApiName: object.apiName, listViewApiName: view.apiName },
    pageReference: {
      type: 'standard__objectPage',
      attributes: { objectApiName: object.apiName, actionName: 'list' },
      state: { filterName: view.apiName },
    },
  });
}
