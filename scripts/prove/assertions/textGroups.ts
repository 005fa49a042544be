import { expect } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';

export const textGroups: Assertion = {
  id: 'text-groups',
  rule: 'Text groups in GROUP BY ignore case.',
  objects: ['Account'],
  async prove(bench) {
    const name = bench.name();
    await bench.given('Account', { Name: `${name} acme` });
    await bench.given('Account', { Name: `${name} ACME` });
    const groups = await bench.org.query(
      `SELECT Name, COUNT(Id) accounts FROM Account WHERE Name LIKE '${name} %' GROUP BY Name`,
    );
    return expect(groups.length === 1, `Two names that differ in case made ${groups.length} groups.`);
  },
};
