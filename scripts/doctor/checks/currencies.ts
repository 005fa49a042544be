import type { Org } from '../../salesforce/index.ts';
import { readRates, revenueCondition, windowOf } from '../../tiering/index.ts';
import type { CheckedPolicy, Rates } from '../../tiering/index.ts';
import type { Check, DoctorContext } from '../DoctorContext.ts';
import { ok, stops } from '../Finding.ts';
import type { Found } from '../Finding.ts';
import { daysWithoutRate } from './daysWithoutRate.ts';

const REMEDY =
  'Enter the rates (Setup, Manage Currencies, dated exchange rates): the job stops before it writes anything.';

/** Whether every opportunity that counts can be converted. */
export const CURRENCIES: Check = {
  name: 'Currencies',
  look: async (context) => {
    const { org, opportunity, policies } = context;
    const rates = await readRates(org, opportunity.field('CurrencyIsoCode') !== undefined);
    if (rates === undefined) {
      return [ok('The org has one currency.')];
    }
    const found: Found[] = [];
    for (const policy of policies.filter(({ metric }) => metric.type === 'currency')) {
      found.push(...(await unconverted(context, policy, rates)));
    }
    const kind = rates.dated ? 'dated rates' : 'one rate each';
    return found.length > 0 ? found : [ok(`Every currency in use has its rate to ${rates.corporate} (${kind}).`)];
  },
};

async function unconverted({ org, today }: DoctorContext, checked: CheckedPolicy, rates: Rates): Promise<Found[]> {
  const { policy, filter } = checked;
  const condition = revenueCondition({ window: windowOf(policy, today), openPotential: policy.openPotential, filter });
  const used = await org.query(
    `SELECT CurrencyIsoCode, MIN(CloseDate) earliest, MAX(CloseDate) latest FROM Opportunity WHERE ${condition} GROUP BY CurrencyIsoCode`,
  );
  const found: Found[] = [];
  for (const { CurrencyIsoCode: code, earliest, latest } of used) {
    const currency = String(code);
    const gaps = daysWithoutRate(rates, currency, String(earliest), String(latest));
    const rows = await rowsIn(org, condition, currency, gaps);
    if (rows > 0) {
      const days = gaps.map(({ from, to }) => (from === to ? from : `${from} to ${to}`)).join(', ');
      found.push(
        stops(
          `Policy ${policy.name}: ${rows} opportunities in ${currency} have no rate to ${rates.corporate} (${days}).`,
          REMEDY,
        ),
      );
    }
  }
  return found;
}

async function rowsIn(
  org: Org,
  condition: string,
  currency: string,
  gaps: readonly { readonly from: string; readonly to: string }[],
): Promise<number> {
  let rows = 0;
  for (const { from, to } of gaps) {
    rows += await org.count(
      `SELECT COUNT() FROM Opportunity WHERE ${condition} AND CurrencyIsoCode = '${currency}' AND CloseDate >= ${from} AND CloseDate <= ${to}`,
    );
  }
  return rows;
}
