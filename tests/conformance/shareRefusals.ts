import type { Persona, SharingData, SharingOrg } from '../support/sharingOrg.ts';

interface ShareRefusal {
  readonly what: string;
  readonly persona: Persona;
  readonly object: string;
  readonly values: (ids: SharingData, userIds: SharingOrg['userIds']) => object;
  readonly code: string;
  readonly message: RegExp;
}

/**
 * Shares that nobody can make. Sources, beside "AccountShare" and its like in the Object Reference: FIELD_INTEGRITY_EXCEPTION:
 * sfactsabhishek.blogspot.com, "Salesforce Fact #930"; INVALID_ACCESS_LEVEL: iterativelogic.com/friends-dont-let-friends-troubleshoot-alone;
 * the owner: michaelwelburn.com/2013/02/19/salesforce-apex-sharing-and-record-owners.
 */
export const SHARE_REFUSALS: readonly ShareRefusal[] = [
  {
    what: 'gives nothing that not everybody has',
    persona: 'peer',
    object: 'Notice__Share',
    values: (ids, { rep }) => ({ UserOrGroupId: rep, ParentId: ids['Notice of peer'], AccessLevel: 'Read' }),
    code: 'FIELD_INTEGRITY_EXCEPTION',
    message: /AccessLevel \(trivial share level Read, for organization with default level Read\)/,
  },
  {
    what: 'gives full access',
    persona: 'peer',
    object: 'OpportunityShare',
    values: (ids, { rep }) => ({
      UserOrGroupId: rep,
      OpportunityId: ids['Western deal of peer'],
      OpportunityAccessLevel: 'All',
    }),
    code: 'FIELD_INTEGRITY_EXCEPTION',
    message: /OpportunityAccessLevel/,
  },
  {
    what: 'gives less of an account’s cases than everybody has',
    persona: 'peer',
    object: 'AccountShare',
    values: (ids, { rep }) => ({
      ...{ UserOrGroupId: rep, AccountId: ids.Western, AccountAccessLevel: 'Read', CaseAccessLevel: 'None' },
    }),
    code: 'INVALID_ACCESS_LEVEL',
    message: /\(Read, None, None, Read\) are below organization levels \(None, None, Edit, ControlledByParent\)/,
  },
  {
    what: 'is with the owner',
    persona: 'peer',
    object: 'AccountShare',
    values: (ids, { peer }) => ({ UserOrGroupId: peer, AccountId: ids.Western, AccountAccessLevel: 'Edit' }),
    code: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    message: /insufficient access rights on cross-reference id/,
  },
  {
    what: 'is of a record that the user may only read',
    persona: 'rep',
    object: 'AccountShare',
    values: (ids, { loner }) => ({ UserOrGroupId: loner, AccountId: ids.House, AccountAccessLevel: 'Read' }),
    code: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    message: /insufficient access rights on cross-reference id/,
  },
  {
    what: 'has a cause that nobody writes',
    persona: 'peer',
    object: 'AccountShare',
    values: (ids, { rep }) => ({
      ...{ UserOrGroupId: rep, AccountId: ids.Western, AccountAccessLevel: 'Edit', RowCause: 'Rule' },
    }),
    code: 'FIELD_INTEGRITY_EXCEPTION',
    message: /RowCause/,
  },
  {
    what: 'says no level',
    persona: 'peer',
    object: 'OpportunityShare',
    values: (ids, { rep }) => ({ UserOrGroupId: rep, OpportunityId: ids['Western deal of peer'] }),
    code: 'REQUIRED_FIELD_MISSING',
    message: /OpportunityAccessLevel/,
  },
  {
    what: 'is with a record of another kind',
    persona: 'peer',
    object: 'AccountShare',
    values: (ids) => ({ UserOrGroupId: ids.House, AccountId: ids.Western, AccountAccessLevel: 'Edit' }),
    code: 'FIELD_INTEGRITY_EXCEPTION',
    message: /id value of incorrect type/,
  },
  {
    what: 'says what is given of contacts that follow the account',
    persona: 'peer',
    object: 'AccountShare',
    values: (ids, { rep }) => ({
      ...{ UserOrGroupId: rep, AccountId: ids.Western, AccountAccessLevel: 'Edit', ContactAccessLevel: 'Edit' },
    }),
    code: 'INVALID_FIELD_FOR_INSERT_UPDATE',
    message: /ContactAccessLevel/,
  },
  {
    what: 'is of a contact that follows its account',
    persona: 'admin',
    object: 'ContactShare',
    values: (ids, { rep }) => ({
      ...{ UserOrGroupId: rep, ContactId: ids['House contact'], ContactAccessLevel: 'Edit' },
    }),
    code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    message: /Contact Share/,
  },
];
