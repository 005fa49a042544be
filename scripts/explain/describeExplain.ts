import { figures, moneyWriter, percent, table, texts } from '../cli/index.ts';
import type { Contribution, Contributions } from './contributions.ts';
import type { ExplainReport, FamilyMember } from './explainReport.ts';
import type { Movement } from './readMovements.ts';
import type { RankedStanding, Standing, UnrankedStanding } from './standing.ts';

/** The rest is in `--json`. */
const MEMBERS_SHOWN = 10;
const MOVEMENTS_SHOWN = 8;

const CUSTOMER_KINDS = { Account: 'each account for itself', UltimateParent: 'ultimate parents with all below' };
const UNRANKED = {
  ZeroTotal: 'what it brought adds up to zero',
  NegativeTotal: 'its credits are larger than what it brought',
  NoRowsInWindow: 'no opportunity of it counts in this window',
} as const;
const TIED = 'customers have exactly the same total';

/** The explanation for people, from the answer to its reasons. */
export function describeExplain(report: ExplainReport): string {
  const { standing, family, won, open, other, history } = report;
  return [
    ...heading(report),
    '',
    ...(standing.ranked ? borders(standing) : wayIn(standing)),
    ...(family === undefined ? [] : ['', ...familyLines(family)]),
    '',
    ...contributionLines('Won in the window', won),
    ...(open === undefined ? [] : ['', ...contributionLines('Open potential', open)]),
    ...(other === undefined
      ? []
      : [
          '',
          `By ${other.metric}: ${other.standing.population === 0 ? 'nobody has a positive total' : place(other.standing)}`,
        ]),
    '',
    ...historyLines(history),
    '',
    ...storedLines(report),
  ].join('\n');
}

function heading({ account, customer, policy, window, standing, currency }: ExplainReport): string[] {
  const { label, metric, openPotential, customer: kind } = policy;
  const potential = openPotential === 'None' ? '' : ` and ${openPotential.toLowerCase()} open potential`;
  return [
    `${customer.name}: ${place(standing)}`,
    ...(customer.id === account.id ? [] : [`${account.name} belongs to it and carries its quartile.`]),
    `Policy ${label}: won ${metric}${potential}${currency === undefined ? '' : ` in ${currency}`}, ${window.start} to ${window.end} (${window.months} months), ${CUSTOMER_KINDS[kind]}.`,
  ];
}

function place(standing: Standing): string {
  if (!standing.ranked) {
    return `not ranked, ${UNRANKED[standing.reason]}`;
  }
  const { quartile, rank, population, total } = standing;
  return `quartile ${quartile}, rank ${rank} of ${population}, total ${moneyWriter([total])(total)}`;
}

function borders(standing: RankedStanding): string[] {
  const { total, share, cumulative, above, below, inTopPool, undamped, tiedAcrossBorder, tiedTogether } = standing;
  const money = moneyWriter([total, above?.total ?? '0', above?.gap ?? '0', below?.total ?? '0', below?.gap ?? '0']);
  const rows = [
    ...(above ? [[`Lowest in quartile ${above.quartile}`, money(above.total), `${money(above.gap)} missing`]] : []),
    ['Its total', money(total), `${percent(share)} of all; ${percent(cumulative)} together with all larger ones`],
    ...(below ? [[`Highest in quartile ${below.quartile}`, money(below.total), `${money(below.gap)} to lose`]] : []),
  ];
  return [
    ...table([...texts(''), ...figures(''), ...texts('')], rows).slice(1),
    ...(inTopPool ? ['It is in the top pool.'] : []),
    ...(undamped === undefined
      ? []
      : [`Its total alone gives quartile ${undamped}; damping has it in ${standing.quartile} for now.`]),
    ...(tiedAcrossBorder === undefined
      ? []
      : [`${tiedAcrossBorder} ${TIED}, some of them in another quartile: equal totals are in the order of their ids.`]),
    ...(tiedTogether === undefined ? [] : [`${tiedTogether} ${TIED}, and share the better quartile with it.`]),
  ];
}

function wayIn({ total, missing, lowestInQuartile4, population }: UnrankedStanding): string[] {
  const money = moneyWriter([total ?? '0', missing, lowestInQuartile4 ?? '0']);
  return [
    total === undefined
      ? 'One won opportunity with a positive amount would have it ranked.'
      : `Its total is ${money(total)}. More than ${money(missing)} is missing to be ranked, which makes quartile 4 as a rule.`,
    ...(lowestInQuartile4 === undefined
      ? []
      : [`The smallest of the ${population} ranked customers, in quartile 4, has ${money(lowestInQuartile4)}.`]),
  ];
}

function familyLines({ accounts, members }: NonNullable<ExplainReport['family']>): string[] {
  const shown = members.slice(0, MEMBERS_SHOWN);
  const money = moneyWriter(shown.map(({ total }) => total));
  const row = ({ name, total }: FamilyMember) => [name, money(total)];
  return [
    `Family of ${accounts} accounts, ${members.length} of them bring something`,
    ...table([...texts('Account'), ...figures('Total')], shown.map(row)),
    ...more(members.length - shown.length),
  ];
}

function contributionLines(title: string, { count, total, credits, largest }: Contributions): string[] {
  const money = moneyWriter([
    total,
    credits.total,
    ...largest.flatMap(({ amount, counts }) => [amount || '0', counts]),
  ]);
  const differs = largest.some(({ amount, counts }) => (amount || '0') !== counts);
  const row = ({ name, closeDate, amount, currency, probability, counts }: Contribution) => [
    name,
    closeDate,
    ...(differs
      ? [
          `${amount === '' ? 'empty' : money(amount)}${currency === undefined ? '' : ` ${currency}`}`,
          probability === undefined ? '' : `${probability} %`,
        ]
      : []),
    money(counts),
  ];
  const told = credits.count === 0 ? '' : `, ${credits.count} of them credits (${money(credits.total)})`;
  return [
    `${title}: ${count} ${count === 1 ? 'opportunity' : 'opportunities'}${told}, together ${money(total)}`,
    ...(count === 0
      ? []
      : table(
          [...texts('Opportunity', 'Closes'), ...figures(...(differs ? ['Amount', 'Probability'] : []), 'Counts')],
          largest.map(row),
        )),
    ...more(count - largest.length),
  ];
}

function historyLines(history: readonly Movement[]): string[] {
  if (history.length === 0) {
    return ['No snapshot of it is kept: by default only customers that moved and those of quartile 1 have them.'];
  }
  const shown = history.slice(0, MOVEMENTS_SHOWN);
  const money = moneyWriter(shown.map(({ total = '0' }) => total));
  const row = ({ asOf, quartile, rank, total, movement, undamped, undone, run }: Movement) => [
    asOf,
    quartile === undefined ? '-' : String(quartile),
    rank === undefined ? '-' : String(rank),
    total === undefined ? '-' : money(total),
    `${movement}${undamped === quartile || undamped === undefined ? '' : ` (damped; the total gives ${undamped})`}`,
    `${run ?? 'deleted'}${undone ? ', undone' : ''}`,
  ];
  return [
    'How it moved',
    ...table([...texts('As of'), ...figures('Quartile', 'Rank', 'Total'), ...texts('Movement', 'Run')], shown.map(row)),
    ...more(history.length - shown.length),
  ];
}

function storedLines({ stored, changedSince }: ExplainReport): string[] {
  if ('reason' in stored) {
    return [stored.reason];
  }
  const { where, run, differences, accountsToChange } = stored;
  const place = where === 'Account' ? 'The account' : 'Its snapshot';
  const by = `run ${run.name}${run.finishedAt === undefined ? '' : ` (${run.finishedAt.slice(0, 10)})`}`;
  const changed =
    changedSince === undefined || changedSince === 0
      ? []
      : [`${changedSince} of its opportunities were saved since that run.`];
  if (differences.length === 0) {
    return [`${place} carries these figures, from ${by}.`, ...changed];
  }
  return [
    `The data has changed since ${by}. ${place} still carries:`,
    ...table(
      texts('Field', 'Stored', 'Now'),
      differences.map(({ field, stored: before, now }) => [field, before || 'empty', now || 'empty']),
    ),
    ...changed,
    where === 'Account'
      ? `The next tiering run of this date would change ${accountsToChange} accounts.`
      : 'The next tiering run of this date corrects it.',
  ];
}

function more(count: number): string[] {
  return count === 0 ? [] : [`  … and ${count} more`];
}
