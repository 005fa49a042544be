import { createElement } from 'lwc';
import PortfolioConcentration from 'c/portfolioConcentration';
import { DEFAULT_POLICY } from 'c/tieringPolicy';

const benchmark = (key: string, figure: string, value: number): object => ({
  key,
  label: key,
  figure,
  value,
  text: key,
  source: 'Published field figure',
});

const RUN = {
  policy: DEFAULT_POLICY,
  benchmarks: [
    benchmark('Top_Quartile_Share', '89 %', 89),
    benchmark('Second_Quartile_Share', '7 %', 7),
    benchmark('Bottom_Half_Share', 'under 5 %', 5),
    benchmark('Gross_Profit_Use', '79 %', 79),
  ],
  curve: {
    customers: 4,
    points: [
      { customers: 1, share: 70 },
      { customers: 2, share: 85 },
      { customers: 4, share: 100 },
    ],
  },
  total: 2000,
  gini: 0.7624,
  herfindahlHirschmanIndex: 2455.7,
  pool50: 1,
  pool80: 2,
  quartiles: [
    { quartile: 1, customers: 5, total: 1780 },
    { quartile: 2, customers: 5, total: 140 },
    { quartile: 3, customers: 5, total: 60 },
    { quartile: 4, customers: 5, total: 20 },
  ],
};

function concentration(given: object = {}): HTMLElement {
  const element = createElement('c-portfolio-concentration', { is: PortfolioConcentration });
  Object.assign(element, { run: { ...RUN, ...given } });
  document.body.append(element);
  return element;
}

const rowsOf = (element: HTMLElement): (string | undefined)[][] =>
  [...(element.shadowRoot?.querySelectorAll('tbody tr') ?? [])].map((row) =>
    [...row.children].map((cell) => cell.textContent?.trim()),
  );

describe('c-portfolio-concentration', () => {
  it('marks on the curve how many customers bring 50 and 80 percent', async () => {
    const element = concentration();
    expect(element).toShow('50% · customers: 1');
    expect(element).toShow('80% · customers: 2');
    expect(element).toShow('The largest customer is enough for 50%. The 2 largest customers are enough for 80%.');
    await expect(element).toBeAccessible();
  });

  it('tells both measures in words', () => {
    const element = concentration();
    expect(element).toShow('Gini coefficient 0.76 0 would mean that all customers bring the same');
    expect(element).toShow(
      'Herfindahl-Hirschman index 2,456 As dependent as a portfolio of 4.1 customers of equal size.',
    );
  });

  it('puts the quartiles beside the published figures, with their source', () => {
    const element = concentration();
    expect(rowsOf(element)).toEqual([
      ['1', '5', '1,780', '89.0%', '89 %'],
      ['2', '5', '140', '7.0%', '7 %'],
      ['3', '5', '60', '3.0%', 'under 5 % (3 and 4 together)'],
      ['4', '5', '20', '1.0%', 'under 5 % (3 and 4 together)'],
    ]);
    expect(element).toShow('Source: Published field figure.');
    expect(element).not.toShow('this policy divides otherwise');
  });

  it('says that published figures are of another method', () => {
    expect(concentration({ policy: { ...DEFAULT_POLICY, method: 'EqualRevenue' } })).toShow(
      'this policy divides otherwise',
    );
  });

  it('leaves out what the run does not hold', async () => {
    const bare = { benchmarks: [], curve: undefined, gini: undefined, herfindahlHirschmanIndex: 0, total: 0 };
    const element = concentration(bare);
    expect(element).toShow('The tiering run stored no readable concentration curve.');
    expect(element).not.toShow(/Gini|Herfindahl|Published|Source/);
    expect(rowsOf(element)[0]).toEqual(['1', '5', '1,780', '0.0%']);
    await expect(element).toBeAccessible();
  });
});
