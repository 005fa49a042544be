import type { Check } from '../DoctorContext.ts';
import { note, ok, warning } from '../Finding.ts';

/** The texts that screens show beside a tier. The job does not need them, people do. */
export const SERVICE_LEVELS_SEEDED: Check = {
  name: 'Service levels',
  look: async ({ org }) => {
    if ((await org.describe('Service_Level__c')) === undefined) {
      return [
        note(
          `${org.username} does not see service levels, as the job has nothing to do with them.`,
          'An administrator can look: `strategic-accounts setup --dry-run`.',
        ),
      ];
    }
    const active = await org.count('SELECT COUNT() FROM Service_Level__c WHERE Active__c = true');
    return [
      active > 0
        ? ok(`${active} service levels are active.`)
        : warning(
            'No service level is active: screens show a tier without what it means.',
            'Run `strategic-accounts setup` as an administrator.',
          ),
    ];
  },
};
