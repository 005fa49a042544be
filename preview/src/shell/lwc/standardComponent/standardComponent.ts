import { LightningElement, api } from 'lwc';

/** Names that Lightning App Builder shows for the standard components that record pages usually carry. */
const LABELS: Readonly<Record<string, string>> = {
  'force:relatedListContainer': 'Related Lists',
  'lst:dynamicRelatedList': 'Dynamic Related List',
  'runtime_sales_activities:activityPanel': 'Activities',
  'forceChatter:recordFeedContainer': 'Chatter',
  'runtime_sales_pathassistant:pathAssistant': 'Path',
  'flexipage:reportChart': 'Report Chart',
};

/** What a component is that has no label of its own, by what its name begins with. */
const KINDS: Readonly<Record<string, string>> = { c: 'Custom component', field: 'Field', lightning: 'Base component' };

/** Holds the place of a component that the preview does not draw. */
export default class StandardComponent extends LightningElement {
  @api name = '';

  get label(): string {
    return LABELS[this.name] ?? KINDS[this.name.split(/[:/-]/)[0] ?? ''] ?? 'Standard component';
  }
}
