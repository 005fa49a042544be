import { LightningElement, api } from 'lwc';

import type { ComponentClass } from '../../mountPage.ts';

/** Holds one component of a page. When it throws, the page shows that in its place, and the other components live on. */
export default class ComponentHost extends LightningElement {
  @api name = '';
  @api componentClass!: ComponentClass;
  @api properties: Readonly<Record<string, unknown>> = {};

  failure = '';

  /** The engine has removed the component by now. The console, and whoever listens for errors, still learn of it. */
  override errorCallback(error: unknown): void {
    this.failure = error instanceof Error ? error.message || error.name : String(error);
    reportError(error);
  }
}
