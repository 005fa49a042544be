import { expect, notTried } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';
import { memberOf } from '../memberOf.ts';

export const staleSaves: Assertion = {
  id: 'stale-saves',
  rule: 'UI API refuses a save with 412 that is based on an earlier state of the record (If-Unmodified-Since), and takes one that is based on this one.',
  objects: ['Account'],
  async prove(bench) {
    const id = await bench.given('Account');
    const path = `/ui-api/records/${id}`;
    const record = await bench.org.resource(`${path}?fields=Account.Name`);
    const modified = Date.parse(String(memberOf(record, 'lastModifiedDate')));
    if (Number.isNaN(modified)) return notTried('UI API does not say when the record was changed.');
    const save = async (basedOn: number) => {
      const headers = { 'If-Unmodified-Since': new Date(basedOn).toUTCString() };
      const body = { fields: { Name: bench.name() } };
      return (await bench.org.ask({ method: 'PATCH', path, body, headers })).status;
    };
    const stale = await save(modified - 60_000);
    const fresh = await save(modified + 1000);
    return expect(stale === 412 && fresh === 200, `The stale save got ${stale}, the other ${fresh}.`);
  },
};
