import type { PageRegion } from './pageModel.ts';

type RegionShape = Pick<PageRegion, 'name' | 'width' | 'columns'>;

const full = (name: string): RegionShape => ({ name, width: 'LARGE', columns: 12 });
const wide = (name: string): RegionShape => ({ name, width: 'MEDIUM', columns: 8 });
const half = (name: string): RegionShape => ({ name, width: 'MEDIUM', columns: 6 });
const narrow = (name: string, columns = 4): RegionShape => ({ name, width: 'SMALL', columns });

/** The rows of regions of the record page templates that the preview can draw. Region names are those of retrieved pages. */
export const PAGE_TEMPLATES: Readonly<Record<string, readonly (readonly RegionShape[])[]>> = {
  'flexipage:recordHomeTemplateDesktop': [[full('header')], [wide('main'), narrow('sidebar')]],
  'flexipage:recordHomeLeftSidebarTemplateDesktop': [[full('header')], [narrow('sidebar'), wide('main')]],
  'flexipage:recordHomeWithSubheaderTemplateDesktop': [
    [full('header')],
    [full('subheader')],
    [wide('main'), narrow('sidebar')],
  ],
  'flexipage:recordHomeThreeColTemplateDesktop': [[narrow('leftsidebar', 3), half('main'), narrow('rightsidebar', 3)]],
};
