import { gql } from 'lightning/graphql';
import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import { today } from 'c/calendarDay';
import type { QuoteDraft } from './quoteDraft.ts';

/**
 * The interview and the answer in it: `allOrNone`, which is the default, leaves neither without the other. The answer names the
 * interview by its alias. One of the variables has to be called `input`.
 *
 * @see https://developer.salesforce.com/docs/platform/graphql/guide/mutations-references.html
 * @see https://developer.salesforce.com/docs/platform/graphql/guide/mutations-use.html
 * @see https://developer.salesforce.com/docs/platform/lwc/guide/reference-graphql-mutation.html
 */
export const NOTE_QUOTE = gql`
  mutation NoteQuote($input: Voice_Interview__cCreateInput!, $answer: Voice_Answer__cCreateInput!) {
    uiapi(input: { allOrNone: true }) {
      interview: Voice_Interview__cCreate(input: $input) {
        Record {
          Id
        }
      }
      answer: Voice_Answer__cCreate(input: $answer) {
        Record {
          Id
        }
      }
    }
  }
`;

type Fields = Readonly<Record<string, FieldInfo>>;

/** Who said what, and to whom. */
export interface Noted {
  readonly accountId: string;
  readonly contactId: string;
  readonly userId: string;
  readonly draft: QuoteDraft;
  /** The account's revenue on the day; undefined where it is not known. */
  readonly revenue: number | undefined;
}

/** What the account's revenue was when, as the tiering job left it. */
export interface RevenueFigure {
  readonly value: number | undefined;
  /** When it last changed: a moment in ISO 8601. */
  readonly since: string | undefined;
}

/** The revenue of a day that the stored figure is true of: what it was before it last changed is not known. */
export function revenueOn({ value, since }: RevenueFigure, day: string): number | undefined {
  return since !== undefined && today(new Date(since)) <= day ? value : undefined;
}

/** What `NOTE_QUOTE` takes. What the user may not write is left out. */
export function noteVariables(
  { accountId, contactId, userId, draft, revenue }: Noted,
  { interview, answer }: { readonly interview: Fields; readonly answer: Fields },
): object {
  const { words, question, saidOn, channel, mayBeQuoted } = draft;
  return {
    input: {
      Voice_Interview__c: {
        Account__c: accountId,
        Date__c: saidOn,
        ...writable(interview, {
          Contact__c: contactId,
          Asked_By__c: userId,
          Channel__c: channel || undefined,
          Consent_To_Quote__c: mayBeQuoted,
          Account_Revenue__c: revenue,
        }),
      },
    },
    answer: {
      Voice_Answer__c: {
        Interview__c: '@{interview}',
        ...writable(answer, {
          Quote__c: words.trim(),
          Question_Text__c: question.trim() || undefined,
          Answered_On__c: saidOn,
        }),
      },
    },
  };
}

function writable(fields: Fields, values: Readonly<Record<string, unknown>>): object {
  const known = Object.entries(values).filter(([name, value]) => value !== undefined && fields[name]?.updateable);
  return Object.fromEntries(known);
}
