import { LightningElement, api } from 'lwc';
import DOWN_TITLE from '@salesforce/label/c.Portfolio_Down_Title';
import DOWN_WORDS from '@salesforce/label/c.Portfolio_Down_Words';
import IMPROVEMENT_NONE from '@salesforce/label/c.Portfolio_Improvement_None';
import IMPROVEMENT_OTHER_METRIC from '@salesforce/label/c.Portfolio_Improvement_Other_Metric';
import IMPROVEMENT_TITLE from '@salesforce/label/c.Portfolio_Improvement_Title';
import IMPROVEMENT_WORDS from '@salesforce/label/c.Portfolio_Improvement_Words';
import IMPROVEMENT_YOUNG from '@salesforce/label/c.Portfolio_Improvement_Young';
import REFERENCE_OF from '@salesforce/label/c.Portfolio_Reference_Of';
import STRATEGIC_NONE from '@salesforce/label/c.Portfolio_Strategic_None';
import STRATEGIC_TITLE from '@salesforce/label/c.Portfolio_Strategic_Title';
import STRATEGIC_WORDS from '@salesforce/label/c.Portfolio_Strategic_Words';
import { shareText, signedPercentText, wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { PortfolioAccount, PortfolioAccounts } from 'c/portfolioAccounts';
import { improvement, movedDownPart, strategicPart } from 'c/portfolioFigures';
import type { RankedBy } from 'c/portfolioFigures';
import type { PortfolioRun } from 'c/portfolioRun';
import { DEFAULT_POLICY } from 'c/tieringPolicy';
import type { Benchmark } from 'c/tieringPolicy';

interface Line {
  readonly key: string;
  readonly style: string;
  readonly text: string;
}

interface Tile {
  readonly key: string;
  readonly title: string;
  readonly value: string;
  readonly words: string;
  /** A bar of 100 percent with reference lines across it. */
  readonly bar?: { readonly style: string; readonly lines: readonly Line[] } | undefined;
  /** Published sentences to compare with, and whose they are. */
  readonly reference?: string | undefined;
}

const STRATEGIC_REFERENCES = ['Strategic_Share_Low', 'Strategic_Share_High'];
const IMPROVEMENT_REFERENCES = ['Improvement_Since_Start'];

/** What the programme brings: strategic share, improvement since it started, and what slipped. */
export default class PortfolioProgramme extends LightningElement {
  @api run?: PortfolioRun;
  @api accounts?: PortfolioAccounts;

  get tiles(): readonly Tile[] {
    const accounts = [...(this.accounts?.values() ?? [])];
    return [this.strategicTile(accounts), this.improvementTile(accounts), this.movedDownTile(accounts)];
  }

  private get rankedBy(): RankedBy {
    return this.run?.policy ?? DEFAULT_POLICY;
  }

  private strategicTile(all: readonly PortfolioAccount[]): Tile {
    const { accounts, total, share = 0 } = strategicPart(all, this.rankedBy);
    const words = accounts === 0 ? STRATEGIC_NONE : labelText(STRATEGIC_WORDS, wholeText(accounts), this.money(total));
    return {
      key: 'strategic',
      title: STRATEGIC_TITLE,
      value: shareText(share),
      words,
      bar: { style: `inline-size: ${share.toFixed(2)}%`, lines: this.linesOf(STRATEGIC_REFERENCES) },
      reference: this.referenceTo(STRATEGIC_REFERENCES),
    };
  }

  private improvementTile(all: readonly PortfolioAccount[]): Tile {
    const { metric } = this.run?.policy ?? DEFAULT_POLICY;
    if (metric !== DEFAULT_POLICY.metric) {
      const words = labelText(IMPROVEMENT_OTHER_METRIC, metric);
      return { key: 'improvement', title: IMPROVEMENT_TITLE, value: '–', words };
    }
    const {
      accounts = 0,
      tooYoung = 0,
      now = 0,
      baseline = 0,
      change,
    } = (this.run && improvement(all, this.run)) ?? {};
    const words = labelText(IMPROVEMENT_WORDS, wholeText(accounts), this.money(now), this.money(baseline));
    const young = tooYoung === 0 ? '' : labelText(IMPROVEMENT_YOUNG, wholeText(tooYoung));
    return {
      key: 'improvement',
      title: IMPROVEMENT_TITLE,
      value: change === undefined ? '–' : signedPercentText(change),
      words: `${change === undefined ? IMPROVEMENT_NONE : words} ${young}`.trim(),
      reference: this.referenceTo(IMPROVEMENT_REFERENCES),
    };
  }

  private movedDownTile(all: readonly PortfolioAccount[]): Tile {
    const { accounts, total, share = 0 } = movedDownPart(all, this.rankedBy);
    return {
      key: 'down',
      title: DOWN_TITLE,
      value: this.money(total),
      words: labelText(DOWN_WORDS, wholeText(accounts), shareText(share)),
    };
  }

  private linesOf(keys: readonly string[]): readonly Line[] {
    return this.benchmarksOf(keys)
      .filter(({ value }) => value !== undefined)
      .map(({ key, value, figure }) => ({ key, style: `inset-inline-start: ${value ?? 0}%`, text: figure }));
  }

  private referenceTo(keys: readonly string[]): string | undefined {
    const benchmarks = this.benchmarksOf(keys);
    const sources = [...new Set(benchmarks.map(({ source }) => source))].join('; ');
    const texts = benchmarks.map(({ text }) => text).join(' ');
    return benchmarks.length === 0 ? undefined : labelText(REFERENCE_OF, texts, sources);
  }

  /** In the order of the keys. */
  private benchmarksOf(keys: readonly string[]): readonly Benchmark[] {
    const benchmarks = this.run?.benchmarks ?? [];
    return keys.map((key) => benchmarks.find((one) => one.key === key)).filter((one) => one !== undefined);
  }

  private money(value: number): string {
    return `${wholeText(value)} ${this.run?.currency ?? ''}`.trim();
  }
}
