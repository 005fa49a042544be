import type { ChartLayout, RelationKind } from 'c/chartLayout';
import type { StakeholderLink } from 'c/stakeholder';
import type { CardContext } from './personCard.ts';

/** All that is drawn. */
export interface ChartPicture {
  readonly layout: ChartLayout;
  readonly links: readonly StakeholderLink[];
  /** Which lines are drawn over the tree. */
  readonly kinds: ReadonlySet<RelationKind>;
  readonly cards: CardContext;
}
