import { LightningElement, api, getComponentDef } from 'lwc';

import type { ComponentItem, FieldSectionItem, LayoutSection, PageItem, PageTab } from '../../../project/pageModel.ts';
import { session } from '../../../platform/session.ts';
import DetailPanel from '../detailPanel/detailPanel.ts';
import DynamicRelatedList from '../dynamicRelatedList/dynamicRelatedList.ts';
import HighlightsPanel from '../highlightsPanel/highlightsPanel.ts';
import type { ComponentClass } from '../../mountPage.ts';
import RelatedListSingle from '../relatedListSingle/relatedListSingle.ts';
import RelatedLists from '../relatedLists/relatedLists.ts';
import RichText from '../richText/richText.ts';
import StandardComponent from '../standardComponent/standardComponent.ts';

/** What a page tells every component on it, where the component has a property of that name; the record on record pages alone. */
export interface PageContext {
  readonly flexipageRegionWidth: string;
  readonly recordId?: string;
  readonly objectApiName?: string;
  readonly compactFields?: readonly string[];
  readonly layout?: readonly LayoutSection[] | undefined;
}

/** Standard components that the preview draws; the others are labelled placeholders. */
const STANDARD: Readonly<Record<string, ComponentClass>> = {
  'force:highlightsPanel': HighlightsPanel,
  'force:detailPanel': DetailPanel,
  'force:relatedListContainer': RelatedLists,
  'force:relatedListSingleContainer': RelatedListSingle,
  'lst:dynamicRelatedList': DynamicRelatedList,
  'flexipage:richText': RichText,
};

/** Rules decide what is shown, not what may be read: as on the platform, what they hide is not created. */
function isVisible(item: PageItem): boolean {
  const rule = item.kind === 'component' ? (item.visibleFor ?? []) : [];
  return rule.every(({ customPermission, has }) => session.customPermissions.includes(customPermission) === has);
}

interface ItemView {
  readonly key: string;
  readonly tabs?: readonly PageTab[];
  readonly sections?: readonly PageTab[];
  readonly name?: string;
  readonly componentClass?: ComponentClass;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** The components of one region or tab, one below the other. */
export default class PageRegion extends LightningElement {
  @api items: readonly PageItem[] = [];
  @api components!: Readonly<Record<string, ComponentClass>>;
  @api context!: PageContext;

  get views(): ItemView[] {
    return this.items.filter(isVisible).map((item) => {
      if (item.kind === 'component') return this.componentView(item);
      if (item.kind === 'fields') return this.fieldsView(item);
      return item.kind === 'tabset' ? { key: item.key, tabs: item.tabs } : { key: item.key, sections: item.tabs };
    });
  }

  private fieldsView({ key, section }: FieldSectionItem): ItemView {
    const { recordId, objectApiName } = this.context;
    const properties = { recordId, objectApiName, layout: [section] };
    return { key, name: 'flexipage:fieldSection', componentClass: DetailPanel, properties };
  }

  private componentView(item: ComponentItem): ItemView {
    const componentClass = this.components[item.name] ?? STANDARD[item.name] ?? StandardComponent;
    const offered = { ...this.context, ...item.properties, name: item.name };
    const { props } = getComponentDef(componentClass);
    const known = Object.entries(offered).filter(([name]) => name in props);
    return { key: item.key, name: item.name, componentClass, properties: Object.fromEntries(known) };
  }
}
