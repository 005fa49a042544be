import { createElement } from 'lwc';
import AccountTable from 'c/accountTable';
import type { AccountColumn, AccountRow } from 'c/accountTable';

const COLUMNS: readonly AccountColumn[] = [
  { fieldName: 'total', label: 'Ranked revenue', type: 'number' },
  { fieldName: 'manager', label: 'Manager', type: 'text' },
];
const ROWS: readonly AccountRow[] = [
  { id: '001A', name: 'Alder', total: 30, manager: 'Sam' },
  { id: '001B', name: 'birch', total: 20, manager: undefined },
  { id: '001C', name: 'Cedar', total: 1000, manager: 'Ann' },
];

interface Datatable extends HTMLElement {
  readonly data: readonly AccountRow[];
  readonly columns: readonly { readonly label: string; readonly type: string; readonly sortable: boolean }[];
  readonly sortedBy: string;
  readonly sortedDirection: string;
}

interface PageButton extends HTMLElement {
  readonly alternativeText: string;
  readonly disabled: boolean;
}

const rendered = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

async function table(rows: readonly AccountRow[] = ROWS, given: object = {}): Promise<HTMLElement> {
  const element = createElement('c-account-table', { is: AccountTable });
  Object.assign(element, { label: 'Movers', emptyText: 'No customer moved.', columns: COLUMNS, rows, ...given });
  document.body.append(element);
  await rendered();
  return element;
}

const datatable = (element: HTMLElement): Datatable | null =>
  element.shadowRoot?.querySelector<Datatable>('lightning-datatable') ?? null;

const names = (element: HTMLElement): string[] => datatable(element)?.data.map(({ name }) => name) ?? [];

async function sortBy(element: HTMLElement, fieldName: string, sortDirection: string): Promise<string[]> {
  datatable(element)?.dispatchEvent(new CustomEvent('sort', { detail: { fieldName, sortDirection } }));
  await rendered();
  return names(element);
}

describe('c-account-table', () => {
  it('says what there is none of', async () => {
    const element = await table([]);
    expect(element).toShow('No customer moved.');
    expect(datatable(element)).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('shows each account as a link, in the order given, and every column sortable', async () => {
    const element = await table();
    expect(names(element)).toEqual(['Alder', 'birch', 'Cedar']);
    expect(datatable(element)?.data[0]?.url).toBe('https://www.example.com');
    expect(datatable(element)?.columns.map(({ label, type, sortable }) => [label, type, sortable])).toEqual([
      ['Account', 'url', true],
      ['Ranked revenue', 'number', true],
      ['Manager', 'text', true],
    ]);
    await expect(element).toBeAccessible();
  });

  it.each([
    ['url', 'asc', ['Alder', 'birch', 'Cedar']],
    ['url', 'desc', ['Cedar', 'birch', 'Alder']],
    ['total', 'asc', ['birch', 'Alder', 'Cedar']],
    ['total', 'desc', ['Cedar', 'Alder', 'birch']],
    ['manager', 'asc', ['Cedar', 'Alder', 'birch']],
    ['manager', 'desc', ['Alder', 'Cedar', 'birch']],
  ])('sorts by %s, %s, with what is missing last', async (column, direction, expected) => {
    const element = await table();
    expect(await sortBy(element, column, direction)).toEqual(expected);
    expect(datatable(element)).toMatchObject({ sortedBy: column, sortedDirection: direction });
  });

  it('keeps the order that the user chose when other rows come', async () => {
    const element = await table();
    await sortBy(element, 'total', 'asc');
    Object.assign(element, { rows: ROWS.slice(0, 2) });
    await rendered();
    expect(names(element)).toEqual(['birch', 'Alder']);
  });

  describe('with more rows than a page holds', () => {
    const rows = Array.from({ length: 45 }, (_, index) => ({ id: `001${index}`, name: `Account ${index + 1}` }));

    const pageButtons = (element: HTMLElement): PageButton[] => {
      const pager = element.shadowRoot?.querySelector('c-pager');
      return [...(pager?.shadowRoot?.querySelectorAll<PageButton>('lightning-button-icon') ?? [])];
    };

    async function turn(element: HTMLElement, to: 'Previous page' | 'Next page'): Promise<void> {
      pageButtons(element)
        .find((button) => button.alternativeText === to)
        ?.click();
      await rendered();
    }

    const buttons = (element: HTMLElement): boolean[] => pageButtons(element).map(({ disabled }) => disabled);

    it('turns pages forth and back, and says which rows are shown', async () => {
      const element = await table(rows);
      expect(names(element)).toEqual(rows.slice(0, 20).map(({ name }) => name));
      expect(element).toShow('1 to 20 of 45');
      expect(buttons(element)).toEqual([true, false]);
      await expect(element).toBeAccessible();
      await turn(element, 'Next page');
      await turn(element, 'Next page');
      expect(names(element)).toEqual(['Account 41', 'Account 42', 'Account 43', 'Account 44', 'Account 45']);
      expect(element).toShow('41 to 45 of 45');
      expect(buttons(element)).toEqual([false, true]);
      await turn(element, 'Previous page');
      expect(element).toShow('21 to 40 of 45');
    });

    it('begins with the first page again when it is sorted, or other rows come', async () => {
      const element = await table(rows);
      await turn(element, 'Next page');
      expect((await sortBy(element, 'url', 'desc'))[0]).toBe('Account 45');
      await turn(element, 'Next page');
      Object.assign(element, { rows: rows.slice(0, 30) });
      await rendered();
      expect(element).toShow('1 to 20 of 30');
    });
  });

  it('shows no pages where there is one', async () => {
    expect(await table()).not.toShow('of 3');
  });

  it('drops the addresses of rows that were replaced meanwhile', async () => {
    const element = createElement('c-account-table', { is: AccountTable });
    Object.assign(element, { columns: COLUMNS, rows: ROWS });
    document.body.append(element);
    Object.assign(element, { rows: ROWS.slice(2) });
    await rendered();
    expect(names(element)).toEqual(['Cedar']);
  });
});
