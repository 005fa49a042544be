import type * as d3Hierarchy from 'd3-hierarchy';
import * as library from './library.ts';

export type { HierarchyPointNode } from 'd3-hierarchy';

const { hierarchy, packEnclose, packSiblings, tree } = library as unknown as Pick<
  typeof d3Hierarchy,
  'hierarchy' | 'packEnclose' | 'packSiblings' | 'tree'
>;

/** What the map's screens use of d3-hierarchy, under its own names and with its own types: https://d3js.org/d3-hierarchy */
export { hierarchy, packEnclose, packSiblings, tree };
