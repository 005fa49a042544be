import { CommandError } from '../cli/index.ts';
import { requireObjects } from '../readiness/index.ts';
import type { Need } from '../readiness/index.ts';
import type { ObjectDescription, Org } from '../salesforce/index.ts';
import { ACCOUNT_FIGURES, ACCOUNT_STAMPS, SNAPSHOT_FIGURES } from './figures.ts';
import type { CustomerKind } from './options.ts';
import { RUN_FIELDS } from './runRecord.ts';
import { TIERING } from './task.ts';

export interface CheckedOrg {
  readonly account: ObjectDescription;
  readonly run: ObjectDescription;
  readonly snapshot: ObjectDescription;
  /** The metric in the org's spelling. */
  readonly metric: string;
}

const METRIC_TYPES = new Set(['currency', 'double', 'int']);

type NeededObject = 'Opportunity' | 'Account' | 'Tiering_Run__c' | 'Tier_Snapshot__c';

function needs(customer: CustomerKind): readonly Need<NeededObject>[] {
  return [
    { object: 'Opportunity', write: 'none', readable: ['AccountId', 'CloseDate', 'IsWon'], writable: [] },
    {
      object: 'Account',
      write: 'update',
      readable: ['Name', ...(customer === 'ultimate-parent' ? ['ParentId'] : [])],
      writable: [...ACCOUNT_FIGURES, ...ACCOUNT_STAMPS],
    },
    { object: 'Tiering_Run__c', write: 'create and update', readable: [], writable: RUN_FIELDS },
    {
      object: 'Tier_Snapshot__c',
      write: 'create and update',
      readable: ['Account__c'],
      writable: ['Snapshot_Key__c', 'Run__c', 'As_Of__c', ...SNAPSHOT_FIGURES],
    },
  ];
}

/**
 * Asks the org by describe, before anything is read, whether this user can do the whole job.
 * @throws CommandError with every object and field that is missing or cannot be written; for a metric that is none; for a
 * multi-currency org.
 */
export async function checkOrg(org: Org, metric: string, customer: CustomerKind): Promise<CheckedOrg> {
  const objects = await requireObjects(org, TIERING, needs(customer));
  const { Opportunity: opportunity, Account: account, Tiering_Run__c: run, Tier_Snapshot__c: snapshot } = objects;
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
