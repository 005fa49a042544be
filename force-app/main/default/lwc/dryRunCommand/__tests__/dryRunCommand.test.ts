import { createElement } from 'lwc';
import DryRunCommand from 'c/dryRunCommand';
import { DEFAULT_POLICY } from 'c/tieringPolicy';

function command(given: object = {}): HTMLElement {
  const element = createElement('c-dry-run-command', { is: DryRunCommand });
  Object.assign(element, { policy: DEFAULT_POLICY, rules: DEFAULT_POLICY, ...given });
  document.body.append(element);
  return element;
}

const line = (element: HTMLElement): string => element.shadowRoot?.querySelector('code')?.textContent ?? '';

async function enter(element: HTMLElement, index: number, value: string): Promise<string> {
  const input = element.shadowRoot?.querySelectorAll('lightning-input')[index];
  input?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await Promise.resolve();
  return line(element);
}

const [MONTHS, METRIC] = [0, 1];
const BARE = 'npx strategic-accounts tier --dry-run --target-org';
const SAME = `${BARE} --window-months 12`;

async function copy(element: HTMLElement): Promise<void> {
  element.shadowRoot?.querySelector<HTMLElement>('lightning-button')?.click();
  await Promise.resolve();
  await Promise.resolve();
  await Promise.resolve();
}

describe('c-dry-run-command', () => {
  it('repeats the run where nothing differs from its policy', async () => {
    const element = command();
    expect(line(element)).toBe(SAME);
    expect(element).toShow('writes nothing');
    await expect(element).toBeAccessible();
  });

  it.each([
    [MONTHS, '18', `${BARE} --window-months 18`],
    [MONTHS, '24', `${BARE} --window-months 24 --allow-unusual-window`],
    [METRIC, 'Gross_Profit__c', `${SAME} --metric Gross_Profit__c`],
  ])('names another window or metric', async (field, value, expected) => {
    expect(await enter(command(), field, value)).toBe(expected);
  });

  it.each([
    [MONTHS, '0'],
    [MONTHS, '1.5'],
    [MONTHS, '1000'],
    [MONTHS, ''],
    [METRIC, 'Amount; rm -rf /'],
    [METRIC, ''],
  ])('keeps the last line while field %d is %j', async (field, value) => {
    expect(await enter(command(), field, value)).toBe(SAME);
  });

  it('takes the rules along that were chosen beside it, and the policy by name', () => {
    const rules = {
      method: 'TopShare',
      topSharePercent: '80',
      ties: 'ShareBetter',
      zeroTotals: 'Ranked',
      customer: 'UltimateParent',
    };
    expect(line(command({ policy: { ...DEFAULT_POLICY, name: 'Capital_Equipment' }, rules }))).toBe(
      `${BARE} --policy Capital_Equipment --window-months 12 --method top-share --top-share 80 --ties share-better --zeros ranked --customer ultimate-parent`,
    );
  });

  it('names every rule of a run whose policy was changed by flags, as no policy in the org is called so', () => {
    const policy = {
      ...DEFAULT_POLICY,
      name: 'Default/equal-revenue/Type=New Business',
      method: 'EqualRevenue',
      filter: { field: 'Type', value: 'New "Business"' },
    };
    expect(line(command({ policy, rules: policy }))).toBe(
      `${SAME} --metric Amount --method equal-revenue --top-share 50 --ties split --zeros unranked --customer account ` +
        String.raw`--potential none --damping 0 --filter "Type=New \"Business\""`,
    );
  });

  it('copies the line and says so, or says that the browser did not let it', async () => {
    const writeText = jest.fn<Promise<void>, [string]>(() => Promise.resolve());
    Object.assign(navigator, { clipboard: { writeText } });
    const element = command();
    await copy(element);
    expect(writeText).toHaveBeenCalledWith(SAME);
    expect(element).toShow('Copied.');
    writeText.mockRejectedValueOnce(new Error('denied'));
    await copy(element);
    expect(element).toShow('Select the line and copy it yourself.');
  });
});
