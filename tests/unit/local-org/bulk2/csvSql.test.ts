import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, it } from 'node:test';
import { cellWriter } from '../../../../local-org/src/bulk2/cellWriter.ts';
import { csvDialect } from '../../../../local-org/src/bulk2/csvDialect.ts';
import { csvSql } from '../../../../local-org/src/bulk2/csvSql.ts';
import type { FieldSchema, FieldType } from '../../../../local-org/src/schema/index.ts';
import type { QueryColumn } from '../../../../local-org/src/soql/index.ts';
import { codecOf } from '../../../../local-org/src/store/index.ts';
import type { SqlValue } from '../../../../local-org/src/store/index.ts';
import { Random } from '../../../../scripts/org/demo/Random.ts';

const database = new DatabaseSync(':memory:');
after(() => {
  database.close();
});

function column(type: FieldType, scale = 0): QueryColumn {
  return { path: ['Value'], field: { name: 'Value', type, scale, precision: 18 } as FieldSchema };
}

/** One column's values as SQL writes them and as JavaScript does. */
function bothWays(one: QueryColumn, values: readonly SqlValue[], dialect = csvDialect()): [sql: string, js: string] {
  database.exec('CREATE TEMP TABLE stored (place INTEGER PRIMARY KEY, value ANY) STRICT');
  const insert = database.prepare('INSERT INTO stored (value) VALUES (?)');
  for (const value of values) insert.run(typeof value === 'number' ? BigInt(value) : value);
  const rows = 'SELECT value AS c0 FROM stored ORDER BY place LIMIT -1';
  const row = database.prepare(`SELECT ${csvSql([one], dialect)} AS text FROM (${rows})`).get();
  database.exec('DROP TABLE stored');
  const write = cellWriter([one], dialect);
  return [String(row?.text), values.map((value) => write([codecOf(one.field).format(value)])).join('')];
}

const TEXTS = [
  'plain',
  '"',
  '""quoted""',
  'two\nlines\r\n',
  'a;b,c|d^e`f\tg',
  "O'Neil",
  'Zürich 東京 🙂',
  'nul\u0000nul',
  ' ',
];
const ID = '001Lo0000000001AAA';
const TIMES = [
  '1700-01-01',
  '1969-12-31T23:59:59.999Z',
  '1970-01-01',
  '2026-02-28T12:34:56.789Z',
  '4000-12-31T23:59:59Z',
];
const CASES: readonly [FieldType, readonly SqlValue[]][] = [
  ...(['string', 'textarea', 'email', 'phone', 'url', 'picklist', 'multipicklist', 'encryptedstring'] as const).map(
    (type) => [type, [...TEXTS, null]] as [FieldType, SqlValue[]],
  ),
  ['id', [ID]],
  ['reference', [ID, null]],
  ['date', ['1700-01-01', '2026-02-28', null]],
  ['time', ['00:00:00.000Z', '23:59:59.999Z', null]],
  ['boolean', [0, 1, null]],
  ['int', [0, -1, 2_147_483_647, null]],
  ['datetime', [...TIMES.map((time) => Date.parse(time)), null]],
];

describe('csvSql', () => {
  for (const [type, values] of CASES) {
    it(`writes a ${type} as JavaScript does`, () => {
      const [sql, js] = bothWays(column(type), values);
      assert.equal(sql, js);
    });
  }

  for (let scale = 0; scale <= 18; scale += 1) {
    it(`writes numbers with ${scale} decimals as JavaScript does`, () => {
      const random = new Random(scale, 'numbers');
      const edges = Array.from({ length: 18 }, (_, digits) => 10n ** BigInt(digits));
      const drawn = Array.from({ length: 1000 }, () => BigInt(random.whole(0, 10 ** random.whole(1, 15))));
      const values = [...edges.flatMap((edge) => [edge - 1n, edge, edge + 1n]), 123_456_789_012_345_678n, ...drawn];
      const [sql, js] = bothWays(column('currency', scale), [...values, ...values.map((value) => -value), null]);
      assert.deepEqual(sql.split('\n'), js.split('\n'));
    });
  }

  it('leaves to JavaScript what is no value of its own', () => {
    for (const type of ['anyType', 'location'] as const) {
      assert.equal(csvSql([column('id'), column(type)], csvDialect()), undefined, type);
    }
  });

  for (const delimiter of ['BACKQUOTE', 'CARET', 'COMMA', 'PIPE', 'SEMICOLON', 'TAB']) {
    for (const lineEnding of ['LF', 'CRLF']) {
      it(`writes the dialect ${delimiter} ${lineEnding}`, () => {
        const [sql, js] = bothWays(column('string'), TEXTS, csvDialect(delimiter, lineEnding));
        assert.equal(sql, js);
      });
    }
  }

  it('writes more columns than a function takes arguments', () => {
    const columns = Array.from({ length: 1999 }, () => column('string'));
    const values = columns.map((_, index) => (index % 3 === 0 ? null : `"${index}`));
    const selected = values.map((value, index) => `${value === null ? 'NULL' : `'${value}'`} AS c${index}`);
    const dialect = csvDialect('TAB', 'CRLF');
    const row = database
      .prepare(`SELECT ${csvSql(columns, dialect)} AS text FROM (SELECT ${selected.join(', ')})`)
      .get();
    assert.ok(row?.text === cellWriter(columns, dialect)(values));
  });
});
