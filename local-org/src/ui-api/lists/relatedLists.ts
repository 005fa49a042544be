import { OrgError } from '../../errors.ts';
import type { OrgContext } from '../../http/index.ts';
import { isBeyondUiApi } from '../../schema/index.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import type { ScreenMetadata } from './screenMetadata.ts';

/** A list of the child records of a record. */
export interface RelatedList {
  /** Name of the child relationship: `Contacts`, `Tier_Snapshots__r`. */
  readonly relatedListId: string;
  readonly parent: ObjectSchema;
  readonly child: ObjectSchema;
  /** The lookup of the child that points at the parent. */
  readonly field: string;
  /** Field paths of the child. */
  readonly columns: readonly string[];
  /** Field path; `-` before it sorts descending. */
  readonly sortBy: string;
}

interface Standard {
  readonly columns: readonly string[];
  readonly sortBy: string;
}

/** Columns of the related lists that the org's own layouts of standard objects show, and their order. */
const STANDARD: Readonly<Record<string, Standard>> = {
  'Account.Contacts': { columns: ['Name', 'Title', 'Email', 'Phone'], sortBy: 'Name' },
  'Account.Opportunities': { columns: ['Name', 'StageName', 'Amount', 'CloseDate'], sortBy: '-CloseDate' },
  'Account.ChildAccounts': { columns: ['Name', 'BillingCity', 'Type', 'Owner.Name'], sortBy: 'Name' },
  'Account.Cases': { columns: ['CaseNumber', 'Contact.Name', 'Subject', 'Priority', 'Status'], sortBy: '-CreatedDate' },
  'Contact.Cases': { columns: ['CaseNumber', 'Subject', 'Priority', 'Status'], sortBy: '-CreatedDate' },
  'Contact.OpportunityContactRoles': { columns: ['Opportunity.Name', 'Role', 'IsPrimary'], sortBy: '-CreatedDate' },
  'Opportunity.OpportunityLineItems': {
    columns: ['Product2.Name', 'Quantity', 'UnitPrice', 'ServiceDate'],
    sortBy: 'SortOrder',
  },
  'Opportunity.OpportunityContactRoles': { columns: ['Contact.Name', 'Role', 'IsPrimary'], sortBy: '-CreatedDate' },
  'Campaign.CampaignMembers': { columns: ['Name', 'Title', 'Status', 'FirstRespondedDate'], sortBy: 'Name' },
  'Campaign.Opportunities': { columns: ['Name', 'StageName', 'Amount', 'CloseDate'], sortBy: '-CloseDate' },
};

/** Objects whose records a layout shows otherwise: activities have a panel of their own, files a list that is not theirs. */
const NOT_ON_LAYOUTS: readonly string[] = ['Task', 'Event', 'ContentDocument', 'ContentDocumentLink', 'ContentVersion'];

/** More columns than this do not fit beside a sidebar. */
const MOST_COLUMNS = 5;

/** The lists that a record of this object shows, in order, as far as the viewer may read the child records. */
export function relatedLists(
  org: OrgContext,
  screens: ScreenMetadata,
  parent: ObjectSchema,
  viewer: Viewer,
): readonly RelatedList[] {
  const all = allLists(org, screens, parent, viewer);
  const placed = screens.relatedLists(parent);
  // A deployed lookup is on no layout until somebody puts its list there.
  if (placed === undefined) return parent.custom ? all : all.filter(({ field }) => !field.endsWith('__c'));
  return placed.flatMap(({ childObject, field, columns }) => {
    const list = all.find((one) => one.child.name === childObject && one.field === field);
    return list === undefined ? [] : [{ ...list, columns: columns.length === 0 ? list.columns : columns }];
  });
}

/** @throws OrgError NOT_FOUND when the object has no such list for this viewer */
export function relatedListNamed(
  org: OrgContext,
  screens: ScreenMetadata,
  parent: ObjectSchema,
  relatedListId: string,
  viewer: Viewer,
): RelatedList {
  const placed = relatedLists(org, screens, parent, viewer);
  const list = [...placed, ...allLists(org, screens, parent, viewer)].find(
    (one) => one.relatedListId.toLowerCase() === relatedListId.toLowerCase(),
  );
  if (list) return list;
  throw new OrgError('NOT_FOUND', `${parent.name} has no related list ${relatedListId}.`, { status: 404 });
}

function allLists(
  org: OrgContext,
  screens: ScreenMetadata,
  parent: ObjectSchema,
  viewer: Viewer,
): readonly RelatedList[] {
  const lists = parent.childRelationships.flatMap(({ childObject, field, relationshipName }) => {
    const child = org.schema.object(childObject);
    if (
      child === undefined ||
      isBeyondUiApi(child) ||
      relationshipName === undefined ||
      NOT_ON_LAYOUTS.includes(childObject)
    )
      return [];
    if (!viewer.object(child.name).read || !viewer.field(child.name, field).read) return [];
    const lookup = child.field(field);
    const back = lookup?.reference ? `${lookup.reference.relationshipName}.Name` : field;
    const standard = STANDARD[`${parent.name}.${relationshipName}`];
    const name = child.fields.find((one) => one.nameField)?.name ?? 'Id';
    const compact = screens.compactFields(child).filter((path) => path !== back && path !== field);
    const columns = standard?.columns ?? [...new Set([name, ...compact])].slice(0, MOST_COLUMNS);
    const sortBy = standard?.sortBy ?? '-CreatedDate';
    return [{ relatedListId: relationshipName, parent, child, field, columns, sortBy }];
  });
  const rank = ({ relatedListId }: RelatedList): number => {
    const index = Object.keys(STANDARD).indexOf(`${parent.name}.${relatedListId}`);
    return index === -1 ? Number.MAX_SAFE_INTEGER : index;
  };
  return lists.toSorted((a, b) => rank(a) - rank(b));
}
