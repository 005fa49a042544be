import { CommandError } from '../cli/index.ts';
import { API_VERSION } from '../salesforce/index.ts';
import type { Org } from '../salesforce/index.ts';
import { readOrgFacts } from '../tiering/index.ts';
import { ACTIVITY_CAPTURE } from './checks/activityCapture.ts';
import { CONTACTS_JOB } from './checks/contactsJob.ts';
import { CURRENCIES } from './checks/currencies.ts';
import { LIMITS } from './checks/limits.ts';
import { objects } from './checks/objects.ts';
import { PEOPLES_WORK } from './checks/peoplesFields.ts';
import { PICKLISTS } from './checks/picklists.ts';
import { policies } from './checks/policies.ts';
import { SERVICE_LEVELS_SEEDED } from './checks/serviceLevels.ts';
import { SHARING } from './checks/sharing.ts';
import { VISIBILITY } from './checks/visibility.ts';
import type { Check, DoctorContext } from './DoctorContext.ts';
import { note, ok, stops, warning } from './Finding.ts';
import type { Finding, Found } from './Finding.ts';

/** What `--json` prints. */
export interface DoctorReport {
  /** `Stopped` when a finding stops the job. */
  readonly status: 'Ready' | 'Stopped';
  readonly org: string;
  readonly username: string;
  readonly findings: readonly Finding[];
}

const CHECKS: readonly Check[] = [
  VISIBILITY,
  PEOPLES_WORK,
  SHARING,
  PICKLISTS,
  CURRENCIES,
  LIMITS,
  SERVICE_LEVELS_SEEDED,
  CONTACTS_JOB,
  ACTIVITY_CAPTURE,
];

/**
 * Looks whether the tiering job can do its work in this org as this user. Reads, and never writes.
 * @throws CommandError when the org cannot be reached, or has no API requests to spare
 */
export async function doctor(org: Org): Promise<DoctorReport> {
  const findings: Finding[] = [];
  const tell = (check: string, found: readonly Found[]) => {
    findings.push(...found.map((finding) => ({ check, ...finding })));
  };
  // Who is logged in to another one does not get here.
  tell('API version', [ok(`The org answers API version ${API_VERSION}.`)]);
  const looked = await objects(org);
  tell('Objects and fields', looked.found);
  const { opportunity, account } = looked;
  const isWhole = looked.found.every(({ level }) => level === 'ok');
  if (isWhole && opportunity !== undefined && account !== undefined) {
    const { found, policies: checked } = await policies(org, opportunity);
    tell('Policies', found);
    const { today } = await readOrgFacts(org, new Date());
    const context: DoctorContext = { org, opportunity, account, policies: checked, today };
    for (const { name, look } of CHECKS) {
      tell(name, await orNotChecked(() => look(context)));
    }
  } else {
    tell('Everything else', [note('Not checked: it stands on these objects and fields.')]);
  }
  const status = findings.some(({ level }) => level === 'stops') ? 'Stopped' : 'Ready';
  return { status, org: org.instanceUrl, username: org.username, findings };
}

/** What Salesforce refuses to tell keeps no other check from being done; what would stop the job is a finding that stops it. */
async function orNotChecked(look: () => Promise<readonly Found[]>): Promise<readonly Found[]> {
  try {
    return await look();
  } catch (thrown) {
    if (thrown instanceof CommandError && thrown.exit === 'orgNotReady') {
      return [stops(thrown.message, thrown.nextStep)];
    }
    if (thrown instanceof CommandError && thrown.exit === 'salesforce') {
      return [warning(`Not checked: ${thrown.message}`, thrown.nextStep)];
    }
    throw thrown;
  }
}
