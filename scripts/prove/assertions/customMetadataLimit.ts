import { expect } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';

export const customMetadataLimit: Assertion = {
  id: 'custom-metadata-limit',
  rule: 'A query on a custom metadata type takes LIMIT.',
  objects: ['Tiering_Policy__mdt'],
  async prove(bench) {
    const rows = await bench.org.query('SELECT DeveloperName FROM Tiering_Policy__mdt LIMIT 1');
    return expect(rows.length === 1, `LIMIT 1 gave ${rows.length} rows.`);
  },
};
