import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { IMAGE_FIELDS } from '../../../scripts/tiering/index.ts';
import { planUndo } from '../../../scripts/undo/planUndo.ts';

const RUN = 'Default:2017-12-31:12';

/** The cells of an account with this quartile, written by this run. */
function cells(quartile: string, run: string): readonly string[] {
  return IMAGE_FIELDS.map((field) => (field === 'Quartile__c' ? quartile : field === 'Tiering_Run_Key__c' ? run : ''));
}

function plan(now: readonly string[] | undefined, image: boolean) {
  const row = { id: 'a', before: cells('4', 'Earlier'), after: cells('1', RUN) };
  return planUndo({
    runKey: RUN,
    image: new Map(image ? [['a', row]] : []),
    current: new Map(now === undefined ? [] : [['a', now]]),
  });
}

describe('planUndo', () => {
  it('restores what still is as the run left it', () => {
    assert.deepEqual(plan(cells('1', RUN), true), {
      restore: [{ id: 'a', cells: cells('4', 'Earlier') }],
      restored: 0,
      skipped: [],
    });
  });

  it('writes nothing to an account that holds its values from before', () => {
    assert.deepEqual(plan(cells('4', 'Earlier'), true), { restore: [], restored: 1, skipped: [] });
  });

  it('leaves alone what was written since, naming fields and run', () => {
    const changed = { id: 'a', reason: 'ChangedSince', fields: ['Quartile__c'], writtenBy: RUN };
    assert.deepEqual(plan(cells('2', RUN), true).skipped, [changed]);
    const later = { ...changed, fields: ['Tiering_Run_Key__c'], writtenBy: 'Later' };
    assert.deepEqual(plan(cells('1', 'Later'), true).skipped, [later]);
  });

  it('tells apart accounts that are gone and accounts whose values were not stored', () => {
    const told = { id: 'a', fields: [] };
    assert.deepEqual(plan(undefined, true).skipped, [{ ...told, reason: 'NotFound', writtenBy: undefined }]);
    assert.deepEqual(plan(cells('1', RUN), false).skipped, [{ ...told, reason: 'NotInImage', writtenBy: RUN }]);
  });

  it('says nothing of accounts that the run did not touch', () => {
    assert.deepEqual(plan(cells('1', 'Later'), false), { restore: [], restored: 0, skipped: [] });
  });
});
