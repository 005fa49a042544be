import { LightningElement, api } from 'lwc';

import type { LayoutSection, LightningPage as PageModel, PageRegion } from '../../../project/pageModel.ts';
import { refreshRecord } from '../../../platform/recordCache.ts';
import {
  registerRefreshContainer,
  registerRefreshHandler,
  unregisterRefreshContainer,
  unregisterRefreshHandler,
} from '../../../platform/refresh.ts';
import type { ComponentClass } from '../../mountPage.ts';
import type { PageContext } from '../pageRegion/pageRegion.ts';

interface RegionView extends PageRegion {
  readonly className: string;
  readonly context: PageContext;
}

/**
 * Lays out the regions of a page: twelve columns on a desktop, one below the other on a narrow screen. It is the container of
 * refreshes that its components ask for, and reads the page's record anew.
 */
export default class LightningPage extends LightningElement {
  @api page!: PageModel;
  @api components!: Readonly<Record<string, ComponentClass>>;
  /** Undefined on an app page, as all that follows. */
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  @api compactFields: readonly string[] = [];
  @api layout: readonly LayoutSection[] | undefined;

  private container = 0;
  private handler = 0;

  override connectedCallback(): void {
    this.container = registerRefreshContainer(this, () => undefined);
    this.handler = registerRefreshHandler(this, async () => {
      if (this.recordId !== undefined) await refreshRecord(this.recordId);
      return true;
    });
  }

  override disconnectedCallback(): void {
    unregisterRefreshContainer(this.container);
    unregisterRefreshHandler(this.handler);
  }

  get rows(): { key: string; regions: RegionView[] }[] {
    return this.page.rows.map((regions) => ({
      key: regions.map((region) => region.name).join(),
      regions: regions.map((region) => this.view(region)),
    }));
  }

  private get recordContext(): Partial<PageContext> {
    const { recordId, objectApiName, compactFields, layout } = this;
    return recordId === undefined || objectApiName === undefined
      ? {}
      : { recordId, objectApiName, compactFields, layout };
  }

  private view(region: PageRegion): RegionView {
    return {
      ...region,
      className: `slds-col slds-size_1-of-1 slds-large-size_${region.columns}-of-12 region`,
      context: { flexipageRegionWidth: region.width, ...this.recordContext },
    };
  }
}
