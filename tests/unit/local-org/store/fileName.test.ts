import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFileName } from '../../../../local-org/src/store/files/fileName.ts';

// "ContentVersion", Object Reference: Title, FileExtension and FileType come from PathOnClient.
describe('readFileName', () => {
  for (const [path, title, extension, type] of [
    ['report.csv', 'report', 'csv', 'CSV'],
    ['C:\\Users\\ann\\Q1 plan.PPTX', 'Q1 plan', 'PPTX', 'POWER_POINT_X'],
    ['/home/ann/archive.tar.gz', 'archive.tar', 'gz', 'UNKNOWN'],
    ['notes.txt', 'notes', 'txt', 'TEXT'],
    ['README', 'README', undefined, 'UNKNOWN'],
    ['.profile', '.profile', undefined, 'UNKNOWN'],
    ['report.', 'report.', undefined, 'UNKNOWN'],
    [`a.${'x'.repeat(41)}`, `a.${'x'.repeat(41)}`, undefined, 'UNKNOWN'],
    [`${'t'.repeat(300)}.csv`, 't'.repeat(255), 'csv', 'CSV'],
  ] as const) {
    it(`takes ${path.slice(0, 40)} apart`, () => {
      assert.deepEqual(readFileName(path), { title, extension, type });
    });
  }
});
