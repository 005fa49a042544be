import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { keepRefused } from '../../../scripts/load/refusedFile.ts';
import { placeOf, tellRefused } from '../../../scripts/tiering/refusedFile.ts';
import { QUIET } from '../../support/quietTerminal.ts';

const ID = '0015g00000ABCDEAA5';
const REFUSED = [{ object: 'Account', key: ID, errorCode: 'CANNOT', message: 'Not on a Sunday, no' }];
const NOTE = `Refused: Account ${ID}: CANNOT: Not on a Sunday, no`;

let parent = '';
let folder = '';
let notes: string[] = [];
const home = process.cwd();
const terminal = { ...QUIET, note: (line: string) => notes.push(line) };

before(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'sam-refused-'));
});
beforeEach(async () => {
  folder = await mkdtemp(path.join(parent, 'test-'));
  notes = [];
});
after(async () => {
  process.chdir(home);
  await rm(parent, { recursive: true });
});

const list = () => path.join(folder, 'refused.csv');
const told = (refused = REFUSED) =>
  tellRefused(terminal, { refused, file: list(), nameOf: (key) => (key === ID ? '=1+1' : '') });

describe('what Salesforce refused', () => {
  it('is in the notes and in a file, which takes the place of an older one as a whole', async () => {
    await writeFile(list(), 'older\n'.repeat(1_000));
    const report = await told();
    assert.deepEqual(report, { records: 1, file: list() });
    assert.equal(placeOf(report), `in ${list()}`);
    assert.equal(
      await readFile(list(), 'utf8'),
      `Object,Record,Account_Name,Error_Code,Error_Message\nAccount,${ID},'=1+1,CANNOT,"Not on a Sunday, no"\n`,
    );
    assert.deepEqual(notes, [NOTE]);
    assert.deepEqual(await readdir(folder), ['refused.csv']);
  });

  it('is nothing, and then the list of the run before is gone', async () => {
    await writeFile(list(), 'older\n');
    assert.equal(await told([]), undefined);
    assert.deepEqual(await readdir(folder), []);
    assert.equal(await told([]), undefined);
    assert.deepEqual(notes, []);
  });

  it('is in the notes alone where no file can be written, which ends nothing', async () => {
    // A folder of that name: a read-only disk would not stop the tests of who may do everything.
    await mkdir(list());
    const report = await told();
    assert.deepEqual(report, { records: 1 });
    assert.match(placeOf(report), /notes above/);
    assert.equal(notes[0], NOTE);
    assert.match(notes[1] ?? '', /^Warning: .*refused\.csv cannot be written \(E/);
    assert.match(notes[2] ?? '', /^Warning: .*refused\.csv is of an earlier run, and cannot be removed \(.*EISDIR/);
    assert.deepEqual(await readdir(folder), ['refused.csv'], 'nothing half-written is left');
  });

  it('of a load is named by its key where no file can be written', async () => {
    process.chdir(folder);
    const file = { object: 'Account' as const, header: ['external_key__c', 'Name'], keyField: 'External_Key__c' };
    const row = { values: { external_key__c: 'A-1', Name: 'Alpha' }, errorCode: 'CANNOT', message: 'No.' };
    assert.equal(await keepRefused(file, [row], terminal), 'refused-Account.csv');
    assert.equal(
      await readFile('refused-Account.csv', 'utf8'),
      'external_key__c,Name,Error_Code,Error_Message\nA-1,Alpha,CANNOT,No.\n',
    );
    await rm('refused-Account.csv');
    await mkdir('refused-Account.csv');
    assert.equal(await keepRefused(file, [row], terminal), undefined);
    assert.equal(notes.at(-1), 'Refused: Account A-1: CANNOT: No.');
  });
});
