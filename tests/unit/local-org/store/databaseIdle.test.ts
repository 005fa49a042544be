import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Database } from '../../../../local-org/src/store/index.ts';

let database: Database;
beforeEach(() => {
  database = new Database(':memory:');
  database.exec('CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1), (2), (3)');
});
afterEach(() => {
  database.close();
});

/** What a deploy does to the table of an object that it deletes. */
const drop = (): void => {
  database.exec('DROP TABLE t');
};

describe('a database that somebody reads', () => {
  it('cannot lose a table, nor take a change of its tables back', () => {
    const rows = database.select('SELECT a FROM t', []);
    rows.next();
    assert.throws(drop, /locked/);
    const error = new Error('no');
    const change = (): never =>
      database.transaction(() => {
        database.exec('ALTER TABLE t ADD COLUMN b TEXT');
        throw error;
      });
    assert.throws(change, error);
    assert.throws(() => [...rows], /abort/, 'the reader is thrown out');
  });

  it('is waited for until the last reader is gone, by the end or before it', async () => {
    const [one, other] = [database.select('SELECT a FROM t', []), database.select('SELECT a FROM t', [])];
    one.next();
    other.next();
    const idle = database.idle(10_000);
    one.return(undefined);
    assert.equal(database.isReading, true);
    assert.equal([...other].length, 2);
    assert.equal(await idle, true);
    drop();
  });

  it('is read until the last block, although no statement is under way in between', async () => {
    const parameters = [[0], [2], [9]];
    const blocks = database.blocks("SELECT group_concat(a, ';'), count(*) FROM t WHERE a > ?", parameters);
    assert.deepEqual(blocks.next().value, { text: '1;2;3', rows: 3 });
    assert.equal(await database.idle(1), false);
    assert.deepEqual(
      [...blocks],
      [
        { text: '3', rows: 1 },
        { text: '', rows: 0 },
      ],
    );
    assert.equal(await database.idle(1), true);
  });

  it('is not waited for longer than is asked', async () => {
    const rows = database.select('SELECT a FROM t', []);
    rows.next();
    assert.equal(await database.idle(1), false);
    rows.return(undefined);
    assert.equal(await database.idle(1), true);
  });
});

describe('a transaction of a database', () => {
  it('undoes tables and functions with everything else', () => {
    database.defineFunction('answer', () => 1n);
    const error = new Error('no');
    const fail = (): never =>
      database.transaction(() => {
        database.defineFunction('answer', () => 2n);
        database.exec('CREATE TABLE u (a INTEGER); DELETE FROM t');
        assert.equal(Number(database.get('SELECT answer()', [])?.[0]), 2);
        throw error;
      });
    assert.throws(fail, error);
    assert.equal(Number(database.get('SELECT answer()', [])?.[0]), 1);
    assert.equal(Number(database.get('SELECT count(*) FROM t', [])?.[0]), 3);
    assert.equal(database.get("SELECT 1 FROM sqlite_schema WHERE name = 'u'", []), undefined);
  });
});
