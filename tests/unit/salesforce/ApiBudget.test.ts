import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CommandError } from '../../../scripts/cli/index.ts';
import { ApiBudget } from '../../../scripts/salesforce/ApiBudget.ts';

function codeOf(work: () => void): string {
  try {
    work();
  } catch (thrown) {
    assert.ok(thrown instanceof CommandError);
    assert.equal(thrown.exit, 'limit');
    return thrown.code;
  }
  return 'none';
}

describe('the budget of API requests', () => {
  it('knows no limit before the org has told one', () => {
    const budget = new ApiBudget();
    budget.hear(null);
    budget.hear('per-app-api-usage=17/250(appName=sample)');
    assert.equal(
      codeOf(() => {
        budget.spend();
      }),
      'none',
    );
  });

  for (const [what, header, code] of [
    ['more than 5 % are left', 'api-usage=14249/15000', 'none'],
    ['5 % are left', 'api-usage=14250/15000', 'API_RESERVE_REACHED'],
    ['none are left', 'api-usage=15002/15000', 'API_RESERVE_REACHED'],
    [
      'several usages are told',
      'api-usage=15000/15000; per-app-api-usage=17/250(appName=sample)',
      'API_RESERVE_REACHED',
    ],
  ] as const) {
    it(`says ${code} when ${what}`, () => {
      const budget = new ApiBudget();
      budget.hear(header);
      assert.equal(
        codeOf(() => {
          budget.spend();
        }),
        code,
      );
    });
  }

  it('goes by what the org told last', () => {
    const budget = new ApiBudget();
    budget.learn({ Max: 100, Remaining: 1 });
    budget.hear('api-usage=10/100');
    assert.equal(
      codeOf(() => {
        budget.spend();
      }),
      'none',
    );
  });

  it('lets a run send as many as it may, and not one more', () => {
    const budget = new ApiBudget(2);
    budget.spend();
    budget.spend();
    assert.equal(
      codeOf(() => {
        budget.spend();
      }),
      'API_BUDGET_SPENT',
    );
  });
});
