import { LightningElement, api } from 'lwc';

/** Names that Lightning App Builder shows for the standard components that record pages usually carry. */
const LABELS: Readonly<Record<string, string>> = {
  'force:relatedListContainer': 'Related Lists',
  'force:relatedListSingleContainer': 'Related List - Single',
  'lst:dynamicRelatedList': 'Dynamic Related List',
  'runtime_sales_activities:activityPanel': 'Activities',
  'forceChatter:recordFeedContainer': 'Chatter',
  'runtime_sales_pathassistant:pathAssistant': 'Path',
  'flexipage:richText': 'Rich Text',
  'flexipage:reportChart': 'Report Chart',
};

/** Holds the place of a standard component that the preview does not draw. */
export default class StandardComponent extends LightningElement {
  @api name = '';

  get label(): string {
    return LABELS[this.name] ?? 'Standard component';
  }
}
