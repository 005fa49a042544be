import type { Stakeholder } from 'c/stakeholder';
import type { ReadLink } from 'c/stakeholderQuery';
import type { RecordStore } from '../recordStore';

/** How Lightning Data Service rejects. */
export const failures = {
  modified: { status: 412, body: { message: 'The record was modified after it was read.' } },
  deleted: { status: 404, body: { message: 'The requested resource does not exist' } },
  offline: { status: 504, body: { message: 'Failed to fetch' } },
  refused: { status: 400, body: { message: 'Power must be from 1 to 5.' } },
  duplicate: {
    status: 400,
    body: { message: 'x', output: { errors: [{ errorCode: 'DUPLICATE_VALUE', message: 'duplicate value found' }] } },
  },
};

export const person = (id: string, given: Partial<Stakeholder> = {}): Stakeholder => ({
  id,
  accountId: '001',
  accountName: 'Acme',
  name: id,
  isActive: true,
  version: `${id} v1`,
  ...given,
});

export const link = (id: string, fromId: string, toId: string, given: Partial<ReadLink> = {}): ReadLink => ({
  id,
  fromId,
  toId,
  kind: 'Reports To',
  version: `${id} v1`,
  modifiedBy: undefined,
  ...given,
});

/** A request that waits for the test to answer it. */
export interface Request {
  readonly what: readonly unknown[];
  readonly answer: (value?: unknown) => Promise<void>;
  readonly refuse: (failure: unknown) => Promise<void>;
}

export async function settled(): Promise<void> {
  for (let turns = 0; turns < 20; turns += 1) {
    // eslint-disable-next-line no-await-in-loop -- what is to happen next is queued by what happens now
    await Promise.resolve();
  }
}

/** Goes on without waiting for a change, which waits for the test's answers. */
export function begin(change: Promise<unknown>): void {
  change.catch((failure: unknown) => {
    throw new Error(String(failure));
  });
}

/** A store in which a test plays Salesforce. */
export function fakeStore(): {
  readonly store: RecordStore;
  readonly requests: Request[];
  readonly read: string[];
  /** Says what is to be handed over when records are read again. */
  readonly whenRead: (onRead: (part: string) => void) => void;
} {
  let onRead: (part: string) => void = () => undefined;
  const requests: Request[] = [];
  const read: string[] = [];
  const ask = (...what: readonly unknown[]): Promise<never> =>
    new Promise((resolve, reject) => {
      requests.push({
        what,
        answer: (value) => {
          resolve(value as never);
          return settled();
        },
        refuse: (failure) => {
          // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- as Lightning Data Service rejects
          reject(failure);
          return settled();
        },
      });
    });
  const store: RecordStore = {
    update: (id, fields, version) => ask('update', id, fields, version),
    create: (apiName, fields) => ask('create', apiName, fields),
    remove: (id) => ask('remove', id),
    readAgain: (part) => {
      read.push(part);
      onRead(part);
      return Promise.resolve();
    },
  };
  const whenRead = (handOver: (part: string) => void): void => {
    onRead = handOver;
  };
  return { store, requests, read, whenRead };
}
