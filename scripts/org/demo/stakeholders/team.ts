import type { Customer, Owner } from '../types.ts';

/** Who of us works for an account. */
export interface DemoTeamRole {
  readonly accountKey: string;
  readonly userId: string;
  readonly department: string;
  readonly criticalRole: string;
  readonly contribution: string;
  readonly isMainContact: boolean;
  readonly isDepartmentContact: boolean;
}

type Duty = Pick<DemoTeamRole, 'department' | 'criticalRole' | 'contribution'>;

const MANAGES: Duty = {
  department: 'Sales',
  criticalRole: 'Strategic account manager',
  contribution: 'Keeps the plan and the calendar, and is called first when something goes wrong.',
};
const SPONSORS: Duty = {
  department: 'Management',
  criticalRole: 'Executive sponsor',
  contribution: 'Meets the board twice a year and clears the way for decisions inside our company.',
};
const HELPS: readonly Duty[] = [
  {
    department: 'Service',
    criticalRole: 'Service desk and spare parts',
    contribution: 'Knows each machine by its number and the stock that is held for this customer.',
  },
  {
    department: 'Engineering',
    criticalRole: 'Application engineering',
    contribution: 'Sits in the customer’s design reviews and answers within a day.',
  },
  { department: 'Operations', criticalRole: '', contribution: 'Plans the deliveries to all sites.' },
];

/**
 * The account's owner with the others as they come; a team that lacks its main contact where nobody is named as such.
 * @param hasMainContact false for an account whose strategic account manager has left
 */
export function team(customer: Customer, owners: readonly Owner[], hasMainContact: boolean): readonly DemoTeamRole[] {
  const others = owners.filter(({ id }) => id !== customer.ownerId);
  const helpers = others.filter(({ isExecutive }) => !isExecutive).slice(0, HELPS.length);
  const member = (userId: string, duty: Duty, isMainContact = false): DemoTeamRole => ({
    accountKey: customer.key,
    userId,
    ...duty,
    isMainContact,
    isDepartmentContact: true,
  });
  return [
    member(customer.ownerId, MANAGES, hasMainContact),
    ...others.filter(({ isExecutive }) => isExecutive).map(({ id }) => member(id, SPONSORS)),
    ...helpers.map(({ id }, index) => member(id, HELPS[index] ?? MANAGES)),
  ];
}
