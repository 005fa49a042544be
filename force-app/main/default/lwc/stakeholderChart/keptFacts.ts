import { ChartLayouter } from 'c/chartLayout';
import type { AccountNames, ChartLayout, RelationKind } from 'c/chartLayout';
import { lastResult } from 'c/lastResult';
import type { Stakeholder, StakeholderLink } from 'c/stakeholder';
import type { KindSwitch } from 'c/stakeholderChartTools';
import { kindSwitches, kindsWithout, namesOf } from './chartFacts.ts';
import { relationWords } from './relationWords.ts';

/** What a chart is made of. */
export interface ChartData {
  readonly people: readonly Stakeholder[];
  readonly links: readonly StakeholderLink[];
  readonly collapsed: ReadonlySet<string>;
  readonly accounts?: AccountNames;
}

/** What follows from a chart's data, found anew only where the data has changed. */
export class KeptFacts {
  private readonly layouter = new ChartLayouter();
  private readonly namesOf = lastResult(namesOf);
  private readonly wordsOf = lastResult(relationWords);
  private readonly kindsOf = lastResult(kindsWithout);
  private readonly switchesOf = lastResult(kindSwitches);

  layout({ people, links, collapsed, accounts }: ChartData): ChartLayout {
    return this.layouter.layout(people, links, collapsed, accounts);
  }

  /** Names by id. */
  names({ people }: ChartData): ReadonlyMap<string, string> {
    return this.namesOf(people);
  }

  /** What the lines over the tree say of each person, by id. */
  words(data: ChartData): ReadonlyMap<string, readonly string[]> {
    return this.wordsOf(data.links, this.names(data));
  }

  /** The kinds of lines that are drawn. */
  kinds(hidden: ReadonlySet<RelationKind>): ReadonlySet<RelationKind> {
    return this.kindsOf(hidden);
  }

  /** The kinds of lines with how many there are of each. */
  switches({ links }: ChartData, hidden: ReadonlySet<RelationKind>): readonly KindSwitch[] {
    return this.switchesOf(links, this.kinds(hidden));
  }

  /** Finds them one after the other, for a page that has no time to do so at once. */
  steps(data: () => ChartData): readonly (() => void)[] {
    const { layouter } = this;
    return [
      () => layouter.forest(data().people, data().links),
      () => layouter.plan(data().people, data().links, data().collapsed, data().accounts),
      () => this.layout(data()),
      () => this.words(data()),
    ];
  }
}
