import { forecastCategories, forecastCategoryNames } from '../../schema/index.ts';
import type { SqlValue } from '../fields/fieldCodec.ts';
import type { Row } from '../save/row.ts';
import type { Derivation } from './derivation.ts';

/** What an org's OpportunityStage record says about opportunities in that stage. */
export interface StageDefaults {
  readonly isClosed: SqlValue;
  readonly isWon: SqlValue;
  readonly probability: SqlValue;
  readonly forecastCategory: SqlValue;
}

/** A stage that the org does not define: StageName is not restricted, so the platform takes it as open and unlikely. */
const undefinedStage: StageDefaults = { isClosed: 0, isWon: 0, probability: 0, forecastCategory: 'Omitted' };

const reads = ['StageName', 'Probability', 'ForecastCategoryName', 'Amount', 'CloseDate'];

/**
 * IsClosed, IsWon and ForecastCategory always follow the stage; Probability and ForecastCategoryName follow it when it
 * changes, unless they are written themselves.
 * Source: "Opportunity", fields StageName, Probability and ForecastCategoryName, in the Object Reference.
 */
export function opportunityStage(stageNamed: (name: string) => StageDefaults | undefined): Derivation {
  return {
    reads,
    derive(written, before) {
      const now = (name: string): SqlValue => (name in written ? written[name] : before?.[name]) ?? null;
      const stage = stageNamed(String(now('StageName'))) ?? undefinedStage;
      const stageChanged = now('StageName') !== before?.StageName;
      const chosen = (name: string, fromStage: SqlValue): SqlValue => {
        const own = written[name] ?? null;
        return own ?? (stageChanged || name in written ? fromStage : (before?.[name] ?? null));
      };
      const probability = chosen('Probability', stage.probability);
      const categoryName = chosen('ForecastCategoryName', nameOfCategory(stage.forecastCategory));
      return {
        IsClosed: stage.isClosed,
        IsWon: stage.isWon,
        Probability: probability,
        ForecastCategoryName: categoryName,
        ForecastCategory: categoryOfName(categoryName) ?? stage.forecastCategory,
        ExpectedRevenue: expectedRevenue(now('Amount'), probability),
        ...fiscalPeriod(now('CloseDate')),
      };
    },
  };
}

function nameOfCategory(category: SqlValue): SqlValue {
  return forecastCategoryNames[forecastCategories.indexOf(String(category))] ?? null;
}

function categoryOfName(name: SqlValue): string | undefined {
  return forecastCategories[forecastCategoryNames.indexOf(String(name))];
}

/** Amount (stored in hundredths) times the probability in percent, rounded to hundredths. */
function expectedRevenue(amount: SqlValue, probability: SqlValue): SqlValue {
  if (amount === null || probability === null) return null;
  const product = Number(amount) * Number(probability);
  if (Number.isSafeInteger(product)) return Math.sign(product) * Math.round(Math.abs(product) / 100);
  const exact = BigInt(amount) * BigInt(probability);
  const half = exact < 0n ? -50n : 50n;
  return (exact + half) / 100n;
}

/** The fiscal year of a new org is the calendar year. */
function fiscalPeriod(closeDate: SqlValue): Row {
  if (closeDate === null) return { FiscalYear: null, FiscalQuarter: null, Fiscal: null };
  const day = String(closeDate);
  const year = Number(day.slice(0, 4));
  const quarter = Math.ceil(Number(day.slice(5, 7)) / 3);
  return { FiscalYear: year, FiscalQuarter: quarter, Fiscal: `${year} ${quarter}` };
}
