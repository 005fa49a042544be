import { expect, notTried } from '../Assertion.ts';
import type { Assertion, Verdict } from '../Assertion.ts';
import type { Bench } from '../Bench.ts';
import { listOf } from '../listOf.ts';
import { memberOf } from '../memberOf.ts';

const graphqlReferences: Assertion = {
  id: 'graphql-references',
  rule: 'A GraphQL mutation names a record that an earlier one of the request creates, by its alias.',
  objects: ['Account', 'Contact'],
  async prove(bench) {
    const account = await bench.given('Account');
    // A contact as the mutation makes it, so that no rule of the customer's is what refuses that one.
    await bench.given('Contact', { AccountId: account });
    const body = await mutate(
      bench,
      ['Account', 'Contact'],
      `made: AccountCreate(input: { Account: { Name: "${bench.name()}" } }) { Record { Id } }
       person: ContactCreate(input: { Contact: { LastName: "${bench.name()}", AccountId: "@{made}" } }) { Record { Id AccountId { value } } }`,
    );
    const made = memberOf(body, 'data', 'uiapi', 'made', 'Record', 'Id');
    const named = memberOf(body, 'data', 'uiapi', 'person', 'Record', 'AccountId', 'value');
    return expect(
      typeof made === 'string' && named === made,
      `The contact belongs to ${named === made ? 'the new account' : String(named)}. ${said(body)}`.trim(),
    );
  },
};

const graphqlNoNestedCreates: Assertion = {
  id: 'graphql-no-nested-creates',
  rule: 'A GraphQL mutation creates no children along with a record.',
  objects: ['Account', 'Contact'],
  async prove(bench) {
    await bench.given('Account');
    const input = `{ Account: { Name: "${bench.name()}", Contacts: [{ LastName: "${bench.name()}" }] } }`;
    return refused(await mutate(bench, ['Account', 'Contact'], `AccountCreate(input: ${input}) { Record { Id } }`));
  },
};

const graphqlNoActivityMutations: Assertion = {
  id: 'graphql-no-activity-mutations',
  rule: 'There are no GraphQL mutations of tasks and events.',
  objects: ['Account', 'Task'],
  async prove(bench) {
    const account = await bench.given('Account');
    await bench.given('Task', { WhatId: account });
    const task = `TaskCreate(input: { Task: { Subject: "${bench.name()}", WhatId: "${account}" } }) { Record { Id } }`;
    return refused(await mutate(bench, ['Task'], task));
  },
};

const graphqlNoUndelete: Assertion = {
  id: 'graphql-no-undelete',
  rule: 'No GraphQL mutation brings back what was deleted.',
  objects: ['Account'],
  async prove(bench) {
    const id = await bench.given('Account');
    const [removed] = await bench.org.remove([id]);
    if (!removed?.success) return notTried('The user may not delete accounts.');
    return refused(await mutate(bench, ['Account'], `AccountUndelete(input: { Id: "${id}" }) { Id }`));
  },
};

/** What GraphQL mutations do and do not. */
export const graphqlMutationAssertions: readonly Assertion[] = [
  graphqlReferences,
  graphqlNoNestedCreates,
  graphqlNoActivityMutations,
  graphqlNoUndelete,
];

/** The answer to mutations that make records of these objects, if the org takes them. */
async function mutate(bench: Bench, objects: readonly string[], operations: string): Promise<unknown> {
  for (const object of objects) await bench.announce(object);
  return bench.org.graphql(`mutation { uiapi { ${operations} } }`);
}

function refused(body: unknown): Verdict {
  const text = said(body);
  return expect(text !== '', text === '' ? 'It was taken.' : text);
}

function said(body: unknown): string {
  const [first] = listOf(body, 'errors');
  return first === undefined ? '' : `It says "${String(memberOf(first, 'message'))}".`;
}
