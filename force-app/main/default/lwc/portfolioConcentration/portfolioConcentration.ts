import { LightningElement, api } from 'lwc';
import BOTTOM_REFERENCE from '@salesforce/label/c.Portfolio_Reference_Bottom';
import CURVE_MISSING from '@salesforce/label/c.Portfolio_Curve_Missing';
import CURVE_TITLE from '@salesforce/label/c.Curve_Title';
import CUSTOMERS from '@salesforce/label/c.Portfolio_Customers';
import EQUAL_CUSTOMERS from '@salesforce/label/c.Portfolio_Herfindahl_Words';
import GINI from '@salesforce/label/c.Portfolio_Gini';
import GINI_WORDS from '@salesforce/label/c.Portfolio_Gini_Words';
import HERFINDAHL from '@salesforce/label/c.Portfolio_Herfindahl';
import METHOD_DIFFERS from '@salesforce/label/c.Portfolio_Reference_Method';
import QUARTILE from '@salesforce/label/c.Tier_Quartile';
import QUARTILES_TITLE from '@salesforce/label/c.Portfolio_Quartiles_Title';
import REFERENCE from '@salesforce/label/c.Portfolio_Reference';
import REFERENCE_SOURCE from '@salesforce/label/c.Portfolio_Reference_Source';
import SHARE from '@salesforce/label/c.Portfolio_Share';
import TOTAL from '@salesforce/label/c.Portfolio_Ranked_Revenue';
import type { CurvePoint } from 'c/concentrationCurve';
import { decimalText, shareText, wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { PortfolioRun, QuartileTotal } from 'c/portfolioRun';
import type { Quartile } from 'c/tieringMethod';

interface Measure {
  readonly name: string;
  readonly value: string;
  readonly words: string;
}

interface QuartileRow {
  readonly quartile: Quartile;
  readonly customers: string;
  readonly total: string;
  readonly share: string;
  readonly bar: string;
  readonly reference: string;
}

/** The published figure beside each quartile. The last two share one: it is told of the bottom half. */
const REFERENCES: Readonly<Record<Quartile, string>> = {
  1: 'Top_Quartile_Share',
  2: 'Second_Quartile_Share',
  3: 'Bottom_Half_Share',
  4: 'Bottom_Half_Share',
};
/** Herfindahl-Hirschman index of one customer that has it all, shares in percent. */
const ALL_IN_ONE = 10_000;

/** How much depends on how few: the curve, two measures in words, and the quartiles beside published figures. */
export default class PortfolioConcentration extends LightningElement {
  @api run?: PortfolioRun;

  readonly label = {
    curveMissing: CURVE_MISSING,
    curveTitle: CURVE_TITLE,
    customers: CUSTOMERS,
    quartile: QUARTILE,
    quartilesTitle: QUARTILES_TITLE,
    reference: REFERENCE,
    share: SHARE,
    total: TOTAL,
  };

  get marks(): readonly CurvePoint[] {
    const { pool50, pool80 } = this.run ?? {};
    return [markAt(pool50, 50), markAt(pool80, 80)].filter((mark) => mark !== undefined);
  }

  get measures(): readonly Measure[] {
    const { gini, herfindahlHirschmanIndex: index } = this.run ?? {};
    return [
      gini === undefined ? undefined : { name: GINI, value: decimalText(gini, 2), words: GINI_WORDS },
      index === undefined || index <= 0
        ? undefined
        : {
            name: HERFINDAHL,
            value: wholeText(index),
            words: labelText(EQUAL_CUSTOMERS, decimalText(ALL_IN_ONE / index, 1)),
          },
    ].filter((measure) => measure !== undefined);
  }

  get rows(): readonly QuartileRow[] {
    return (this.run?.quartiles ?? []).map((quartile) => this.rowOf(quartile));
  }

  get sources(): string {
    const sources = this.run?.benchmarks
      .filter(({ key }) => Object.values(REFERENCES).includes(key))
      .map(({ source }) => source);
    return labelText(REFERENCE_SOURCE, [...new Set(sources)].join('; '));
  }

  get hasReferences(): boolean {
    return this.rows.some(({ reference }) => reference !== '');
  }

  get methodNote(): string | undefined {
    const method = this.run?.policy?.method ?? 'EqualCount';
    return this.hasReferences && method !== 'EqualCount' ? METHOD_DIFFERS : undefined;
  }

  private rowOf({ quartile, customers, total }: QuartileTotal): QuartileRow {
    const all = this.run?.total ?? 0;
    const share = all > 0 ? (total / all) * 100 : 0;
    const benchmark = this.run?.benchmarks.find(({ key }) => key === REFERENCES[quartile]);
    const figure = benchmark?.figure ?? '';
    return {
      quartile,
      customers: wholeText(customers),
      total: wholeText(total),
      share: shareText(share),
      bar: `inline-size: ${share.toFixed(2)}%`,
      reference: quartile > 2 && figure !== '' ? labelText(BOTTOM_REFERENCE, figure) : figure,
    };
  }
}

function markAt(customers: number | undefined, share: number): CurvePoint | undefined {
  return customers ? { customers, share } : undefined;
}
