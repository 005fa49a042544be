import type { FormAction } from '../project/index.ts';
import { readObject } from './objectInfo.ts';
import type { FrameContent } from './pageFrame.ts';
import { readName } from './recordView.ts';
import { shellContent, type PageParts } from './shellContent.ts';

/** What the address of a form page names. */
export interface FormAddress {
  readonly action: FormAction;
  readonly objectApiName: string;
  readonly recordId?: string;
  readonly recordTypeId?: string | undefined;
  readonly defaultFieldValues?: string | undefined;
}

/**
 * The page that creates, edits or clones a record. Source of the parameters: "standard__objectPage" and "Add Query Parameters",
 * LWC Developer Guide.
 * @throws MessagePage for an object or a record that cannot be shown
 */
export async function recordFormView(parts: PageParts, address: FormAddress): Promise<FrameContent> {
  const { action, recordId, recordTypeId, defaultFieldValues } = address;
  const object = await readObject(parts.org, parts.user, address.objectApiName);
  const objectApiName = object.apiName;
  const name = recordId === undefined ? undefined : await readName(parts.org, parts.user, object, recordId);
  const verb = { new: 'New', edit: 'Edit', clone: 'Clone' }[action];
  const heading = `${verb} ${name ?? object.label}`;
  const given = {
    ...(recordTypeId === undefined ? {} : { recordTypeId }),
    ...(defaultFieldValues === undefined ? {} : { defaultFieldValues }),
  };
  const record = recordId === undefined ? {} : { recordId };
  return shellContent(parts, {
    title: heading,
    view: { kind: 'form', action, heading, objectApiName, ...record, ...given },
    pageReference: {
      type: recordId === undefined ? 'standard__objectPage' : 'standard__recordPage',
      attributes: { objectApiName, actionName: action, ...record },
      state: given,
    },
  });
}
