import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { shapedRecords } from '../../../../local-org/src/rest/recordShape.ts';
import { loadSchema } from '../../../../local-org/src/schema/index.ts';
import type { ObjectSchema, Schema } from '../../../../local-org/src/schema/index.ts';
import type { ChildQuery, Query, QueryColumn } from '../../../../local-org/src/soql/index.ts';
import type { Value } from '../../../../local-org/src/store/index.ts';
import { SALES_ORG } from '../../../support/localOrg.ts';

let schema: Schema;
let visit: ObjectSchema;
let account: ObjectSchema;
before(() => {
  schema = loadSchema(SALES_ORG);
  visit = schema.object('Visit__c') ?? assert.fail();
  account = schema.object('Account') ?? assert.fail();
});

function columnOf(root: ObjectSchema, path: string, hidden = false): QueryColumn {
  const names = path.split('.');
  let object = root;
  for (const name of names.slice(0, -1)) {
    object = schema.object(object.relationship(name)?.reference?.to[0] ?? '') ?? assert.fail(path);
  }
  return { path: names, field: object.field(names.at(-1) ?? '') ?? assert.fail(path), hidden };
}

interface Rows {
  readonly columns: readonly QueryColumn[];
  readonly rows: readonly (readonly Value[])[];
  readonly children?: readonly ChildQuery[];
}

function shape(object: ObjectSchema, { columns, rows, children = [] }: Rows): unknown[] {
  const query: Query = {
    object,
    columns,
    children,
    isCount: false,
    isAggregate: false,
    rows: () => rows.values(),
    blocks: () => undefined,
    count: () => rows.length,
  };
  return [...shapedRecords(schema, query)];
}

const url = '/services/data/v66.0/sobjects';
const accountId = (number: number): string => `00100000000000${number}AAA`;
const visitId = (number: number): string => `${visit.keyPrefix}00000000000${number}AAA`;

describe('shapedRecords', () => {
  it('nests what was selected, in its order, and marks each record', () => {
    const selected = ['Account__r.Name', 'Visited_On__c', 'Account__r.Owner.Name'].map((path) => columnOf(visit, path));
    const ids = ['Id', 'Account__r.Id', 'Account__r.Owner.Id'].map((path) => columnOf(visit, path, true));
    const row = ['Acme', '2026-01-31', 'Ann', visitId(1), accountId(1), '005000000000001AAA'];
    assert.deepEqual(shape(visit, { columns: [...selected, ...ids], rows: [row] }), [
      {
        attributes: { type: 'Visit__c', url: `${url}/Visit__c/${visitId(1)}` },
        Account__r: {
          attributes: { type: 'Account', url: `${url}/Account/${accountId(1)}` },
          Name: 'Acme',
          Owner: { attributes: { type: 'User', url: `${url}/User/005000000000001AAA` }, Name: 'Ann' },
        },
        Visited_On__c: '2026-01-31',
      },
    ]);
  });

  it('gives null for a parent that is not there, whatever its fields', () => {
    const columns = [columnOf(visit, 'Account__r.Name'), columnOf(visit, 'Id'), columnOf(visit, 'Account__r.Id', true)];
    const [record] = shape(visit, { columns, rows: [[null, visitId(1), null]] }) as { Account__r: unknown }[];
    assert.equal(record?.Account__r, null);
  });

  for (const parents of [0, 1, 3, 501]) {
    it(`gives each of ${parents} parents its own children, at their place, and null to who has none`, () => {
      const children = (parent: number): number => parent % 3;
      const visits: ChildQuery = {
        relationshipName: 'Visits__r',
        position: 1,
        object: visit,
        columns: [columnOf(visit, 'Visited_On__c'), columnOf(visit, 'Id', true)],
        children: [],
        rowsOf: (ids) =>
          new Map(
            ids.flatMap((id) => {
              const parent = Number(id.slice(3, 15));
              const rows = Array.from({ length: children(parent) }, (_, n) => [`2026-01-1${n}`, visitId(n)]);
              return rows.length > 0 ? [[id, rows]] : [];
            }),
          ),
      };
      const id = (parent: number): string => `001${String(parent).padStart(12, '0')}AAA`;
      const records = shape(account, {
        columns: [columnOf(account, 'Name'), columnOf(account, 'Site'), columnOf(account, 'Id', true)],
        rows: Array.from({ length: parents }, (_, parent) => [`Account ${parent}`, null, id(parent)]),
        children: [visits],
      }) as Record<string, unknown>[];
      assert.equal(records.length, parents);
      records.forEach((record, parent) => {
        assert.deepEqual(Object.keys(record), ['attributes', 'Name', 'Visits__r', 'Site']);
        const answer = record.Visits__r as { totalSize: number; done: boolean; records: unknown[] } | null;
        if (children(parent) === 0) assert.equal(answer, null);
        else {
          assert.deepEqual([answer?.totalSize, answer?.done], [children(parent), true]);
          assert.deepEqual(answer?.records[0], {
            attributes: { type: 'Visit__c', url: `${url}/Visit__c/${visitId(0)}` },
            Visited_On__c: '2026-01-10',
          });
        }
      });
    });
  }
});
