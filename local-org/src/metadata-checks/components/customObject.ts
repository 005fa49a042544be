import { reference } from '../findings.ts';
import type { TypeCheck } from './typeCheck.ts';

/**
 * Of an object itself; its fields, validation rules and record types are checked where the schema is built.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customobject.htm
 */
export const customObjectCheck: TypeCheck = {
  checked: [
    'has a label; the compact layout that it assigns exists; overrides of actions name Lightning pages that exist',
  ],
  *references({ fullName, root }) {
    const layout = root.element('compactLayoutAssignment');
    if (layout && layout.content !== 'SYSTEM') {
      yield reference('CompactLayout', `${fullName}.${layout.content}`, layout);
    }
    for (const override of root.elements('actionOverrides')) {
      const page = override.element('content');
      if (page && override.text('type') === 'Flexipage') yield reference('FlexiPage', page.content, page);
    }
  },
  *findings({ fullName, root }) {
    if (/__(c|mdt)$/.test(fullName) && root.text('label') === undefined) {
      yield { problem: 'Must specify a non-empty label for the CustomObject', at: root };
    }
  },
};
