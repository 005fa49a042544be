import type { RecordCells } from '../salesforce/index.ts';
import { expect } from './Assertion.ts';
import type { Verdict } from './Assertion.ts';
import type { Bench } from './Bench.ts';
import { codeOf } from './codeOf.ts';
import { isOurs } from './ourRules.ts';
import type { OurRule } from './ourRules.ts';

/** Records that an org takes, and records that differ in nothing but what it must refuse. */
export interface Trial {
  readonly object: string;
  readonly right: readonly RecordCells[];
  /** Each with the code that it gets, or the rule of ours that refuses it. */
  readonly wrong: readonly (readonly [record: RecordCells, refusal: WrongCode | OurRule])[];
}

const WRONG_CODES = ['DUPLICATE_VALUE', 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', 'REQUIRED_FIELD_MISSING'] as const;
type WrongCode = (typeof WRONG_CODES)[number];

function isCode(refusal: WrongCode | OurRule): refusal is WrongCode {
  return WRONG_CODES.some((code) => code === refusal);
}

/**
 * First what is right, so that what then refuses the wrong is that which is wrong with it.
 * @throws Refuted, CommandError as {@link Bench.givenAll}
 */
export async function tryRule(bench: Bench, { object, right, wrong }: Trial): Promise<Verdict> {
  if (right.length > 0) await bench.givenAll(object, right);
  const outcomes =
    wrong.length === 0
      ? []
      : await bench.create(
          object,
          wrong.map(([record]) => record),
        );
  const others = wrong.flatMap(([, refusal], index) => {
    const outcome = outcomes[index];
    const code = codeOf(outcome);
    const isExpected = isCode(refusal)
      ? code === refusal
      : code === 'FIELD_CUSTOM_VALIDATION_EXCEPTION' && isOurs(messageOf(outcome), refusal);
    return isExpected ? [] : `${refusal}: ${code} ${messageOf(outcome)}`.trim();
  });
  const saw = `Taken: ${right.length}. Refused as they should be: ${wrong.length - others.length} of ${wrong.length}.`;
  return expect(others.length === 0, [saw, ...others].join(' '));
}

function messageOf(outcome: Awaited<ReturnType<Bench['create']>>[number] | undefined): string {
  return outcome === undefined || outcome.success ? '' : outcome.message;
}
