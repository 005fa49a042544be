import type { Terminal } from '../cli/index.ts';
import type { Cell, ObjectDescription, Org } from '../salesforce/index.ts';
import { sortRefusals, tellRefused, writeRecords } from '../tiering/index.ts';
import type { RefusedRecord, WriteRequest } from '../tiering/index.ts';
import type { StaleKey } from './keys/index.ts';
import { pairOf } from './planClocks.ts';
import type { CoverageChange, Holdings } from './planClocks.ts';
import { ACCOUNT_CLOCK } from './readPeople.ts';
import type { Changes, ContactsPlan, WriteOutcome } from './report.ts';

const REFUSED_FILE = 'refused-contacts.csv';

type WrittenObject = 'Account' | 'Stakeholder__c' | 'Stakeholder_Link__c' | 'Stakeholder_Coverage__c' | 'Team_Role__c';

interface Target {
  readonly org: Org;
  readonly terminal: Terminal;
  readonly objects: Readonly<Record<WrittenObject, ObjectDescription>>;
}

/** Records of one object that fill the same fields, and what they count as. */
interface Step extends WriteRequest {
  readonly of: keyof Changes;
  readonly label: string;
}

/**
 * Carries a plan out. Keys first: a rule that looks at a stale key while something else is written refuses that. What Salesforce refuses
 * is told.
 */
export async function writeContacts(target: Target, plan: ContactsPlan, holdings: Holdings): Promise<WriteOutcome> {
  const { org, terminal } = target;
  const refused: RefusedRecord[] = [];
  const written: Record<keyof Changes, number> = { accounts: 0, stakeholders: 0, coverage: 0, keys: 0 };
  for (const { of, label, ...request } of steps(target, plan)) {
    const failed = await writeRecords(org, request, { terminal, label });
    written[of] += request.records.length - failed.length;
    refused.push(...failed);
  }
  const accountOf = accountsOf(holdings);
  const sorted = await sortRefusals(org, refused, ({ key }) => accountOf(key));
  const nameOf = (key: string) => holdings.accounts.get(accountOf(key))?.name ?? '';
  return {
    changes: written,
    gone: sorted.gone.size,
    refused: await tellRefused(terminal, { refused: sorted.refused, file: REFUSED_FILE, nameOf }),
  };
}

function steps({ objects }: Target, plan: ContactsPlan): readonly Step[] {
  const coverage = objects.Stakeholder_Coverage__c;
  const all: readonly Step[] = [
    ...keySteps(objects, plan.keys.stale),
    {
      of: 'accounts',
      label: 'Accounts written',
      object: objects.Account,
      key: 'Id',
      records: plan.accounts.map(({ id, clock }) => ({
        Id: id,
        ...Object.fromEntries(ACCOUNT_CLOCK.map((field, index): [string, Cell] => [field, clock[index] || undefined])),
      })),
    },
    {
      of: 'stakeholders',
      label: 'Stakeholders written',
      object: objects.Stakeholder__c,
      key: 'Id',
      records: plan.stakeholders.map(({ id, lastContactOn }) => ({
        Id: id,
        Last_Contact_On__c: lastContactOn || undefined,
      })),
    },
    {
      of: 'coverage',
      label: 'Coverage corrected',
      object: coverage,
      key: 'Id',
      records: plan.coverage.flatMap((pair) =>
        pair.id === undefined ? [] : [{ Id: pair.id, ...coverageCells(pair) }],
      ),
    },
    {
      of: 'coverage',
      label: 'Coverage written',
      object: coverage,
      key: 'Coverage_Key__c',
      records: plan.coverage.flatMap((pair) => (pair.id === undefined ? [newCoverage(pair)] : [])),
    },
  ];
  return all.filter(({ records }) => records.length > 0);
}

function keySteps(objects: Target['objects'], stale: readonly StaleKey[]): readonly Step[] {
  const byField = Map.groupBy(stale, ({ object, field }) => `${object}.${field}`);
  return [...byField.values()].flatMap((keys) => {
    const [first] = keys;
    const object = Object.values(objects).find(({ name }) => name === first?.object);
    return first === undefined || object === undefined
      ? []
      : [
          {
            of: 'keys' as const,
            label: 'Keys healed',
            object,
            key: 'Id',
            records: keys.map(({ id, after }) => ({ Id: id, [first.field]: after || undefined })),
          },
        ];
  });
}

function coverageCells({ lastContactOn, contacts }: CoverageChange): Readonly<Record<string, Cell>> {
  return { Last_Contact_On__c: lastContactOn || undefined, Contacts_365_Days__c: contacts };
}

/** A master-detail field cannot be written on an update, so new and known pairs take different ways. */
function newCoverage(pair: CoverageChange): Readonly<Record<string, Cell>> {
  return {
    Coverage_Key__c: pairOf(pair),
    Stakeholder__c: pair.stakeholderId,
    User__c: pair.userId,
    ...coverageCells(pair),
  };
}

/** The account that a refused record is or belongs to, as far as its id or key tells. */
function accountsOf({ stakeholders, coverage }: Holdings): (key: string) => string {
  const ofStakeholder = new Map(stakeholders.map(({ id, accountId }) => [id, accountId]));
  const ofCoverage = new Map(coverage.map(({ id, stakeholderId }) => [id, ofStakeholder.get(stakeholderId) ?? '']));
  return (key) => ofCoverage.get(key) ?? ofStakeholder.get(key.slice(0, 18)) ?? key;
}
