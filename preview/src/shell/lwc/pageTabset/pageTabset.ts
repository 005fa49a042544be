import { LightningElement, api } from 'lwc';

import type { PageTab } from '../../../project/pageModel.ts';
import type { ComponentClass } from '../../mountPage.ts';
import type { PageContext } from '../pageRegion/pageRegion.ts';

/** flexipage:tabset. A tab's components are created when it is first opened, as on the platform. */
export default class PageTabset extends LightningElement {
  @api tabs: readonly PageTab[] = [];
  @api components!: Readonly<Record<string, ComponentClass>>;
  @api context!: PageContext;

  get activeTab(): string | undefined {
    return this.tabs.find((tab) => tab.active)?.key;
  }
}
