import { gql } from 'lightning/graphql';
import type { Coverage, TeamRole } from 'c/stakeholder';
import { PAGE_INFO, PAGING, VARIABLES, number, text } from './connection.ts';
import type { Cell, PersonNode } from './connection.ts';
import { colleague } from './people.ts';

export const COVERAGE = gql`
  query StakeholderCoverage(${VARIABLES}) {
    uiapi {
      query {
        Stakeholder_Coverage__c(where: { Stakeholder__r: { Account__c: { in: $ids } } }, ${PAGING}) {
          edges {
            node {
              Id
              Stakeholder__c { value }
              User__c { value }
              User__r @optional { Name @optional { value } Title @optional { value } }
              Last_Contact_On__c { value }
              Contacts_365_Days__c { value }
            }
          }
          ${PAGE_INFO}
        }
      }
    }
  }
`;

export const TEAM = gql`
  query StakeholderTeam(${VARIABLES}) {
    uiapi {
      query {
        Team_Role__c(where: { and: [{ Account__c: { in: $ids } }, { Active__c: { eq: true } }] }, ${PAGING}) {
          edges {
            node {
              Id
              Account__c { value }
              User__c { value }
              User__r @optional { Name @optional { value } Title @optional { value } }
              Department__c @optional { value }
              Critical_Role__c @optional { value }
              Contribution__c @optional { value }
              Main_Contact__c @optional { value }
              Department_Contact__c @optional { value }
              LastModifiedDate { value }
            }
          }
          ${PAGE_INFO}
        }
      }
    }
  }
`;

export interface CoverageNode {
  readonly Id: string;
  readonly Stakeholder__c: Cell;
  readonly User__c: Cell;
  readonly User__r?: PersonNode | null;
  readonly Last_Contact_On__c: Cell;
  readonly Contacts_365_Days__c: Cell;
}

export interface TeamNode {
  readonly Id: string;
  readonly Account__c: Cell;
  readonly User__c: Cell;
  readonly User__r?: PersonNode | null;
  readonly Department__c?: Cell;
  readonly Critical_Role__c?: Cell;
  readonly Contribution__c?: Cell;
  readonly Main_Contact__c?: Cell;
  readonly Department_Contact__c?: Cell;
  readonly LastModifiedDate: Cell;
}

/** Undefined for a row of a user who was taken out of it: nobody then was in contact. */
export function coverageOf(node: CoverageNode): Coverage | undefined {
  const user = colleague(node.User__c, node.User__r);
  return (
    user && {
      stakeholderId: text(node.Stakeholder__c) ?? '',
      user,
      lastContactOn: text(node.Last_Contact_On__c) ?? '',
      contacts: number(node.Contacts_365_Days__c) ?? 0,
    }
  );
}

export function teamRoleOf(node: TeamNode): TeamRole | undefined {
  const user = colleague(node.User__c, node.User__r);
  return (
    user && {
      id: node.Id,
      accountId: text(node.Account__c) ?? '',
      user,
      department: text(node.Department__c),
      criticalRole: text(node.Critical_Role__c),
      contribution: text(node.Contribution__c),
      isMainContact: node.Main_Contact__c?.value === true,
      isDepartmentContact: node.Department_Contact__c?.value === true,
      version: text(node.LastModifiedDate) ?? '',
    }
  );
}
