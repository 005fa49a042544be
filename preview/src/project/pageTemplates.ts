import type { PageRegion } from './pageModel.ts';

type RegionShape = Pick<PageRegion, 'name' | 'width' | 'columns'>;

const full = (name: string): RegionShape => ({ name, width: 'LARGE', columns: 12 });
const wide = (name: string): RegionShape => ({ name, width: 'MEDIUM', columns: 8 });
const half = (name: string): RegionShape => ({ name, width: 'MEDIUM', columns: 6 });
const narrow = (name: string, columns = 4): RegionShape => ({ name, width: 'SMALL', columns });

export type Templates = Readonly<Record<string, readonly (readonly RegionShape[])[]>>;

/** The rows of regions of the app page templates that the preview can draw. Region names are those of retrieved pages. */
export const APP_PAGE_TEMPLATES: Templates = {
  'flexipage:defaultAppHomeTemplate': [[full('main')]],
  'flexipage:appHomeTemplateHeaderTwoColumns': [[full('region1')], [half('region2'), half('region3')]],
  'flexipage:appHomeTemplateHeaderTwoColumnsEqualWidth': [[full('region1')], [half('region2'), half('region3')]],
  'flexipage:appHomeTemplateThreeColumns': [[narrow('region1'), narrow('region2'), narrow('region3')]],
};

/** As above, of record pages. */
export const RECORD_PAGE_TEMPLATES: Templates = {
  'flexipage:recordHomeTemplateDesktop': [[full('header')], [wide('main'), narrow('sidebar')]],
  'flexipage:recordHomeLeftSidebarTemplateDesktop': [[full('header')], [narrow('sidebar'), wide('main')]],
  'flexipage:recordHomeWithSubheaderTemplateDesktop': [
    [full('header')],
    [full('subheader')],
    [wide('main'), narrow('sidebar')],
  ],
  'flexipage:recordHomeThreeColTemplateDesktop': [[narrow('leftsidebar', 3), half('main'), narrow('rightsidebar', 3)]],
};
