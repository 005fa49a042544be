import { reference } from '../findings.ts';
import type { TypeCheck } from './typeCheck.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_quickaction.htm */
export const quickActionCheck: TypeCheck = {
  checked: ['object, target object, target record type, fields of the layout and component exist'],
  *references({ fullName, root }) {
    const [object = '', name] = fullName.split('.');
    if (name !== undefined) yield reference('CustomObject', object, root, 'object');
    const [target, recordType, component] = ['targetObject', 'targetRecordType', 'lightningWebComponent'].map((one) =>
      root.element(one),
    );
    if (target) yield reference('CustomObject', target.content, target);
    if (recordType) yield reference('RecordType', recordType.content, recordType);
    if (component) {
      const missing = `Unable to retrieve lightning web component by namespace/developer name : ${component.content}`;
      yield { ...reference('LightningComponentBundle', component.content, component), missing };
    }
    const items = root
      .elements('quickActionLayout')
      .flatMap((layout) => layout.elements('quickActionLayoutColumns'))
      .flatMap((column) => column.elements('quickActionLayoutItems'));
    for (const at of [...items, ...root.elements('fieldOverrides')].flatMap((item) => item.elements('field'))) {
      yield reference('CustomField', `${target?.content ?? object}.${at.content}`, at);
    }
  },
};
