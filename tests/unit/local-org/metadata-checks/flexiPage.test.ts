import { describeRefusals, type Refusal } from '../../../support/deployRefusals.ts';
import { edited } from '../../../support/deployment.ts';

const APP = 'applications/Strategic_Accounts.app-meta.xml';
const PAGE = 'flexipages/Strategic_Account_Record_Page.flexipage-meta.xml';
const PORTFOLIO = 'flexipages/Strategic_Portfolio.flexipage-meta.xml';

const PAGES: readonly Refusal[] = [
  [
    'an object that is missing',
    edited(PAGE, '<sobjectType>Account', '<sobjectType>Plan__c'),
    /In field: sobjectType - no CustomObject named Plan__c found/,
  ],
  [
    'a component that is missing',
    edited(PAGE, '<componentName>tierCard', '<componentName>tierCart'),
    /FlexiPage:\d+:32 .+: We couldn't retrieve the design time component information for component c:tierCart\./,
  ],
  [
    'a component that is not for this type of page',
    edited(PAGE, '<componentName>tierCard', '<componentName>portfolioPage'),
    /The component c:portfolioPage isn't available for lightning__RecordPage/,
  ],
  [
    'a component that is for another object',
    edited(PAGE, '<sobjectType>Account', '<sobjectType>Contact'),
    /The component c:tierCard isn't available for Contact/,
  ],
  [
    'a property that the component does not have',
    edited(
      PORTFOLIO,
      '<componentName>portfolioPage',
      '<componentInstanceProperties><name>rows</name><value>5</value></componentInstanceProperties><componentName>portfolioPage',
    ),
    /The component c:portfolioPage has no property rows/,
  ],
  [
    'a region that the template does not have',
    edited(PORTFOLIO, '<name>main<', '<name>header<'),
    /The 'header' region \(type Region\) doesn't exist\./,
  ],
  [
    'a facet that is missing',
    edited(PAGE, '<value>maintabs', '<value>moretabs'),
    /The 'moretabs' region \(type Facet\) doesn't exist\./,
  ],
  [
    'two components of one identifier',
    edited(PAGE, '>detailTab<', '>activityTab<'),
    /Duplicate component identifier: activityTab/,
  ],
  [
    'a column of a related list',
    edited(PAGE, '<value>Movement__c', '<value>Motion__c'),
    /In field: value - no CustomField named Tier_Snapshot__c\.Motion__c found/,
  ],
  [
    'a related list that is missing',
    edited(PAGE, 'Tier_Snapshots__r', 'Tiers__r'),
    /Account has no related list Tiers__r/,
  ],
  [
    'a field that is missing',
    edited(
      PAGE,
      '<componentName>tierCard',
      '<visibilityRule><criteria><leftValue>{!Record.Gone__c}</leftValue><operator>EQUAL</operator></criteria></visibilityRule><componentName>tierCard',
    ),
    /In field: leftValue - no CustomField named Account\.Gone__c found/,
  ],
  [
    'a custom permission that is missing',
    edited(
      PAGE,
      '<componentName>tierCard',
      '<visibilityRule><criteria><leftValue>{!$Permission.CustomPermission.Gone}</leftValue><operator>EQUAL</operator></criteria></visibilityRule><componentName>tierCard',
    ),
    /In field: leftValue - no CustomPermission named Gone found/,
  ],
  [
    'a dynamic form with a field that is missing',
    edited(
      PAGE,
      '<itemInstances>\n            <componentInstance>\n                <componentName>tierCard',
      '<itemInstances><fieldInstance><fieldItem>Record.Owner.Gone__c</fieldItem></fieldInstance></itemInstances><itemInstances>\n            <componentInstance>\n                <componentName>tierCard',
    ),
    /In field: fieldItem - no CustomField named User\.Gone__c found/,
  ],
  [
    'an app that activates a page for another object',
    edited(APP, '<pageOrSobjectType>Account', '<pageOrSobjectType>Contact'),
    /Strategic_Account_Record_Page is for Account, not for Contact/,
  ],
];

describeRefusals('a Lightning page is refused for', PAGES);
