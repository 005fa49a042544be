import { createElement, type LightningElement } from 'lwc';
import ToastContainer from 'lightning/toastContainer';

import type { PageView } from '../project/pageModel.ts';
import { session } from '../platform/session.ts';
import LightningPage from './lwc/lightningPage/lightningPage.ts';
import ObjectList from './lwc/objectList/objectList.ts';
import RecordFormPage from './lwc/recordFormPage/recordFormPage.ts';
import RelatedListPage from './lwc/relatedListPage/relatedListPage.ts';

/** A component class, as a template's `lwc:is` takes it. */
export type ComponentClass = typeof LightningElement;

const ROOTS: Readonly<Record<PageView['kind'], readonly [tag: string, root: ComponentClass]>> = {
  record: ['preview-lightning-page', LightningPage],
  app: ['preview-lightning-page', LightningPage],
  form: ['preview-record-form-page', RecordFormPage],
  list: ['preview-object-list', ObjectList],
  relatedList: ['preview-related-list-page', RelatedListPage],
};

/** Puts the page of this document together from the components that its metadata names. */
export function mountPage(components: Readonly<Record<string, ComponentClass>>): void {
  const place = document.getElementById('page');
  if (place === null) throw new Error('The page has no place for its components.');
  const { kind, ...properties } = session.view;
  const [tag, root] = ROOTS[kind];
  const page = createElement(tag, { is: root });
  Object.assign(page, kind === 'record' || kind === 'app' ? { ...properties, components } : properties);
  place.replaceChildren(page);
  ToastContainer.instance();
}
