import { isUsualWindow } from '#lwc/tieringMethod/tieringMethod.ts';
import { DEFAULT_POLICY, POLICY_FIELDS, checkPolicy } from '#lwc/tieringPolicy/tieringPolicy.ts';
import type { PolicyRecord, TieringPolicy } from '#lwc/tieringPolicy/tieringPolicy.ts';
import { CommandError } from '../../cli/index.ts';
import type { PolicyChoice } from '../options.ts';
import { overridePolicy } from './overridePolicy.ts';
import { policyError } from './policyError.ts';
import { ACTIVE, ALLOW_UNUSUAL_WINDOW, POLICY_TYPE } from './readPolicyRecords.ts';

const USUAL_WINDOWS = '12 to 18 or 36 to 60 months';

/**
 * The policies to run, the one that writes to Account first, then by name: all active ones, or the one that is named or
 * changed by flags. An inactive policy may be named; it writes history only.
 * @param records all policies of the org; none means the built-in one
 * @throws CommandError naming the policy and the field that is wrong, or both of two that write to Account.
 */
export function choosePolicies(records: readonly PolicyRecord[], choice: PolicyChoice): readonly TieringPolicy[] {
  const known = records.length === 0 ? [BUILT_IN] : records;
  const active = known.filter((record) => record[ACTIVE] === true);
  const [writer, ...contenders] = active.filter((record) => record[POLICY_FIELDS.writesToAccount] === true);
  if (writer !== undefined && contenders.length > 0) {
    throw policyError(
      'TWO_POLICIES_WRITE_TO_ACCOUNT',
      `The active policies ${[writer, ...contenders].map(nameOf).join(' and ')} all write to Account, and only one may.`,
      `Clear ${POLICY_FIELDS.writesToAccount} or ${ACTIVE} on all but one of them`,
    );
  }
  const changes = Object.values(choice.overrides).some((value) => value !== undefined);
  if (choice.policy === undefined && !changes) {
    if (active.length === 0) {
      throw policyError(
        'NO_ACTIVE_POLICY',
        `None of the policies ${list(known)} is active.`,
        `Check ${ACTIVE} on one of them`,
      );
    }
    return [...(writer === undefined ? [] : [writer]), ...active.filter((record) => record !== writer)].map((record) =>
      usual(record, toPolicy(record), choice),
    );
  }
  const base = choice.policy === undefined ? writer : known.find((record) => sameName(nameOf(record), choice.policy));
  if (base === undefined) {
    throw choice.policy === undefined ? noWriter(known) : unknownPolicy(choice.policy, known);
  }
  const policy = toPolicy(base);
  const changed = overridePolicy({ ...policy, writesToAccount: base === writer }, choice.overrides);
  return [usual(base, changed, choice)];
}

const BUILT_IN: PolicyRecord = {
  [POLICY_FIELDS.name]: DEFAULT_POLICY.name,
  [POLICY_FIELDS.writesToAccount]: true,
  [ACTIVE]: true,
};

function toPolicy(record: PolicyRecord): TieringPolicy {
  const checked = checkPolicy(record);
  if ('policy' in checked) {
    return checked.policy;
  }
  const told = checked.problems.map(({ field, message }) => `${field} ${message}`).join('. ');
  throw policyError('INVALID_POLICY', `${POLICY_TYPE} ${nameOf(record)}: ${told}.`, 'Correct the record');
}

function usual(
  record: PolicyRecord,
  policy: TieringPolicy,
  { overrides, allowUnusualWindow }: PolicyChoice,
): TieringPolicy {
  if (isUsualWindow(policy.windowMonths) || allowUnusualWindow || record[ALLOW_UNUSUAL_WINDOW] === true) {
    return policy;
  }
  if (overrides.windowMonths !== undefined) {
    throw new CommandError(
      'usage',
      'UNUSUAL_WINDOW',
      `A window of ${policy.windowMonths} months is unusual: ${USUAL_WINDOWS} are what the method was made for.`,
      'Choose another --window-months, or add --allow-unusual-window.',
    );
  }
  throw policyError(
    'UNUSUAL_WINDOW',
    `${POLICY_TYPE} ${nameOf(record)}: ${POLICY_FIELDS.windowMonths} is "${policy.windowMonths}"; it must be ${USUAL_WINDOWS}, unless ${ALLOW_UNUSUAL_WINDOW} is checked.`,
    'Correct the record',
  );
}

function noWriter(known: readonly PolicyRecord[]): CommandError {
  return new CommandError(
    'usage',
    'NO_POLICY_TO_CHANGE',
    'None of the active policies writes to Account, so it is not clear which one the flags are to change.',
    `Name one of ${list(known)} with --policy.`,
  );
}

function unknownPolicy(name: string, known: readonly PolicyRecord[]): CommandError {
  return new CommandError(
    'usage',
    'UNKNOWN_POLICY',
    `The org has no policy called ${name}.`,
    `Name one of ${list(known)} with --policy; these are the records of ${POLICY_TYPE}.`,
  );
}

function nameOf(record: PolicyRecord): string {
  return String(record[POLICY_FIELDS.name]);
}

function sameName(a: string, b: string | undefined): boolean {
  return a.toLowerCase() === b?.toLowerCase();
}

function list(records: readonly PolicyRecord[]): string {
  return records.map(nameOf).join(', ');
}
