import { reference } from '../findings.ts';
import { customFieldPath } from './fieldPath.ts';
import type { TypeCheck } from './typeCheck.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_fieldset.htm */
export const fieldSetCheck: TypeCheck = {
  checked: ['fields exist, also behind lookups'],
  *references({ fullName, root }, org) {
    const [object = ''] = fullName.split('.');
    yield reference('CustomObject', object, root, 'object');
    const items = [...root.elements('displayedFields'), ...root.elements('availableFields')];
    for (const at of items.flatMap((item) => item.elements('field'))) {
      yield reference('CustomField', customFieldPath(org, object, at.content), at);
    }
  },
};
