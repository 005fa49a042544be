import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { DemoFolder } from '../../../scripts/org/DemoFolder.ts';

const DEMO = { version: 1, asOf: '2026-06-30' };

describe('the folder of the demo', () => {
  let parent: string;
  let folder: DemoFolder;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'demo-folder-'));
    folder = new DemoFolder(join(parent, 'data', 'demo'));
    folder.clear();
  });
  afterEach(() => {
    rmSync(parent, { recursive: true });
  });

  it('has no finished demo at first, and is there', () => {
    assert.equal(folder.finished(), undefined);
    assert.ok(existsSync(folder.path));
    assert.deepEqual(folder.clear(), []);
  });

  it('has none with a database alone, or with a marker alone', () => {
    writeFileSync(folder.database, '');
    assert.equal(folder.finished(), undefined);
    rmSync(folder.database);
    folder.finish(DEMO);
    assert.equal(folder.finished(), undefined);
  });

  it('has one when it was marked last', () => {
    writeFileSync(folder.database, '');
    folder.finish(DEMO);
    assert.deepEqual(folder.finished(), DEMO);
  });

  for (const marker of ['', '{', 'null', '[]', '{"version":"1","asOf":"2026-06-30"}', '{"version":1}']) {
    it(`has none by the marker ${JSON.stringify(marker)}`, () => {
      writeFileSync(folder.database, '');
      writeFileSync(join(folder.path, 'demo.json'), marker);
      assert.equal(folder.finished(), undefined);
    });
  }

  it('is cleared of its own files, and of no others', () => {
    new DatabaseSync(folder.database).close();
    folder.finish(DEMO);
    writeFileSync(join(folder.path, 'notes.txt'), 'mine');
    assert.deepEqual(folder.clear(), [join(folder.path, 'demo.json'), folder.database]);
    assert.deepEqual(readdirSync(folder.path), ['notes.txt']);
  });

  it('is cleared of a database that is none', () => {
    writeFileSync(folder.database, 'no database at all, but long enough to be looked at as one. '.repeat(100));
    assert.deepEqual(folder.clear(), [folder.database]);
  });

  it('is not cleared while an org runs on it', () => {
    const running = new DatabaseSync(folder.database);
    running.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; CREATE TABLE t (c);');
    try {
      assert.throws(() => folder.clear(), /org\.db is in use, perhaps by another npm start/);
      assert.ok(existsSync(folder.database));
    } finally {
      running.close();
    }
  });
});
