import { reference } from '../findings.ts';
import type { TypeCheck } from './typeCheck.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_custompermission.htm */
export const customPermissionCheck: TypeCheck = {
  checked: ['permissions that it requires exist'],
  *references({ root }) {
    for (const at of root.elements('requiredPermission').flatMap((required) => required.elements('customPermission'))) {
      yield reference('CustomPermission', at.content, at);
    }
  },
};
