import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import * as empApi from '../../../../preview/src/platform/empApi.ts';
import * as mobileCapabilities from '../../../../preview/src/platform/mobileCapabilities.ts';

describe('lightning/mobileCapabilities', () => {
  it('has the services of a phone, none of which a browser has', () => {
    const services = Object.entries(mobileCapabilities);
    assert.equal(services.length, 11);
    for (const [name, service] of services) assert.equal(service().isAvailable(), false, name);
  });
});

describe('lightning/empApi', () => {
  it('says that events do not come, and refuses who subscribes all the same', async () => {
    empApi.setDebugFlag(true);
    empApi.onError(() => assert.fail('nobody reports errors'));
    assert.equal(await empApi.isEmpEnabled(), false);
    await assert.rejects(empApi.subscribe('/event/Moved__e'), /nobody listens to \/event\/Moved__e/);
    assert.equal(await empApi.unsubscribe({}), undefined);
  });
});
