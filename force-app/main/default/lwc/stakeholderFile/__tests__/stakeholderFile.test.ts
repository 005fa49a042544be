import type { Stakeholder, StakeholderLink } from 'c/stakeholder';
import { printedMap, stakeholderCsv } from 'c/stakeholderFile';
import type { MapSheet } from 'c/stakeholderFile';

const BASE = { accountId: '001A', accountName: 'Acme', isActive: true, version: '2026-01-01T00:00:00.000Z' };
const ANN: Stakeholder = {
  ...BASE,
  id: 'a',
  name: 'Ann "A" Ash',
  title: 'COO',
  power: 5,
  interest: 5,
  stance: 1,
  lastContactOn: '2026-11-02',
};
const EVE: Stakeholder = { ...BASE, id: 'e', name: '=Eve <b>', role: 'User', notes: 'hidden' };
const LINKS: readonly StakeholderLink[] = [
  { id: '1', fromId: 'e', toId: 'a', kind: 'Reports To' },
  { id: '2', fromId: 'a', toId: 'e', kind: 'Mentors' },
];
const NAMES = ['Name', 'Role__c', 'Power__c', 'Interest__c', 'Stance__c', 'Last_Contact_On__c'];
const fieldsOf = (names: readonly string[]): MapSheet['fields'] =>
  Object.fromEntries(names.map((name) => [name, { label: name.replace('__c', ''), updateable: true } as never]));

const SHEET: MapSheet = {
  accountName: 'Acme & Sons',
  people: [ANN, EVE],
  total: 2,
  links: LINKS,
  fields: fieldsOf(NAMES),
  day: '2026-11-22',
};

const opened = (sheet: MapSheet): Document => new DOMParser().parseFromString(printedMap(sheet), 'text/html');

describe('c-stakeholder-file as CSV', () => {
  it('has a row for each person, with the manager and days as spreadsheets know them', () => {
    const [header, ann, eve, ...rest] = stakeholderCsv(SHEET).split('\r\n');
    expect(header).toMatch(/^\uFEFFName,.*,Last_Contact_On,Reports to$/);
    expect(ann).toMatch(/^"Ann ""A"" Ash",COO,.*,2026-11-02,$/);
    expect(eve).toMatch(/^'=Eve <b>,.*,"Ann ""A"" Ash"$/);
    expect(rest).toEqual(['']);
  });

  it('leaves out what the user may not see', () => {
    const fields = fieldsOf(NAMES.filter((name) => name !== 'Stance__c'));
    expect(stakeholderCsv({ ...SHEET, fields }).split('\r\n')[0]).not.toContain('Stance');
  });
});

describe('c-stakeholder-file as a page', () => {
  it('needs nothing from elsewhere and is laid out for one landscape page', () => {
    const text = printedMap(SHEET);
    expect(text).toMatch(/@page \{ size: landscape/);
    expect(text).not.toMatch(/<script|<link|url\(|src=/);
    expect(opened(SHEET).querySelectorAll('figure svg')).toHaveLength(1);
  });

  it('lists key players first and takes names as text', () => {
    const items = [...opened({ ...SHEET, people: [EVE, ANN] }).querySelectorAll('li')];
    expect(items.map((item) => item.querySelector('strong, span')?.textContent)).toEqual(['Ann "A" Ash', '=Eve <b>']);
    expect(items.map((item) => item.querySelector('strong') !== null)).toEqual([true, false]);
  });

  it('says how many it shows of how many, and how many it does not list', () => {
    const crowd = Array.from({ length: 20 }, (_, index) => ({ ...EVE, id: `p${index}`, name: `Person ${index}` }));
    const page = opened({ ...SHEET, people: crowd, total: 30 });
    expect(page.querySelector('header p')?.textContent).toContain('20 of 30 stakeholders');
    expect(page.querySelectorAll('li')).toHaveLength(16);
    expect(page.querySelector('section > p')?.textContent).toBe('And 4 more.');
    expect(page.querySelector('footer p')?.textContent).toBe('Not placed yet: 20');
  });

  it('names people on further pages where the first has room for initials alone', () => {
    expect(opened(SHEET).querySelector('.everybody')).toBeNull();
    const crowd = Array.from({ length: 300 }, (_, index) => ({ ...ANN, id: `p${index}`, name: `Person ${index}` }));
    const names = opened({ ...SHEET, people: [...crowd, EVE], total: 301 }).querySelector('.everybody');
    expect([...(names?.querySelectorAll('h2') ?? [])].map(({ textContent }) => textContent)).toEqual([
      'Power 5, interest 5: 300',
      'Not placed yet: 1',
    ]);
    expect(names?.querySelectorAll('p')).toHaveLength(301);
    expect(names?.textContent).toContain('Person 299, COO');
    expect(names?.textContent).toContain('=Eve <b>');
  });

  it('says nothing of stances to whom may not see them', () => {
    const page = opened({ ...SHEET, fields: fieldsOf(['Name']) });
    expect(page.querySelectorAll('.stance')).toHaveLength(0);
  });

  it('says that nobody is there', () => {
    expect(opened({ ...SHEET, people: [], total: 0 }).querySelector('section')?.textContent).toBe(
      'Nobody is on the map.',
    );
  });
});
