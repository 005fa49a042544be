import { gql } from 'lightning/graphql';
import { text } from 'c/stakeholderQuery';
import type { Cell } from 'c/stakeholderQuery';

/** Something that a person said, word for word. */
export interface Quote {
  /** Of the `Voice_Answer__c`. */
  readonly id: string;
  readonly words: string;
  readonly question?: string;
  /** `YYYY-MM-DD` */
  readonly saidOn?: string;
  /** The channel's label. */
  readonly channel?: string;
  readonly askedBy?: string;
  /** False too where the user may not see it: nobody is quoted before it is known that they agreed. */
  readonly mayBeQuoted: boolean;
}

/** A person's quotes, the newest first. */
export interface Quotes {
  readonly rows: readonly Quote[];
  /** Whether there are more than are read. */
  readonly isCut: boolean;
}

/** Where reading ends: a panel of more words helps nobody. */
export const MOST_QUOTES = 50;

/** What a contact said about one account. Answers without words, such as questions that were asked in vain, are no quotes. */
export const QUOTES = gql`
  query StakeholderVoice($accountId: ID, $contactId: ID, $first: Int) {
    uiapi {
      query {
        Voice_Answer__c(
          where: { Interview__r: { Account__c: { eq: $accountId }, Contact__c: { eq: $contactId } } }
          orderBy: { Answered_On__c: { order: DESC, nulls: LAST }, CreatedDate: { order: DESC } }
          first: $first
        ) {
          edges {
            node {
              Id
              Quote__c {
                value
              }
              Question_Text__c @optional {
                value
              }
              Answered_On__c {
                value
              }
              Interview__r {
                Date__c {
                  value
                }
                Channel__c @optional {
                  value
                  displayValue
                }
                Consent_To_Quote__c @optional {
                  value
                }
                Asked_By__r @optional {
                  Name @optional {
                    value
                  }
                }
              }
            }
          }
          pageInfo {
            hasNextPage
          }
        }
      }
    }
  }
`;

interface InterviewNode {
  readonly Date__c?: Cell;
  readonly Channel__c?: (Cell & { readonly displayValue?: string | null }) | null;
  readonly Consent_To_Quote__c?: Cell;
  readonly Asked_By__r?: { readonly Name?: Cell } | null;
}

interface AnswerNode {
  readonly Id: string;
  readonly Quote__c?: Cell;
  readonly Question_Text__c?: Cell;
  readonly Answered_On__c?: Cell;
  readonly Interview__r?: InterviewNode | null;
}

interface Answer {
  readonly uiapi?: {
    readonly query: {
      readonly Voice_Answer__c?: {
        readonly edges: readonly { readonly node: AnswerNode }[];
        readonly pageInfo?: { readonly hasNextPage: boolean };
      };
    };
  };
}

/** @param data what the GraphQL wire provided for `QUOTES`; undefined while there is nothing */
export function quotesIn(data: unknown): Quotes | undefined {
  // GraphQL answers in the shape of the query.
  const found = (data as Answer | undefined)?.uiapi?.query.Voice_Answer__c;
  return (
    found && {
      rows: found.edges.flatMap(({ node }) => quoteOf(node)),
      isCut: found.pageInfo?.hasNextPage ?? false,
    }
  );
}

function quoteOf({ Id, Quote__c, Question_Text__c, Answered_On__c, Interview__r }: AnswerNode): Quote[] {
  const words = text(Quote__c);
  const { Date__c, Channel__c, Consent_To_Quote__c, Asked_By__r } = Interview__r ?? {};
  return words === undefined
    ? []
    : [
        {
          id: Id,
          words,
          question: text(Question_Text__c),
          saidOn: text(Answered_On__c) ?? text(Date__c),
          channel: Channel__c?.displayValue ?? text(Channel__c),
          askedBy: text(Asked_By__r?.Name),
          mayBeQuoted: Consent_To_Quote__c?.value === true,
        },
      ];
}
