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

/** What `personpress` says. */
export interface PersonPress {
  readonly id: string;
  /** Whether the branch below is to be opened or closed. */
  readonly isToggle: boolean;
}

/** What `persondrop` says. */
export interface PersonDrop {
  readonly id: string;
  /** Below the pointer; undefined beside the cards. */
  readonly targetId: string | undefined;
}
