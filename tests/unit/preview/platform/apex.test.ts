import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { apexMethod, getSObjectValue, refreshApex } from '../../../../preview/src/platform/apex.ts';

const MESSAGE = 'The embedded org runs no Apex: Stock.count was not called. Try this component in an org.';

describe('apexMethod', () => {
  const count = apexMethod('Stock.count');

  it('fails when it is called, as a call that the server refuses', async () => {
    await assert.rejects(count({ depot: 'North' }), (error: unknown) => {
      assert.deepEqual(error, {
        body: { message: MESSAGE, errorCode: 'FUNCTIONALITY_NOT_ENABLED', statusCode: 501 },
        headers: {},
        ok: false,
        status: 501,
        statusText: 'Not Implemented',
        errorType: 'fetchResponse',
      });
      assert.ok(Object.isFrozen(error));
      return true;
    });
  });

  const wired = () => {
    const messages: (string | undefined)[] = [];
    const wire = new count.adapter(({ error }) => messages.push(error?.body.message));
    wire.connect();
    return { wire, messages };
  };

  it('provides nothing to a wire at first, and then the error', async () => {
    const { wire, messages } = wired();
    wire.update({ depot: null });
    assert.deepEqual(messages, [undefined]);
    await Promise.resolve();
    assert.deepEqual(messages, [undefined, MESSAGE]);
  });

  it('is not called by a wire while a parameter is undefined, nor for one that has left', async () => {
    const { wire, messages } = wired();
    wire.update({ depot: undefined });
    await Promise.resolve();
    wire.update({ depot: 'North' });
    wire.disconnect();
    await Promise.resolve();
    assert.deepEqual(messages, [undefined]);
  });

  it('is refreshed without a change', async () => {
    assert.equal(await refreshApex({ error: MESSAGE }), undefined);
  });
});

describe('getSObjectValue', () => {
  const contact = { Name: 'Ann', Account: { Name: 'Acme', Owner: { Name: 'Sam' } } };
  const cases: readonly (readonly [field: Parameters<typeof getSObjectValue>[1], value: string | undefined])[] = [
    ['Contact.Name', 'Ann'],
    [{ objectApiName: 'Contact', fieldApiName: 'Account.Owner.Name' }, 'Sam'],
    ['Contact.ReportsTo.Name', undefined],
    ['Contact.Phone', undefined],
  ];
  for (const [field, value] of cases) {
    it(`reads ${JSON.stringify(field)}`, () => {
      assert.equal(getSObjectValue(contact, field), value);
    });
  }

  it('reads nothing of nothing', () => {
    assert.equal(getSObjectValue(undefined, 'Contact.Name'), undefined);
  });
});
