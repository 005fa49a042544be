import { createElement } from 'lwc';
import type { AccountRow } from 'c/accountTable';
import type { PortfolioAccount } from 'c/portfolioAccounts';
import PortfolioWhatIf from 'c/portfolioWhatIf';
import { parseDecimal } from 'c/tieringMethod';
import { DEFAULT_POLICY } from 'c/tieringPolicy';

const rendered = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

const account = (id: string, name: string, revenue: string, quartile: number, parentId?: string): [string, unknown] => [
  id,
  { id, name, revenue: parseDecimal(revenue), quartile, parentId, managerName: id === '001B' ? 'Sam' : undefined },
];

const ACCOUNTS = [
  account('001A', 'Alder', '70', 1),
  account('001B', '=Birch', '15', 2),
  account('001C', 'Cedar', '10', 3),
  account('001D', 'Douglas', '5', 4, '001B'),
];
const RUN = { policy: DEFAULT_POLICY, asOf: '2026-06-30', total: 100, held: 0 };

async function whatIf(run: object = {}, accounts = ACCOUNTS): Promise<HTMLElement> {
  const element = createElement('c-portfolio-what-if', { is: PortfolioWhatIf });
  Object.assign(element, { run: { ...RUN, ...run }, accounts: new Map(accounts as [string, PortfolioAccount][]) });
  document.body.append(element);
  await rendered();
  return element;
}

async function choose(element: HTMLElement, changed: object): Promise<void> {
  const { method, topSharePercent, ties, zeroTotals, customer } = DEFAULT_POLICY;
  const detail = { method, topSharePercent, ties, zeroTotals, customer, ...changed };
  element.shadowRoot?.querySelector('c-what-if-rules-form')?.dispatchEvent(new CustomEvent('ruleschange', { detail }));
  await rendered();
}

const summary = (element: HTMLElement): string =>
  element.shadowRoot?.querySelector('[role="status"]')?.textContent ?? '';

const rowsOf = (element: HTMLElement): readonly AccountRow[] =>
  element.shadowRoot?.querySelector<HTMLElement & { rows: readonly AccountRow[] }>('c-account-table')?.rows ?? [];

const button = (element: HTMLElement): HTMLElement | null | undefined =>
  element.shadowRoot?.querySelector<HTMLElement>('lightning-button');

describe('c-portfolio-what-if', () => {
  it('begins with the rules of the run, under which nothing changes', async () => {
    const element = await whatIf();
    expect(summary(element)).toBe('Under these rules no account would change its quartile.');
    expect(element).toShow('No account would change its quartile.');
    expect(button(element)).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('says at once what other rules would change, and lists it', async () => {
    const element = await whatIf();
    await choose(element, { method: 'EqualRevenue' });
    expect(summary(element)).toBe('2 of 4 accounts would change: 0 up, 2 down or out.');
    expect(rowsOf(element)).toEqual([
      { id: '001B', name: '=Birch', move: '2 → 3', total: 15, toBorder: 55, manager: 'Sam' },
      { id: '001C', name: 'Cedar', move: '3 → 4', total: 10, toBorder: 5, manager: undefined },
    ]);
    await expect(element).toBeAccessible();
  });

  it('goes back to the rules of the run', async () => {
    const element = await whatIf();
    await choose(element, { method: 'EqualRevenue' });
    element.shadowRoot?.querySelector('c-what-if-rules-form')?.dispatchEvent(new CustomEvent('rulesreset'));
    await rendered();
    expect(summary(element)).toBe('Under these rules no account would change its quartile.');
  });

  it('explains totals of subsidiaries where customers are families', async () => {
    const element = await whatIf();
    await choose(element, { customer: 'UltimateParent' });
    expect(element).toShow('A subsidiary has the total and the quartile of its ultimate parent.');
    expect(rowsOf(element).map(({ name, move, total }) => [name, move, total])).toEqual([['Douglas', '4 → 2', 20]]);
  });

  it('counts open potential where the run did', async () => {
    const potential = { ...(ACCOUNTS[0]?.[1] as object), openPotential: parseDecimal('30') };
    const accounts = [['001A', potential] as [string, unknown], ...ACCOUNTS.slice(1)];
    const policy = { ...DEFAULT_POLICY, openPotential: 'Weighted' };
    expect(await whatIf({ policy, total: 130 }, accounts)).not.toShow('The accounts add up to');
  });

  it('notes damping, which it leaves out', async () => {
    const policy = { ...DEFAULT_POLICY, dampingPercent: '10' };
    expect(await whatIf({ policy, held: 7 })).toShow('The run damps moves by 10% and held 7 customers');
  });

  it('notes that the accounts are no longer those of the run', async () => {
    expect(await whatIf({ total: 250 })).toShow('The accounts add up to 100 today; the run ranked 250.');
    expect(await whatIf()).not.toShow('The accounts add up to');
  });

  it('saves the list as text that Lightning Web Security lets through and a spreadsheet does not run', async () => {
    const blobs: Blob[] = [];
    const clicked: string[] = [];
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        blobs.push(blob);
        return 'blob:list';
      },
      revokeObjectURL: jest.fn(),
    });
    const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
      this: HTMLAnchorElement,
    ) {
      clicked.push(`${this.href} ${this.download}`);
    });
    const element = await whatIf();
    await choose(element, { method: 'EqualRevenue' });
    button(element)?.click();
    await rendered();
    click.mockRestore();
    expect(clicked).toEqual(['blob:list what-if-2026-06-30.csv']);
    expect(blobs[0]?.type).toBe('text/plain');
    const text = await new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => {
        resolve(reader.result);
      };
      reader.readAsText(blobs[0] ?? new Blob());
    });
    expect(text).toBe(
      'Account ID,Account,Quartile now,Quartile then,Total,To the border\r\n' +
        "001B,'=Birch,2,3,15,55\r\n001C,Cedar,3,4,10,5\r\n",
    );
    expect(element).toShow('Saved as what-if-2026-06-30.csv.');
  });
});
