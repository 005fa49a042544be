import { expect } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';

export const escapedPatterns: Assertion = {
  id: 'escaped-patterns',
  rule: 'SOQL LIKE takes escaped underscores and percent signs literally.',
  objects: ['Account'],
  async prove(bench) {
    const start = bench.name();
    for (const name of [`${start}_a%b`, `${start}xaxb`]) await bench.given('Account', { Name: name });
    const rows = await bench.org.query(`SELECT Name FROM Account WHERE Name LIKE '${start}\\_a\\%b'`);
    const names = rows.map(({ Name: name }) => String(name));
    return expect(names.length === 1 && names[0] === `${start}_a%b`, `Of two names it found ${names.length}.`);
  },
};
