import type { Check } from '../DoctorContext.ts';
import { ok, warning } from '../Finding.ts';

/** What people decide and write about an account. The job never names these fields, and its user should not be able to. */
export const PEOPLES_FIELDS = [
  'Baseline_Revenue__c',
  'Designation__c',
  'Programme_Start__c',
  'SAM__c',
  'Why_They_Matter_To_Us__c',
  'Why_We_Matter_To_Them__c',
] as const;

export const PEOPLES_WORK: Check = {
  name: "People's fields",
  look: ({ org, account, opportunity }) => {
    const writable = [
      ...PEOPLES_FIELDS.filter((name) => account.field(name)?.updateable === true).map((name) => `Account.${name}`),
      ...(opportunity.updateable ? ['opportunities'] : []),
    ];
    return Promise.resolve([
      writable.length === 0
        ? ok('The user cannot change what people own.')
        : warning(
            `${org.username} can change what people own: ${writable.join(', ')}. The job does not, but whoever gets hold of its login can.`,
            'Run the job as an integration user of its own, with the permission set Strategic_Accounts_Sync and nothing else.',
          ),
    ]);
  },
};
