import { CommandError } from '../cli/index.ts';
import type { ObjectDescription, Org } from '../salesforce/index.ts';
import { ACCOUNT_FIGURES, ACCOUNT_STAMPS, SNAPSHOT_FIGURES } from './figures.ts';
import type { CustomerKind } from './options.ts';
import { orgIsNotReady } from './orgIsNotReady.ts';
import { RUN_FIELDS } from './runRecord.ts';

export interface CheckedOrg {
  readonly account: ObjectDescription;
  readonly run: ObjectDescription;
  readonly snapshot: ObjectDescription;
  /** The metric in the org's spelling. */
  readonly metric: string;
}

const METRIC_TYPES = new Set(['currency', 'double', 'int']);

interface Need {
  readonly object: string;
  readonly write: 'none' | 'update' | 'create and update';
  readonly readable: readonly string[];
  readonly writable: readonly string[];
}

const NEEDS: readonly Need[] = [
  { object: 'Opportunity', write: 'none', readable: ['AccountId', 'CloseDate', 'IsWon'], writable: [] },
  { object: 'Account', write: 'update', readable: ['Name'], writable: [...ACCOUNT_FIGURES, ...ACCOUNT_STAMPS] },
  { object: 'Tiering_Run__c', write: 'create and update', readable: [], writable: RUN_FIELDS },
  {
    object: 'Tier_Snapshot__c',
    write: 'create and update',
    readable: ['Account__c'],
    writable: ['Snapshot_Key__c', 'Run__c', 'As_Of__c', ...SNAPSHOT_FIGURES],
  },
];

/**
 * Asks the org by describe, before anything is read, whether this user can do the whole job.
 * @throws CommandError with every object and field that is missing or cannot be written; for a metric that is none; for a
 * multi-currency org.
 */
export async function checkOrg(org: Org, metric: string, customer: CustomerKind): Promise<CheckedOrg> {
  const described = new Map<string, ObjectDescription>();
  const problems: string[] = [];
  for (const need of NEEDS) {
    const object = await org.describe(need.object);
    if (object === undefined) {
      problems.push(`the object ${need.object} is missing`);
    } else {
      described.set(need.object, object);
      const extra = need.object === 'Account' && customer === 'ultimate-parent' ? ['ParentId'] : [];
      problems.push(...unmet({ ...need, readable: [...need.readable, ...extra] }, object));
    }
  }
  const [opportunity, account, run, snapshot] = NEEDS.map(({ object }) => described.get(object));
  if (problems.length > 0 || !opportunity || !account || !run || !snapshot) {
    throw await orgIsNotReady(org, problems);
  }
  if (opportunity.field('CurrencyIsoCode') !== undefined) {
    throw new CommandError(
      'orgNotReady',
      'MULTI_CURRENCY_NOT_SUPPORTED',
      'This org has several currencies, and amounts in different currencies must not be added up.',
      'Wait for the release that converts by the dated rates of the org; nothing was written.',
    );
  }
  return { account, run, snapshot, metric: checkMetric(opportunity, metric) };
}

function unmet({ write, readable, writable }: Need, object: ObjectDescription): string[] {
  const missing = [...readable, ...writable].filter((name) => object.field(name) === undefined);
  const readOnly = writable.filter((name) => object.field(name)?.updateable === false);
  return [
    ...(write === 'none' || object.updateable ? [] : [`${object.name} records cannot be edited`]),
    ...(write !== 'create and update' || object.createable ? [] : [`${object.name} records cannot be created`]),
    ...(missing.length === 0 ? [] : [`${object.name} shows no ${missing.join(', ')}`]),
    ...(readOnly.length === 0 ? [] : [`${object.name} does not let it write ${readOnly.join(', ')}`]),
  ];
}

function checkMetric(opportunity: ObjectDescription, metric: string): string {
  const field = opportunity.field(metric);
  if (field !== undefined && METRIC_TYPES.has(field.type)) {
    return field.name;
  }
  const usable = opportunity.fields.filter(({ type }) => METRIC_TYPES.has(type)).map(({ name }) => name);
  throw new CommandError(
    'usage',
    field === undefined ? 'UNKNOWN_METRIC' : 'METRIC_IS_NO_NUMBER',
    field === undefined
      ? `Opportunity has no field ${metric} that this user can see.`
      : `Opportunity.${field.name} is of type ${field.type}; a metric is a number or currency field.`,
    `Choose one of ${usable.join(', ')} with --metric; a field that is missing here must be made visible to the user first.`,
  );
}
