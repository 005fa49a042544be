import type { PageReference } from 'lightning/navigation';
import { encodeDefaultFieldValues } from 'lightning/pageReferenceUtils';

/** What is to be done for an account, and with whom of it. */
export interface NewTask {
  /** Always what the task is about, so that it counts as a contact of the account. */
  readonly accountId: string;
  readonly contactId?: string | undefined;
  readonly subject: string;
  /** `YYYY-MM-DD`. */
  readonly dueOn?: string | undefined;
  /** A user; without one, the task is the current user's. */
  readonly ownerId?: string | undefined;
  readonly description?: string | undefined;
  /** For what has been done already; without one, the organisation's default. */
  readonly status?: string | undefined;
}

/**
 * The standard page for a new task, its fields filled; nothing is saved before the user says so. Salesforce's mobile app opens the page
 * without these values.
 *
 * @see https://developer.salesforce.com/docs/platform/lwc/guide/use-navigate-default.html
 * @see https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/lightning-page-reference-utils.html
 */
export function newTaskPage(task: NewTask): PageReference {
  const values = {
    WhatId: task.accountId,
    WhoId: task.contactId,
    Subject: task.subject,
    ActivityDate: task.dueOn,
    OwnerId: task.ownerId,
    Description: task.description,
    Status: task.status,
  };
  return {
    type: 'standard__objectPage',
    attributes: { objectApiName: 'Task', actionName: 'new' },
    state: { defaultFieldValues: encodeDefaultFieldValues(withoutUndefined(values)) },
  };
}

function withoutUndefined(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
