import { levelsApart, seniorityOf } from 'c/seniority';
import type { Seniority } from 'c/seniority';

describe('how senior a title makes somebody', () => {
  it.each([
    ['Chief Executive Officer', 'Executive'],
    ['Chief Human Resources Officer', 'Executive'],
    ['President & CEO', 'Executive'],
    ['cfo', 'Executive'],
    ['Managing Director', 'Executive'],
    ['Managing Director Purchasing, North', 'Executive'],
    ['Deputy Managing Director', 'Executive'],
    ['Executive Vice President Sales', 'Executive'],
    ['SVP Operations', 'Executive'],
    ['Member of the Management Board', 'Executive'],
    ['Owner', 'Executive'],
    ['Vice President', 'Director'],
    ['VP Supply Chain', 'Director'],
    ['Director', 'Director'],
    ['Plant Director, Assistant to the CEO', 'Director'],
    ['Head of Purchasing', 'Director'],
    ['Strategic Account Manager', 'Manager'],
    ['Plant Manager, Malmö', 'Manager'],
    ['Assistant Director', 'Manager'],
    ['Shift Supervisor, Turin', 'Manager'],
    ['Chief Engineer', 'Manager'],
    ['Account Executive', 'Staff'],
    ['Assistant to the Managing Director', 'Staff'],
    ['Executive Assistant to the CEO', 'Staff'],
    ['Office Manager', 'Staff'],
    ['Product Owner', 'Staff'],
    ['Strategic Buyer', 'Staff'],
    ['Lead Engineer', 'Staff'],
    ['Logistics Coordinator', 'Staff'],
  ])('%s: %s', (title, expected) => {
    expect(seniorityOf(title)).toBe(expected);
  });

  it.each(['Controller', 'Executive', 'Engineering', 'Chief', 'Leiter Einkauf', 'Directorate', 'VPN', '', undefined])(
    'guesses nothing of %s',
    (title) => {
      expect(seniorityOf(title)).toBeUndefined();
    },
  );

  it.each<[Seniority, Seniority, number]>([
    ['Executive', 'Executive', 0],
    ['Manager', 'Executive', 2],
    ['Executive', 'Manager', 2],
    ['Staff', 'Executive', 3],
    ['Director', 'Manager', 1],
  ])('%s and %s are %i levels apart', (one, other, apart) => {
    expect(levelsApart(one, other)).toBe(apart);
  });
});
