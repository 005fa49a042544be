import { reference } from '../findings.ts';
import type { TypeCheck } from './typeCheck.ts';

/** https://help.salesforce.com/s/articleView?id=platform.compact_layout_overview.htm: "up to 10 fields" */
const MOST_FIELDS = 10;

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_compactlayout.htm */
export const compactLayoutCheck: TypeCheck = {
  checked: ['fields exist, once each, at most 10'],
  *references({ fullName, root }) {
    const [object = ''] = fullName.split('.');
    yield reference('CustomObject', object, root, 'object');
    for (const at of root.elements('fields')) yield reference('CustomField', `${object}.${at.content}`, at);
  },
  *findings({ root }) {
    const fields = root.elements('fields');
    if (fields.length > MOST_FIELDS) yield { problem: `A compact layout has at most ${MOST_FIELDS} fields`, at: root };
    for (const [index, at] of fields.entries()) {
      if (fields.slice(0, index).some(({ content }) => content === at.content)) {
        yield { problem: `The compact layout contains a duplicate field: ${at.content}`, at };
      }
    }
  },
};
