import { expect } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';
import type { Bench } from '../Bench.ts';

export const multipleChoices: Assertion = {
  id: 'multiple-choices',
  rule: 'Two records may share a value by which records are found, such as an external id that is not unique; asking for it then answers 300.',
  objects: ['Account', 'Contact'],
  async prove(bench) {
    const field = await sharedKey(bench);
    const [object, name] = field ?? (['Contact', 'Email'] as const);
    const key = field === undefined ? `${bench.name()}@example.com` : bench.name();
    await bench.givenAll(object, [{ [name]: key }, { [name]: key }]);
    const { status } = await bench.org.ask({ method: 'GET', path: `/sobjects/${object}/${name}/${key}` });
    return expect(status === 300, `Asking for the ${name} of two answers ${status}.`);
  },
};

/** Long enough for a key of the proof. */
const LEAST_LENGTH = 40;

/** An external id of the customer's; without one, contacts share an e-mail address. */
async function sharedKey(bench: Bench): Promise<readonly [object: string, field: string] | undefined> {
  for (const object of ['Account', 'Contact']) {
    const fields = (await bench.org.describe(object))?.fields ?? [];
    const found = fields.find(
      ({ externalId, unique, type, createable, length }) =>
        externalId && !unique && type === 'string' && createable && length >= LEAST_LENGTH,
    );
    if (found) return [object, found.name];
  }
  return undefined;
}
