/** A heading and the fields of one or two columns; a field that this org does not have is left out. */
export type SectionFields = readonly [heading: string, ...columns: (readonly string[])[]];

/**
 * The page layouts of standard objects in a new org, without their links and related lists.
 * Source: describeLayout() of new orgs; "Account Fields", "Contact Fields", "Opportunity Fields", "Task Fields", "Campaign Fields", "Case Fields", Salesforce Help.
 */
export const STANDARD_LAYOUTS: Readonly<Record<string, readonly SectionFields[]>> = {
  Account: [
    [
      'Account Information',
      ['OwnerId', 'Name', 'ParentId', 'AccountNumber', 'Site', 'Type', 'Industry', 'AnnualRevenue'],
      ['Rating', 'Phone', 'Fax', 'Website', 'TickerSymbol', 'Ownership', 'NumberOfEmployees', 'Sic'],
    ],
    ['Address Information', ['BillingAddress'], ['ShippingAddress']],
    ['Description Information', ['Description']],
  ],
  Contact: [
    [
      'Contact Information',
      ['OwnerId', 'Name', 'AccountId', 'Title', 'Department', 'Birthdate', 'ReportsToId', 'LeadSource'],
      ['Phone', 'HomePhone', 'MobilePhone', 'OtherPhone', 'Fax', 'Email', 'AssistantName', 'AssistantPhone'],
    ],
    ['Address Information', ['MailingAddress'], ['OtherAddress']],
    ['Description Information', ['Description']],
  ],
  Opportunity: [
    [
      'Opportunity Information',
      ['OwnerId', 'IsPrivate', 'Name', 'AccountId', 'Type', 'LeadSource'],
      ['Amount', 'CloseDate', 'NextStep', 'StageName', 'Probability'],
    ],
    ['Description Information', ['Description']],
  ],
  OpportunityLineItem: [
    [
      'Opportunity Product Detail',
      ['OpportunityId', 'Product2Id', 'ProductCode', 'ListPrice', 'UnitPrice', 'Quantity'],
      ['TotalPrice', 'Discount', 'ServiceDate'],
    ],
    ['Description Information', ['Description']],
  ],
  Product2: [
    ['Product Information', ['Name', 'ProductCode', 'Family'], ['IsActive']],
    ['Description Information', ['Description']],
  ],
  Pricebook2: [['Price Book Information', ['Name', 'Description'], ['IsActive', 'IsStandard']]],
  Campaign: [
    [
      'Campaign Information',
      ['OwnerId', 'Name', 'IsActive', 'Type', 'Status', 'StartDate', 'EndDate', 'ExpectedRevenue', 'BudgetedCost'],
      ['ActualCost', 'ExpectedResponse', 'NumberSent', 'ParentId', 'NumberOfContacts', 'NumberOfResponses'],
    ],
    ['Description Information', ['Description']],
  ],
  CampaignMember: [
    ['Campaign Member Information', ['CampaignId', 'ContactId', 'Status'], ['HasResponded', 'FirstRespondedDate']],
    ['Contact Information', ['Name', 'Title', 'CompanyOrAccount'], ['Phone', 'MobilePhone', 'Email']],
  ],
  Case: [
    [
      'Case Information',
      ['OwnerId', 'CaseNumber', 'ContactId', 'AccountId', 'Type', 'Reason'],
      ['Status', 'Priority', 'Origin', 'ParentId'],
    ],
    ['Description Information', ['Subject', 'Description']],
  ],
  Task: [
    ['Task Information', ['OwnerId', 'Subject', 'ActivityDate', 'WhoId', 'WhatId'], ['Status', 'Priority']],
    ['Description Information', ['Description']],
  ],
  Event: [
    [
      'Event Details',
      ['OwnerId', 'Subject', 'Location', 'WhoId', 'WhatId'],
      ['StartDateTime', 'EndDateTime', 'IsAllDayEvent', 'ShowAs'],
    ],
    ['Description Information', ['Description']],
  ],
  User: [
    [
      'User Detail',
      ['Name', 'Alias', 'Email', 'Username', 'CommunityNickname', 'Title', 'CompanyName', 'Department', 'Division'],
      ['UserRoleId', 'ProfileId', 'IsActive', 'ManagerId', 'Phone', 'MobilePhone', 'Address'],
    ],
  ],
};
