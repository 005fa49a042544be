import { LightningElement, api } from 'lwc';

import type { LayoutSection, PageRegion, RecordPage as RecordPageModel } from '../../../project/pageModel.ts';
import type { ComponentClass } from '../../mountPage.ts';
import type { PageContext } from '../pageRegion/pageRegion.ts';

interface RegionView extends PageRegion {
  readonly className: string;
  readonly context: PageContext;
}

/** Lays out the regions of a record page: twelve columns on a desktop, one below the other on a narrow screen. */
export default class RecordPage extends LightningElement {
  @api page!: RecordPageModel;
  @api components!: Readonly<Record<string, ComponentClass>>;
  @api recordId!: string;
  @api objectApiName!: string;
  @api compactFields: readonly string[] = [];
  @api layout: readonly LayoutSection[] | undefined;

  get rows(): { key: string; regions: RegionView[] }[] {
    return this.page.rows.map((regions) => ({
      key: regions.map((region) => region.name).join(),
      regions: regions.map((region) => this.view(region)),
    }));
  }

  private view(region: PageRegion): RegionView {
    return {
      ...region,
      className: `slds-col slds-size_1-of-1 slds-large-size_${region.columns}-of-12 region`,
      context: {
        recordId: this.recordId,
        objectApiName: this.objectApiName,
        flexipageRegionWidth: region.width,
        compactFields: this.compactFields,
        layout: this.layout,
      },
    };
  }
}
