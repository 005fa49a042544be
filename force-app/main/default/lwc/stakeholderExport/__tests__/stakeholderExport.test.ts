import { createElement } from 'lwc';
import type { Stakeholder } from 'c/stakeholder';
import StakeholderExport from 'c/stakeholderExport';

const BASE = { accountId: '001A', accountName: 'Acme', isActive: true, version: '' };
const PEOPLE: readonly Stakeholder[] = [
  { ...BASE, id: 'a', name: 'Ann', power: 5, interest: 5 },
  { ...BASE, id: 'b', name: 'Ben' },
];
const FIELDS = { Name: { label: 'Stakeholder', updateable: false }, Power__c: { label: 'Power', updateable: false } };

interface Saved {
  readonly name: string;
  readonly type: string;
}

const saved: Saved[] = [];
let last: Blob | undefined;

beforeEach(() => {
  saved.length = 0;
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => {
      last = blob;
      return 'blob:file';
    },
    revokeObjectURL: jest.fn(),
  });
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, type: last?.type ?? '' });
  });
});

async function exported(format: string, values: object = {}): Promise<HTMLElement> {
  const element = createElement('c-stakeholder-export', { is: StakeholderExport });
  Object.assign(element, { accountName: 'Acme', people: PEOPLE, fields: FIELDS, today: '2026-11-22', ...values });
  document.body.append(element);
  const menu = element.shadowRoot?.querySelector('lightning-button-menu');
  menu?.dispatchEvent(new CustomEvent('select', { detail: { value: format } }));
  await new Promise((resolve) => {
    process.nextTick(resolve);
  });
  return element;
}

const textOfLast = (): Promise<string> =>
  new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(reader.result as string);
    };
    reader.readAsText(last ?? new Blob());
  });
const outcome = (element: HTMLElement): HTMLElement | null | undefined =>
  element.shadowRoot?.querySelector<HTMLElement>('[role="status"]');

describe('c-stakeholder-export', () => {
  it('saves a table of those whom the filter lets through', async () => {
    const element = await exported('table', { matches: new Set(['b']) });
    expect(saved).toEqual([{ name: 'Stakeholder-map-of-Acme-2026-11-22.csv', type: 'text/plain' }]);
    expect(await textOfLast()).toMatch(/Ben/);
    expect(await textOfLast()).not.toMatch(/Ann/);
    expect(outcome(element)?.textContent).toBe(
      'Stakeholder-map-of-Acme-2026-11-22.csv was saved among your downloads.',
    );
  });

  it('saves a page to print', async () => {
    await exported('page');
    expect(saved[0]?.name).toBe('Stakeholder-map-of-Acme-2026-11-22.html');
    expect(await textOfLast()).toMatch(/^<!doctype html>[\s\S]*Ann[\s\S]*Ben/);
  });

  it('says why there is no picture, and what to do', async () => {
    jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    const element = await exported('grid');
    expect(saved).toEqual([]);
    expect(outcome(element)?.textContent).toMatch(/^The file was not saved\. The browser has no canvas/);
    expect(outcome(element)?.className).toBe('slds-text-color_error');
  });

  it('offers nothing where nobody is shown', async () => {
    const element = createElement('c-stakeholder-export', { is: StakeholderExport });
    Object.assign(element, { people: PEOPLE, matches: new Set() });
    document.body.append(element);
    await Promise.resolve();
    const menu = element.shadowRoot?.querySelector<HTMLElement & { disabled: boolean }>('lightning-button-menu');
    expect(menu?.disabled).toBe(true);
  });

  it('is accessible', async () => {
    await expect(await exported('table')).toBeAccessible();
  });
});
