import { createElement, type LightningElement } from 'lwc';

import { session } from '../platform/session.ts';
import RecordPage from './lwc/recordPage/recordPage.ts';

/** A component class, as a template's `lwc:is` takes it. */
export type ComponentClass = typeof LightningElement;

/** Puts the page of this document together from the components that its metadata names. */
export function mountPage(components: Readonly<Record<string, ComponentClass>>): void {
  const root = document.getElementById('record-page');
  if (root === null) throw new Error('The page has no place for its components.');
  const page = createElement('preview-record-page', { is: RecordPage });
  Object.assign(page, {
    page: session.page,
    components,
    recordId: session.recordId,
    compactFields: session.compactFields,
  });
  root.replaceChildren(page);
}
