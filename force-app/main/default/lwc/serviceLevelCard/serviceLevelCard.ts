import { LightningElement, api, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';
import type { GraphQLDocument, GraphQLResult } from 'lightning/graphql';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import type { ObjectInfo } from 'lightning/uiObjectInfoApi';
import { getFieldValue, getRecord } from 'lightning/uiRecordApi';
import type { RecordRepresentation, WireResult } from 'lightning/uiRecordApi';
import ACCOUNT_NAME from '@salesforce/schema/Account.Name';
import DESIGNATION from '@salesforce/schema/Account.Designation__c';
import QUARTILE from '@salesforce/schema/Account.Quartile__c';
import SERVICE_LEVEL from '@salesforce/schema/Service_Level__c';
import BY_DESIGNATION from '@salesforce/label/c.Service_Level_By_Designation';
import BY_QUARTILE from '@salesforce/label/c.Service_Level_By_Quartile';
import CONTACT_CADENCE from '@salesforce/label/c.Service_Level_Contact_Cadence';
import DOES_NOT_GET from '@salesforce/label/c.Service_Level_Does_Not_Get';
import ERROR_TEXT from '@salesforce/label/c.Tier_Card_Error_Text';
import ERROR_TITLE from '@salesforce/label/c.Service_Level_Error_Title';
import GETS from '@salesforce/label/c.Service_Level_Gets';
import LOADING from '@salesforce/label/c.Service_Level_Loading';
import NO_ACCESS_TEXT from '@salesforce/label/c.Service_Level_No_Access_Text';
import NO_ACCESS_TITLE from '@salesforce/label/c.Service_Level_No_Access_Title';
import NONE_APPLIES_TEXT from '@salesforce/label/c.Service_Level_None_Applies_Text';
import NONE_APPLIES_TITLE from '@salesforce/label/c.Service_Level_None_Applies_Title';
import NONE_SET_UP_TEXT from '@salesforce/label/c.Service_Level_None_Set_Up_Text';
import NONE_SET_UP_TITLE from '@salesforce/label/c.Service_Level_None_Set_Up_Title';
import REVIEW_CADENCE from '@salesforce/label/c.Service_Level_Review_Cadence';
import TITLE from '@salesforce/label/c.Service_Level_Title';
import { errorMessage } from 'c/errorMessage';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { Message } from 'c/messagePanel';
import { linesOf, serviceLevelFor } from 'c/serviceLevel';
import type { ChosenLevel, ServiceLevel } from 'c/serviceLevel';

/** A field that the user may not see is left out, since the query marks it as optional. */
interface Value<Type> {
  readonly value: Type | null;
}

interface LevelNode {
  readonly Name: Value<string>;
  readonly Service_Level_Key__c: Value<string>;
  readonly Designation__c?: Value<string>;
  readonly Quartile__c?: Value<number>;
  readonly What_It_Gets__c?: Value<string>;
  readonly What_It_Does_Not_Get__c?: Value<string>;
  readonly Contact_Cadence_Days__c?: Value<number>;
  readonly Review_Cadence_Days__c?: Value<number>;
}

interface Answer {
  readonly uiapi: {
    readonly query: { readonly Service_Level__c: { readonly edges: readonly { readonly node: LevelNode }[] } };
  };
}

const ACTIVE_LEVELS = gql`
  query ServiceLevels {
    uiapi {
      query {
        Service_Level__c(
          where: { Active__c: { eq: true } }
          orderBy: { Service_Level_Key__c: { order: ASC } }
          first: 200
        ) {
          edges {
            node {
              Id
              Name {
                value
              }
              Service_Level_Key__c {
                value
              }
              Designation__c @optional {
                value
              }
              Quartile__c @optional {
                value
              }
              What_It_Gets__c @optional {
                value
              }
              What_It_Does_Not_Get__c @optional {
                value
              }
              Contact_Cadence_Days__c @optional {
                value
              }
              Review_Cadence_Days__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/** What the account gets from us, by its designation, else by its quartile: so that nobody promises more, or less. */
export default class ServiceLevelCard extends LightningElement {
  @api recordId?: string;

  @wire(getRecord, { recordId: '$recordId', fields: [ACCOUNT_NAME], optionalFields: [DESIGNATION, QUARTILE] })
  account?: WireResult<RecordRepresentation>;

  @wire(getObjectInfo, { objectApiName: SERVICE_LEVEL })
  levelInfo?: WireResult<ObjectInfo>;

  @wire(graphql, { query: '$query' })
  answer?: GraphQLResult<unknown>;

  readonly label = { doesNotGet: DOES_NOT_GET, gets: GETS, loading: LOADING, title: TITLE };

  /** Whoever may not see the object gets no answer from a query that names it, so it is asked only when the user may. */
  get query(): GraphQLDocument | undefined {
    return this.levelInfo?.data && ACTIVE_LEVELS;
  }

  get chosen(): ChosenLevel | undefined {
    const { account, levels } = this;
    if (!account?.data || !levels) {
      return undefined;
    }
    const designation = getFieldValue(account.data, DESIGNATION);
    const quartile = getFieldValue(account.data, QUARTILE);
    return serviceLevelFor(levels, {
      designation: typeof designation === 'string' ? designation : undefined,
      quartile: typeof quartile === 'number' ? quartile : undefined,
    });
  }

  get level(): ServiceLevel | undefined {
    return this.chosen?.level;
  }

  get reason(): string {
    const { chosen } = this;
    return chosen?.by === 'Designation'
      ? BY_DESIGNATION
      : labelText(BY_QUARTILE, wholeText(chosen?.level.quartile ?? 0));
  }

  get cadences(): string[] {
    const { contactCadence, reviewCadence } = this.level ?? {};
    return [
      contactCadence === undefined ? undefined : labelText(CONTACT_CADENCE, wholeText(contactCadence)),
      reviewCadence === undefined ? undefined : labelText(REVIEW_CADENCE, wholeText(reviewCadence)),
    ].filter((text) => text !== undefined);
  }

  get hasGets(): boolean {
    return (this.level?.gets ?? []).length > 0;
  }

  get hasDoesNotGet(): boolean {
    return (this.level?.doesNotGet ?? []).length > 0;
  }

  get message(): Message | undefined {
    const error = this.account?.error ?? (this.hasErrors ? this.answer?.errors : undefined);
    if (error !== undefined) {
      const text = labelText(ERROR_TEXT, errorMessage(error));
      return { iconName: 'utility:error', iconVariant: 'error', heading: ERROR_TITLE, text };
    }
    if (this.levelInfo?.error !== undefined) {
      return { iconName: 'utility:lock', heading: NO_ACCESS_TITLE, text: NO_ACCESS_TEXT };
    }
    if (this.levels?.length === 0) {
      return { iconName: 'utility:setup', heading: NONE_SET_UP_TITLE, text: NONE_SET_UP_TEXT };
    }
    return this.isLoading || this.chosen
      ? undefined
      : { iconName: 'utility:info', heading: NONE_APPLIES_TITLE, text: NONE_APPLIES_TEXT };
  }

  get isLoading(): boolean {
    const isRefused = this.hasErrors || this.account?.error !== undefined || this.levelInfo?.error !== undefined;
    return !isRefused && !(this.account?.data && this.levels);
  }

  private get hasErrors(): boolean {
    return (this.answer?.errors ?? []).length > 0;
  }

  private get levels(): ServiceLevel[] | undefined {
    // GraphQL answers in the shape of the query.
    const data = this.hasErrors ? undefined : (this.answer?.data as Answer | undefined);
    return data?.uiapi.query.Service_Level__c.edges.map(({ node }) => levelOf(node));
  }
}

function levelOf(node: LevelNode): ServiceLevel {
  return {
    name: node.Name.value ?? '',
    key: node.Service_Level_Key__c.value ?? '',
    designation: node.Designation__c?.value ?? undefined,
    quartile: node.Quartile__c?.value ?? undefined,
    gets: linesOf(node.What_It_Gets__c?.value),
    doesNotGet: linesOf(node.What_It_Does_Not_Get__c?.value),
    contactCadence: node.Contact_Cadence_Days__c?.value ?? undefined,
    reviewCadence: node.Review_Cadence_Days__c?.value ?? undefined,
  };
}
