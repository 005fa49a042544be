import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CommandError } from '../../../scripts/cli/index.ts';
import { expect } from '../../../scripts/prove/Assertion.ts';
import type { Assertion } from '../../../scripts/prove/Assertion.ts';
import { Bench } from '../../../scripts/prove/Bench.ts';
import { codeOf } from '../../../scripts/prove/codeOf.ts';
import { RecordsMade } from '../../../scripts/prove/RecordsMade.ts';
import { tryOut } from '../../../scripts/prove/tryOut.ts';
import { tryRule } from '../../../scripts/prove/tryRule.ts';
import type { ObjectDescription, Org, SaveOutcome } from '../../../scripts/salesforce/index.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'prove-'));
});
after(() => rm(folder, { recursive: true }));

const CREATED: SaveOutcome = { success: true, id: '001000000000001AAA', created: true };
const refused = (errorCode: string, message = 'No.'): SaveOutcome => ({ success: false, errorCode, message });

/** An org that has accounts alone, and answers creates with these outcomes. */
async function benchOf(...outcomes: readonly SaveOutcome[]): Promise<Bench> {
  const left = [...outcomes];
  const org = {
    describe: (name: string) => Promise.resolve(name === 'Account' ? ({ name } as ObjectDescription) : undefined),
    create: (_object: string, records: readonly unknown[]) =>
      Promise.resolve(records.map(() => left.shift() ?? CREATED)),
  } as unknown as Org;
  return new Bench(org, await RecordsMade.begin(folder, 'https://org.test', new Date()));
}

function assertion(prove: Assertion['prove'], objects: readonly string[] = ['Account']): Assertion {
  return { id: 'tried', rule: 'It is so.', objects, prove };
}

const isTaken = assertion(async (bench) => {
  const [outcome] = await bench.create('Account', [{}]);
  return expect(codeOf(outcome) === 'created', `It got ${codeOf(outcome)}.`);
});
const takesOne = assertion(async (bench) => {
  await bench.given('Account');
  return expect(true, 'It is there.');
});
const takesNoOther = assertion((bench) =>
  tryRule(bench, {
    object: 'Account',
    right: [{}],
    wrong: [
      [{}, 'stance'],
      [{}, 'DUPLICATE_VALUE'],
    ],
  }),
);
const STANCE = refused('FIELD_CUSTOM_VALIDATION_EXCEPTION', 'The stance goes from -2 (opponent) to 2 (champion).');
const POWER = refused('FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Power goes from 1 (very low) to 5 (very high).');
const THEIRS = refused('FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Ask the controller first.');
const TAKEN = refused('DUPLICATE_VALUE');

describe('what trying an assertion shows', () => {
  const cases: readonly (readonly [
    what: string,
    Assertion,
    outcomes: readonly SaveOutcome[],
    verdict: string,
    RegExp,
  ])[] = [
    ['it is as expected', isTaken, [CREATED], 'held', /It got created/],
    ['it is not', isTaken, [refused('INVALID_TYPE')], 'didNotHold', /It got INVALID_TYPE/],
    ['a rule of the customer’s is in the way', isTaken, [THEIRS], 'notTried', /by itself: .*Ask the controller/],
    [
      'a field that the customer requires is',
      isTaken,
      [refused('REQUIRED_FIELD_MISSING')],
      'notTried',
      /REQUIRED_FIELD/,
    ],
    ['a trigger is', isTaken, [refused('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY')], 'notTried', /by itself/],
    ['a rule of ours is', isTaken, [STANCE], 'didNotHold', /FIELD_CUSTOM_VALIDATION/],
    ['what it takes is refused', takesOne, [refused('INSUFFICIENT_ACCESS')], 'notTried', /Account record: INSUFF/],
    ['what it takes is refused by a rule of ours', takesOne, [STANCE], 'didNotHold', /The stance goes/],
    [
      'the wrong is refused as it should be',
      takesNoOther,
      [CREATED, STANCE, TAKEN],
      'held',
      /Refused as they should be: 2/,
    ],
    ['the wrong is taken', takesNoOther, [CREATED, CREATED, TAKEN], 'didNotHold', /1 of 2\. stance: created/],
    ['another rule of ours refuses it', takesNoOther, [CREATED, POWER, TAKEN], 'didNotHold', /Power goes from 1/],
    ['the customer refuses it', takesNoOther, [CREATED, THEIRS, TAKEN], 'notTried', /Ask the controller/],
  ];
  for (const [what, tried, outcomes, verdict, says] of cases) {
    it(`is told: ${what}`, async () => {
      const shown = await tryOut(tried, await benchOf(...outcomes));
      assert.equal(shown.verdict, verdict);
      assert.match(shown.verdict === 'notTried' ? shown.why : shown.saw, says);
    });
  }

  it('does not carry over what the customer refused before', async () => {
    const bench = await benchOf(THEIRS, refused('INVALID_TYPE'));
    assert.equal((await tryOut(isTaken, bench)).verdict, 'notTried');
    assert.equal((await tryOut(isTaken, bench)).verdict, 'didNotHold');
  });

  it('is not tried without its objects, nor where the org cannot be asked', async () => {
    const without = await tryOut(
      assertion(() => assert.fail(), ['Account', 'Order']),
      await benchOf(),
    );
    assert.match(without.verdict === 'notTried' ? without.why : '', /has no Order/);
    const fault = new CommandError('salesforce', 'INVALID_TYPE', 'Query:\nno such\n  thing', 'Look.');
    const unasked = await tryOut(
      assertion(() => Promise.reject(fault)),
      await benchOf(),
    );
    assert.deepEqual(unasked, { verdict: 'notTried', why: 'Query: no such thing' });
  });

  it('is not tried with records that the user could not delete', async () => {
    const bench = await benchOf();
    bench.org.describe = (name) => Promise.resolve({ name, deletable: false } as ObjectDescription);
    const shown = await tryOut(isTaken, bench);
    assert.match(shown.verdict === 'notTried' ? shown.why : '', /may not delete Account records/);
  });

  it('is nothing when the command is stopped', async () => {
    const stopped = new CommandError('interrupted', 'SIGINT', 'Stopped.', 'Run it again.');
    await assert.rejects(
      tryOut(
        assertion(() => Promise.reject(stopped)),
        await benchOf(),
      ),
      stopped,
    );
  });
});
