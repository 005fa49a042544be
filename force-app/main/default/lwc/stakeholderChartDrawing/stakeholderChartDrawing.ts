import { LightningElement, api } from 'lwc';
import type { ChartLayout, RelationKind } from 'c/chartLayout';
import { lastResult } from 'c/lastResult';
import type { Box } from 'c/panZoom';
import type { StakeholderLink } from 'c/stakeholder';
import { branchesNear, chartLines, linesNear } from './chartLines.ts';
import type { LineView } from './chartLines.ts';
import { outlineOfKeyPlayers, shapeViews } from './chartShapes.ts';
import type { ShapesView } from './chartShapes.ts';

const NO_KIND: ReadonlySet<RelationKind> = new Set();

/** What lies below the cards of the org chart: the lines of the tree, those over it, and from afar the people themselves. */
export default class StakeholderChartDrawing extends LightningElement {
  @api layout?: ChartLayout;
  @api links: readonly StakeholderLink[] = [];
  /** Which lines are drawn over the tree. */
  @api kinds = NO_KIND;
  @api selectedId?: string;
  /** Who matches a filter; undefined for no filter. */
  @api matches?: ReadonlySet<string>;
  /** False where the user may not see the field. */
  @api hasStance = false;
  /** Whether people are so small that they are mere shapes. */
  @api isOverview = false;
  /** What is drawn: nothing as long as it is not known. */
  @api near?: Box;

  private readonly linesOf = lastResult(chartLines);
  private readonly nearOf = lastResult(linesNear);
  private readonly branchesOf = lastResult(branchesNear);
  private readonly shapesOf = lastResult(shapeViews);
  private readonly keyPlayersOf = lastResult(outlineOfKeyPlayers);

  get branches(): string {
    return this.layout ? this.branchesOf(this.layout, this.near) : '';
  }

  get lines(): readonly LineView[] {
    const { layout, links, kinds, selectedId, near } = this;
    return layout ? this.nearOf(this.linesOf(links, layout, kinds, selectedId), near) : [];
  }

  get shapes(): readonly ShapesView[] {
    const { layout, matches, hasStance, isOverview } = this;
    return layout && isOverview ? this.shapesOf(layout, matches, hasStance) : [];
  }

  get keyPlayers(): string | undefined {
    return this.layout && this.isOverview ? this.keyPlayersOf(this.layout) : undefined;
  }

  get drawingClass(): string {
    return this.isOverview ? 'drawing drawing_overview' : 'drawing';
  }
}
