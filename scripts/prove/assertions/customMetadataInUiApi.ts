import { CommandError } from '../../cli/index.ts';
import { expect } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';

export const customMetadataInUiApi: Assertion = {
  id: 'custom-metadata-in-ui-api',
  rule: 'UI API does not know custom metadata types, so that screens cannot read policies from them.',
  objects: ['Tiering_Policy__mdt'],
  async prove(bench) {
    try {
      await bench.org.resource('/ui-api/object-info/Tiering_Policy__mdt');
    } catch (thrown) {
      if (thrown instanceof CommandError && thrown.exit === 'salesforce')
        return expect(true, `It answers ${thrown.code}.`);
      throw thrown;
    }
    return expect(false, 'It answers with the object.');
  },
};
