/** https://developer.salesforce.com/docs/platform/lwc/guide/reference-page-reference-type.html */
export interface PageReference {
  readonly type: string;
  readonly attributes?: Attributes;
  readonly state?: Readonly<Record<string, string | undefined>>;
}

/** All are texts but `pageRef` of standard__app, the page to open in the app. */
interface Attributes {
  readonly pageRef?: PageReference;
  readonly [name: string]: string | PageReference | undefined;
}

function required(attributes: Attributes, name: string, type: string): string {
  const value = attributes[name];
  if (typeof value === 'string' && value !== '') return encodeURIComponent(value);
  throw new TypeError(`A page reference of type ${type} needs the attribute ${name}.`);
}

/** Addresses of the page reference types that the preview has pages for. */
const ADDRESSES: Readonly<Record<string, (attributes: Attributes, type: string) => string>> = {
  standard__recordPage: (attributes, type) => {
    const id = required(attributes, 'recordId', type);
    const object = attributes.objectApiName === undefined ? '' : `${required(attributes, 'objectApiName', type)}/`;
    return `/lightning/r/${object}${id}/${required(attributes, 'actionName', type)}`;
  },
  standard__recordRelationshipPage: (attributes, type) => {
    const object = required(attributes, 'objectApiName', type);
    const path = `${required(attributes, 'recordId', type)}/related/${required(attributes, 'relationshipApiName', type)}`;
    return `/lightning/r/${object}/${path}/${required(attributes, 'actionName', type)}`;
  },
  standard__objectPage: (attributes, type) =>
    `/lightning/o/${required(attributes, 'objectApiName', type)}/${required(attributes, 'actionName', type)}`,
  standard__navItemPage: (attributes, type) => `/lightning/n/${required(attributes, 'apiName', type)}`,
  standard__namedPage: (attributes, type) => `/lightning/page/${required(attributes, 'pageName', type)}`,
  standard__app: (attributes, type) => {
    const app = `/lightning/app/${required(attributes, 'appTarget', type)}`;
    return attributes.pageRef === undefined ? app : app + addressOf(attributes.pageRef).slice('/lightning'.length);
  },
};

/**
 * The address of a page reference.
 * @throws TypeError for a type that the preview has no page for, or that lacks an attribute
 */
export function addressOf({ type, attributes = {}, state = {} }: PageReference): string {
  if (type === 'standard__webPage') {
    if (typeof attributes.url === 'string' && attributes.url !== '') return attributes.url;
    throw new TypeError('A page reference of type standard__webPage needs the attribute url.');
  }
  const address = ADDRESSES[type];
  if (address === undefined) throw new TypeError(`The preview has no page of type ${type}.`);
  const query = new URLSearchParams(
    Object.entries(state).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ).toString();
  return address(attributes, type) + (query === '' ? '' : `?${query}`);
}
