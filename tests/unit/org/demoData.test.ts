import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import {
  ZERO,
  addDecimals,
  parseDecimal,
  rankCustomers,
  tieringWindow,
} from '../../../force-app/main/default/lwc/tieringMethod/tieringMethod.ts';
import type { Decimal, Ranking } from '../../../force-app/main/default/lwc/tieringMethod/tieringMethod.ts';
import { DEMO_VERSION, demoData } from '../../../scripts/org/demo/index.ts';
import type { DemoData, Row } from '../../../scripts/org/demo/index.ts';

const AS_OF = '2026-06-30';
const OWNERS = [
  { id: '005000000000001AAA', weight: 3, isSam: true },
  { id: '005000000000002AAA', weight: 1, isExecutive: true },
];
const DAYS_OF_HISTORY = 4 * 365;

const data = demoData(AS_OF, OWNERS);
const column = (rows: readonly Row[], name: string): string[] => rows.map((row) => row[name] ?? '');
const accountOf = (opportunity: Row): string => opportunity['Account.External_Key__c'] ?? '';

function rankingOf({ accounts, opportunities }: DemoData, asOf: string): Ranking {
  const { start, end } = tieringWindow(asOf, 12);
  const totals = new Map<string, Decimal>();
  for (const row of opportunities) {
    const day = row.CloseDate ?? '';
    if (row.StageName === 'Closed Won' && accountOf(row) !== '' && day >= start && day <= end) {
      totals.set(accountOf(row), addDecimals(totals.get(accountOf(row)) ?? ZERO, parseDecimal(row.Amount ?? '')));
    }
  }
  return rankCustomers(column(accounts, 'External_Key__c').map((id) => ({ id, total: totals.get(id) })));
}

describe('the demo data', () => {
  it('is as large as the README says', () => {
    assert.equal(data.accounts.length, 600);
    assert.equal(data.opportunities.length, 9_000);
    for (const [rows, least] of [
      [data.contacts, 1_000],
      [data.tasks, 1_000],
      [data.events, 500],
    ] as const) {
      assert.ok(rows.length >= least, `${rows.length} rows`);
    }
  });

  for (const asOf of ['2026-06-30', '2026-12-31', '2028-02-29', '2027-03-01']) {
    it(`concentrates revenue as real books do, as of ${asOf}`, () => {
      const { quartiles, topShare } = rankingOf(demoData(asOf, OWNERS), asOf);
      const [first, second, third, fourth] = quartiles.map(({ share }) => Number(share));
      assert.ok(Math.abs((first ?? 0) - 89) < 1, `quartile 1 has ${first} %`);
      assert.ok(Math.abs((second ?? 0) - 7) < 1, `quartile 2 has ${second} %`);
      assert.ok(Math.abs((third ?? 0) + (fourth ?? 0) - 4) < 1, `the lower half has ${third} % and ${fourth} %`);
      assert.ok(topShare.customers > 10, 'one customer must not be everything');
    });
  }

  it('has customers who are not ranked: silent ones, and ones who got money back', () => {
    const reasons = Map.groupBy(rankingOf(data, AS_OF).unranked, ({ reason }) => reason);
    assert.ok((reasons.get('NoRowsInWindow')?.length ?? 0) >= 50);
    assert.ok((reasons.get('NegativeTotal')?.length ?? 0) >= 3);
  });

  it('has groups of up to three levels, each parent before its children', () => {
    const level = new Map<string, number>();
    for (const { External_Key__c: key = '', 'Parent.External_Key__c': parent = '' } of data.accounts) {
      assert.ok(parent === '' || level.has(parent), `${key} stands before its parent`);
      level.set(key, parent === '' ? 0 : (level.get(parent) ?? 0) + 1);
    }
    assert.deepEqual([...new Set(level.values())].sort(), [0, 1, 2]);
  });

  it('says who is involved in open opportunities, contacts of their accounts, one of them first', () => {
    const opportunities = new Map(data.opportunities.map((row) => [row.External_Key__c, row]));
    const accountOfContact = new Map(data.contacts.map(({ email, accountKey }) => [email, accountKey]));
    for (const { opportunityKey, email } of data.contactRoles) {
      const opportunity = opportunities.get(opportunityKey) ?? assert.fail(opportunityKey);
      assert.equal(accountOfContact.get(email), accountOf(opportunity));
      assert.doesNotMatch(opportunity.StageName ?? '', /^Closed/);
    }
    const primary = data.contactRoles.filter(({ isPrimary }) => isPrimary);
    assert.equal(primary.length, new Set(data.contactRoles.map(({ opportunityKey }) => opportunityKey)).size);
    assert.ok(primary.length > 300 && data.contactRoles.length > primary.length);
  });

  it('names nobody twice', () => {
    for (const names of [
      column(data.accounts, 'External_Key__c'),
      column(data.accounts, 'Name'),
      column(data.opportunities, 'External_Key__c'),
      data.contacts.map(({ email }) => email),
    ]) {
      assert.equal(new Set(names).size, names.length);
    }
  });

  it('has web and e-mail addresses that belong to nobody', () => {
    data.contacts.forEach(({ email }) => assert.match(email, /^[a-z]+\.[a-z]+@[a-z]+\.example$/));
    column(data.accounts, 'Website').forEach((url) => assert.match(url, /^https:\/\/www\.[a-z]+\.example$/));
  });

  it('has won, lost and open opportunities of four years, credits among them', () => {
    const dayOf = (row: Row): number => (Date.parse(row.CloseDate ?? '') - Date.parse(AS_OF)) / 86_400_000;
    const isClosed = (row: Row): boolean => row.StageName?.startsWith('Closed') ?? false;
    const closed = data.opportunities.filter(isClosed).map(dayOf);
    assert.ok(Math.min(...closed) >= -DAYS_OF_HISTORY && Math.max(...closed) <= 0);
    const open = data.opportunities.filter((row) => !isClosed(row));
    assert.ok(open.length > 700 && open.some((row) => dayOf(row) > 100) && open.some((row) => dayOf(row) < 0));
    assert.ok(data.opportunities.filter(({ StageName }) => StageName === 'Closed Lost').length > 2_000);
    assert.ok(data.opportunities.filter(({ Amount = '' }) => Amount.startsWith('-')).length > 10);
    assert.equal(data.opportunities.filter((row) => accountOf(row) === '').length, 24);
  });

  it('closes and meets on working days', () => {
    const days = [...column(data.opportunities, 'CloseDate'), ...data.events.map(({ startsAt }) => startsAt)];
    const atWeekends = days.filter((day) => [0, 6].includes(new Date(day).getUTCDay()));
    // Only where the nearest working day would be in another year's window.
    assert.ok(atWeekends.length < days.length / 100, `${atWeekends.length} of ${days.length}`);
  });

  it('gives a group and all of its records to one owner, and every owner a share', () => {
    const ownerOf = new Map(data.accounts.map((row) => [row.External_Key__c ?? '', row.OwnerId]));
    data.accounts
      .filter((row) => row['Parent.External_Key__c'] !== '')
      .forEach((row) => assert.equal(row.OwnerId, ownerOf.get(row['Parent.External_Key__c'] ?? '')));
    data.opportunities
      .filter((row) => accountOf(row) !== '')
      .forEach((row) => assert.equal(row.OwnerId, ownerOf.get(accountOf(row))));
    const owned = Map.groupBy(data.accounts, (row) => row.OwnerId);
    const [large = 0, small = 0] = OWNERS.map(({ id }) => owned.get(id)?.length ?? 0);
    assert.equal(large + small, 600);
    assert.ok(small > 60 && large > 2 * small, `${large} and ${small}`);
  });

  it('leaves owners to the org when it is given none', () => {
    assert.deepEqual(new Set(column(demoData(AS_OF).accounts, 'OwnerId')), new Set(['']));
  });

  it('speaks of people at the account only, and of its open opportunities', () => {
    const accountOfPerson = new Map(data.contacts.map(({ email, accountKey }) => [email, accountKey]));
    const opportunity = new Map(data.opportunities.map((row) => [row.External_Key__c ?? '', row]));
    [...data.tasks, ...data.events]
      .filter(({ email }) => email !== '')
      .forEach(({ email, accountKey }) => assert.equal(accountOfPerson.get(email), accountKey));
    const aboutOpportunities = data.tasks.filter(({ opportunityKey }) => opportunityKey !== '');
    assert.ok(aboutOpportunities.length > 50);
    aboutOpportunities.forEach(({ opportunityKey, accountKey }) => {
      const row = opportunity.get(opportunityKey);
      assert.equal(row && accountOf(row), accountKey);
      assert.doesNotMatch(row?.StageName ?? '', /^Closed/);
    });
  });

  describe('has a programme', () => {
    const designated = (designation: string): Row[] =>
      data.accounts.filter(({ Designation__c }) => Designation__c === designation);
    const quartileOf = new Map(rankingOf(data, AS_OF).customers.map(({ id, quartile }) => [id, quartile]));
    const quartile = (row: Row): number | undefined => quartileOf.get(row.External_Key__c ?? '');
    const decided = data.accounts.filter(({ Designation__c }) => Designation__c !== '');

    it('of a handful of accounts, each with reasons on both sides', () => {
      assert.ok(decided.length >= 15 && decided.length <= 30, `${decided.length}`);
      for (const row of decided) {
        assert.ok((row.Why_They_Matter_To_Us__c ?? '').length > 40);
        assert.ok((row.Why_We_Matter_To_Them__c ?? '').length > 20);
        assert.doesNotMatch(`${row.Why_They_Matter_To_Us__c}${row.Why_We_Matter_To_Them__c}`, /[{}]/);
      }
      assert.ok(designated('Strategic').length > designated('Nurture').length && designated('Nurture').length > 0);
    });

    it('whose SAMs see their accounts', () => {
      const sams = OWNERS.filter(({ isSam }) => isSam).map(({ id }) => id);
      const served = data.accounts.filter(({ SAM__c }) => SAM__c !== '');
      assert.ok(served.length > 10);
      served.forEach((row) => assert.ok(row.SAM__c === row.OwnerId && sams.includes(row.SAM__c ?? '')));
    });

    it('that disagrees with the tiers here and there', () => {
      const strategic = designated('Strategic');
      assert.ok(
        strategic.some((row) => quartile(row) === 4 && row.SAM__c !== ''),
        'bottom quartile with a SAM',
      );
      assert.ok(
        strategic.some((row) => quartile(row) === 1 && row.SAM__c === ''),
        'strategic without a SAM',
      );
      assert.ok(
        designated('None').some((row) => quartile(row) === 1),
        'top quartile, decided against',
      );
      assert.ok(strategic.filter((row) => quartile(row) === 1).length > 8, 'most agree');
    });

    it('measured against what was won in the twelve months before it began', () => {
      const inProgramme = decided.filter(({ Programme_Start__c }) => Programme_Start__c !== '');
      assert.ok(inProgramme.length > 10);
      for (const { External_Key__c: key, Programme_Start__c: start = '', Baseline_Revenue__c: stored } of inProgramme) {
        const from = `${Number(start.slice(0, 4)) - 1}${start.slice(4)}`;
        const cents = data.opportunities
          .filter((row) => accountOf(row) === key && row.StageName === 'Closed Won')
          .filter(({ CloseDate = '' }) => CloseDate >= from && CloseDate < start)
          .reduce((sum, { Amount }) => sum + Math.round(Number(Amount) * 100), 0);
        assert.ok(cents > 0 && Math.round(Number(stored) * 100) === cents, `${key} from ${start}: ${stored}`);
      }
    });

    it('nowhere, when nobody is a SAM', () => {
      const nobody = OWNERS.map(({ id, weight }) => ({ id, weight }));
      assert.deepEqual(new Set(column(demoData(AS_OF, nobody).accounts, 'Designation__c')), new Set(['']));
    });
  });

  describe('has people on maps', () => {
    const sizes = (): readonly number[] =>
      [...Map.groupBy(data.stakeholders, ({ accountKey }) => accountKey).values()].map(({ length }) => length);
    const accountOfPerson = new Map(data.stakeholders.map(({ email, accountKey }) => [email, accountKey]));

    it('of strategic accounts: a handful at most of them, 30 at one, 300 at one, and none yet at another', () => {
      const keys = new Set(data.stakeholders.map(({ accountKey }) => accountKey));
      const strategic = data.accounts.filter(({ Designation__c }) => Designation__c === 'Strategic');
      assert.ok([...keys].every((key) => strategic.some((row) => row.External_Key__c === key)));
      assert.equal(strategic.length - keys.size, 1);
      assert.deepEqual(
        sizes()
          .filter((size) => size > 8)
          .sort((one, other) => one - other),
        [30, 300],
      );
      assert.ok(sizes().every((size) => size >= 2));
    });

    it('who are contacts of the account, once each, with scores on their scales or none', () => {
      assert.equal(accountOfPerson.size, data.stakeholders.length);
      const contacts = new Map(data.contacts.map(({ email, accountKey }) => [email, accountKey]));
      for (const { email, accountKey, values } of data.stakeholders) {
        assert.equal(contacts.get(email), accountKey);
        for (const field of ['Power__c', 'Influence__c', 'Interest__c', 'Fit__c', 'Relationship_Now__c']) {
          assert.match(values[field] ?? '?', /^[1-5]?$/, field);
        }
        assert.match(values.Stance__c ?? '?', /^(-2|-1|0|1|2)?$/);
      }
      const stances = new Set(data.stakeholders.map(({ values }) => values.Stance__c));
      assert.equal(stances.size, 6, 'all stances, and nobody knows');
    });

    it('with lines inside their account, and one manager each, above them', () => {
      const managers = new Map<string, string>();
      for (const { fromEmail, toEmail, kind } of data.links) {
        assert.ok(fromEmail !== toEmail && accountOfPerson.has(fromEmail));
        assert.equal(accountOfPerson.get(fromEmail), accountOfPerson.get(toEmail));
        if (kind === 'Reports To') {
          assert.ok(!managers.has(fromEmail));
          managers.set(fromEmail, toEmail);
        }
      }
      for (const [email] of managers) {
        let [steps, at] = [0, managers.get(email)];
        for (; at !== undefined && steps < 10; steps += 1) at = managers.get(at);
        assert.equal(at, undefined, 'a circle, or a very deep organisation');
      }
      assert.equal(new Set(data.links.map(({ kind }) => kind)).size, 4);
    });

    it('whose boards face our executive, an account manager, or nobody', () => {
      const titles = new Map(data.contacts.map(({ email, title }) => [email, title]));
      const board = data.stakeholders.filter(({ email }) => titles.get(email)?.startsWith('Chief'));
      const peers = new Set(board.map(({ values }) => values.Executive_Peer__c));
      assert.deepEqual([...peers].sort(), ['', ...OWNERS.map(({ id }) => id)]);
    });

    it('whom a team of ours serves, most with one main contact', () => {
      const teams = Map.groupBy(data.teamRoles, ({ accountKey }) => accountKey);
      assert.equal(teams.size, sizes().length);
      const main = [...teams.values()].map((team) => team.filter(({ isMainContact }) => isMainContact).length);
      assert.deepEqual([...new Set(main)].sort(), [0, 1]);
      assert.ok(data.teamRoles.every(({ userId }) => OWNERS.some(({ id }) => id === userId)));
    });
  });

  it('is the same customers with the same business on every day', () => {
    const later = demoData('2027-01-15', OWNERS);
    const withoutDates = ({ accounts }: DemoData): Row[] =>
      accounts.map((row) => ({ ...row, Programme_Start__c: '', Baseline_Revenue__c: '' }));
    assert.deepEqual(withoutDates(later), withoutDates(data));
    assert.deepEqual(later.contacts, data.contacts);
    assert.deepEqual(column(later.opportunities, 'Amount'), column(data.opportunities, 'Amount'));
  });

  it('has words of some of them, said before now to one of us, of both kinds: that may be quoted, and that may not', () => {
    const onMaps = new Map(data.stakeholders.map(({ email, accountKey }) => [email, accountKey]));
    assert.ok(data.interviews.length > 20 && data.interviews.length < data.stakeholders.length / 4);
    for (const { email, accountKey, askedBy, date, answers } of data.interviews) {
      assert.equal(onMaps.get(email), accountKey);
      assert.ok(OWNERS.some(({ id }) => id === askedBy));
      assert.ok(date < AS_OF && answers.length > 0);
    }
    assert.equal(new Set(data.interviews.map(({ email }) => email)).size, data.interviews.length);
    assert.equal(new Set(data.interviews.map(({ mayBeQuoted }) => mayBeQuoted)).size, 2);
  });

  it('has a version that is raised when the data changes', () => {
    const digest = createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 16);
    // When this fails because the data was changed on purpose: raise DEMO_VERSION and write the new digest here.
    assert.deepEqual({ version: DEMO_VERSION, digest }, { version: 6, digest: '0862d54c27edbb10' });
  });
});
