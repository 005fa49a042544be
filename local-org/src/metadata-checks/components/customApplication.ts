import { reference } from '../findings.ts';
import type { TypeCheck } from './typeCheck.ts';

/**
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_customapplication.htm
 * `In field: tab - no CustomTab named … found`: https://salesforce.stackexchange.com/questions/305221
 */
export const customApplicationCheck: TypeCheck = {
  checked: [
    'tabs and utility bar exist; overrides name objects, record types and Lightning record pages of that object',
  ],
  *references({ root }) {
    for (const at of root.elements('tabs')) yield reference('CustomTab', at.content, at, 'tab');
    const landing = root.element('defaultLandingTab');
    if (landing) yield reference('CustomTab', landing.content, landing);
    const utilityBar = root.element('utilityBar');
    if (utilityBar) yield reference('FlexiPage', utilityBar.content, utilityBar);
    for (const override of [...root.elements('actionOverrides'), ...root.elements('profileActionOverrides')]) {
      const [target, page, recordType] = ['pageOrSobjectType', 'content', 'recordType'].map((name) =>
        override.element(name),
      );
      if (target && !target.content.startsWith('standard-')) {
        yield reference('CustomObject', target.content, target);
      }
      if (page && override.text('type') === 'Flexipage') yield reference('FlexiPage', page.content, page);
      if (recordType) yield reference('RecordType', recordType.content, recordType);
    }
  },
  *findings({ root }, org) {
    for (const override of root.elements('actionOverrides')) {
      const content = override.element('content');
      const page = content && org.component('FlexiPage', content.content)?.root;
      const object = override.text('pageOrSobjectType') ?? '';
      if (page?.text('type') === 'RecordPage' && page.text('sobjectType') !== object) {
        yield {
          problem: `The Lightning page ${content?.content ?? ''} is for ${page.text('sobjectType') ?? ''}, not for ${object}`,
          at: content ?? override,
        };
      }
    }
  },
};
