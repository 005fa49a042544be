import type { ComponentName } from './describedComponent.ts';

/** Tabs that every org has. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_customtab.htm */
const STANDARD_TABS = new Set(
  [
    ...['home', 'Account', 'Contact', 'Opportunity', 'Lead', 'Case', 'Campaign', 'Task', 'Event', 'Contract', 'Order'],
    ...['Product2', 'Pricebook2', 'Quote', 'Asset', 'Solution', 'Idea', 'Knowledge', 'Individual', 'Document'],
    ...[
      'report',
      'Dashboard',
      'Chatter',
      'CollaborationGroup',
      'File',
      'ContentNote',
      'Feed',
      'People',
      'Forecasting3',
    ],
    ...[
      'Calendar',
      'Console',
      'AppLauncher',
      'OtherUserProfile',
      'UserProfile',
      'Library',
      'ContentSearch',
      'Workspace',
    ],
    ...['Macro', 'QuickText', 'EmailTemplate', 'DuplicateRecordSet', 'ListEmail', 'LightningBolt', 'Scorecard'],
  ].map((name) => `standard-${name}`.toLowerCase()),
);

/**
 * Whether the platform itself brings a component. Standard apps, actions and list buttons depend on the org's edition and licences,
 * which an embedded org has not, so each is taken by the form of its name.
 */
export function isStandardComponent({ type, fullName }: ComponentName): boolean {
  switch (type) {
    case 'CustomTab':
      return STANDARD_TABS.has(fullName.toLowerCase());
    case 'CustomApplication':
      return fullName.startsWith('standard__');
    case 'QuickAction':
      // `FeedItem.TextPost`, `LogACall`, `NewContact`: an action of a project belongs to an object or has a file.
      return fullName.startsWith('FeedItem.') || /^(LogACall|SendEmail|New[A-Z]\w*)$/.test(fullName);
    default:
      return false;
  }
}
