import { gql } from 'lightning/graphql';
import type { Heard } from 'c/stakeholder';
import { PAGE_INFO, PAGING, VARIABLES, text } from './connection.ts';
import type { Cell } from './connection.ts';

/** Who was heard, not what they said: that is read of one person when somebody looks at them. */
export const VOICE = gql`
  query StakeholderVoices(${VARIABLES}) {
    uiapi {
      query {
        Voice_Interview__c(where: { Account__c: { in: $ids } }, ${PAGING}) {
          edges { node { Id Contact__c { value } } }
          ${PAGE_INFO}
        }
      }
    }
  }
`;

export interface VoiceNode {
  readonly Id: string;
  readonly Contact__c: Cell;
}

/** The contact is undefined once they were erased. */
export function heardOf(node: VoiceNode): Heard {
  return { contactId: text(node.Contact__c) };
}
