import { reference } from '../findings.ts';
import type { TypeCheck } from './typeCheck.ts';

/** What a tab can show, each by an element of its own; a tab has one of them. */
const CONTENTS = ['auraComponent', 'customObject', 'flexiPage', 'lwcComponent', 'page', 'scontrol', 'url'] as const;

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_customtab.htm */
export const customTabCheck: TypeCheck = {
  checked: [
    'shows one thing: an object that exists (by the name of the tab), a Lightning page, or a component with the target `lightning__Tab`',
    'a tab of an object has no label of its own, any other has one',
  ],
  *references({ fullName, root }) {
    if (root.text('customObject') === 'true') {
      yield reference('CustomObject', fullName, root.element('customObject') ?? root, 'customObject');
    }
    const [page, component] = [root.element('flexiPage'), root.element('lwcComponent')];
    if (page) yield reference('FlexiPage', page.content, page);
    if (component) yield reference('LightningComponentBundle', bare(component.content), component);
  },
  *findings({ root }, org) {
    const contents = CONTENTS.filter((name) => (root.text(name) ?? 'false') !== 'false');
    if (contents.length !== 1) yield { problem: `A tab shows one of ${CONTENTS.join(', ')}, not ${contents.length}` };
    const isObject = contents[0] === 'customObject';
    const label = root.element('label');
    if (isObject && label) yield { problem: 'Cannot specify a label for a custom object tab', at: label };
    if (!isObject && !label) yield { problem: 'Required field is missing: label', at: root };
    const component = root.element('lwcComponent');
    const bundle = component && org.component('LightningComponentBundle', bare(component.content));
    const targets = bundle?.root.elements('targets').flatMap((list) => list.texts('target'));
    if (targets && !targets.includes('lightning__Tab')) {
      yield {
        problem: `${bare(component?.content ?? '')} does not have the target lightning__Tab`,
        at: component ?? root,
      };
    }
  },
};

const bare = (name: string): string => name.replace(/^c:/, '');
