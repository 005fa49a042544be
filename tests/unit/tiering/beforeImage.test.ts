import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { IMAGE_FIELDS, imageFiles, readImageFile, readImageName } from '../../../scripts/tiering/beforeImage.ts';
import type { ImageFile, ImageRow } from '../../../scripts/tiering/beforeImage.ts';

const TAKEN_AT = new Date('2017-12-31T10:20:30.456Z');

function row(number: number, cell = ''): ImageRow {
  const id = `0010000000000${String(number).padStart(2, '0')}AAA`;
  return { id, before: IMAGE_FIELDS.map(() => ''), after: IMAGE_FIELDS.map((field) => `${cell}${field}`) };
}

function files(rows: readonly ImageRow[], rowsAFile?: number): ImageFile[] {
  return [...imageFiles(rows, TAKEN_AT, rowsAFile)];
}

function onlyFile(rows: readonly ImageRow[]): ImageFile {
  const [file, ...more] = files(rows);
  assert.deepEqual(more, []);
  return file ?? assert.fail('no file');
}

describe('an image of accounts', () => {
  it('of nobody has no file', () => {
    assert.deepEqual(files([]), []);
  });

  it('has a column for each field before and after, behind the id', () => {
    const [header = '', first = ''] = Buffer.from(onlyFile([row(1)]).content)
      .toString()
      .split('\n');
    const columns = header.split(',');
    assert.equal(columns.length, 1 + 2 * IMAGE_FIELDS.length);
    assert.deepEqual(
      [columns[0], columns[1], columns.at(-1)],
      ['Id', 'Before.Quartile__c', 'After.Tiering_Run_Key__c'],
    );
    assert.match(first, /^001000000000001AAA,,.*,Quartile__c,/);
  });

  for (const cell of ['', 'a,b', 'say "a"', 'line\nbreak', 'Größe €', '=1+1']) {
    it(`gives back what was stored: ${JSON.stringify(cell)}`, () => {
      const rows = [row(1, cell), row(2, cell)];
      assert.deepEqual(readImageFile(onlyFile(rows)), rows);
    });
  }

  it('is cut into files that say which rows they hold of how many', () => {
    const rows = [1, 2, 3, 4, 5].map((number) => row(number));
    const parts = files(rows, 2);
    assert.deepEqual(
      parts.map(({ name }) => readImageName(name)).map((told) => [told?.image, told?.first, told?.last, told?.rows]),
      [
        ['20171231T102030Z', 1, 2, 5],
        ['20171231T102030Z', 3, 4, 5],
        ['20171231T102030Z', 5, 5, 5],
      ],
    );
    assert.deepEqual(parts.flatMap(readImageFile), rows);
  });
});

describe('a file on a run', () => {
  for (const name of [
    'notes.csv',
    'accounts-before-x.csv',
    'my accounts-before-20171231T102030Z_1-2-of-5_0123456789abcdef.csv',
  ]) {
    it(`called ${name} is no part of an image`, () => {
      assert.equal(readImageName(name), undefined);
    });
  }

  for (const [what, change] of [
    ['was edited', (text: string) => text.replace('Quartile__c,', 'Quartile__c ,')],
    ['was cut at the end of a row', (text: string) => `${text.split('\n').slice(0, 2).join('\n')}\n`],
    ['is empty', () => ''],
  ] as const) {
    it(`is refused when it ${what}`, () => {
      const { name, content } = onlyFile([row(1), row(2)]);
      const changed = Buffer.from(change(Buffer.from(content).toString()));
      assert.throws(
        () => readImageFile({ name, content: changed }),
        /BAD_BEFORE_IMAGE|not what was stored under this name/,
      );
    });
  }

  it('is refused when it holds fewer rows than its name says', () => {
    const { name, content } = onlyFile([row(1), row(2)]);
    const renamed = name.replace('_1-2-of-2_', '_1-3-of-3_');
    assert.throws(() => readImageFile({ name: renamed, content }), /holds 2 accounts instead of 3/);
  });
});
