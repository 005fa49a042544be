import { LightningElement, api } from 'lwc';

import type { PageTab } from '../../../project/pageModel.ts';
import type { ComponentClass } from '../../mountPage.ts';
import type { PageContext } from '../pageRegion/pageRegion.ts';

/** flexipage:accordion. */
export default class PageAccordion extends LightningElement {
  @api sections: readonly PageTab[] = [];
  @api components!: Readonly<Record<string, ComponentClass>>;
  @api context!: PageContext;

  get activeSection(): string | undefined {
    return this.sections.find((section) => section.active)?.key;
  }
}
