import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { missingIdPaths, recordShape } from '../../../../local-org/src/rest/recordShape.ts';
import { loadSchema } from '../../../../local-org/src/schema/index.ts';
import type { ObjectSchema, Schema } from '../../../../local-org/src/schema/index.ts';
import type { Query, QueryColumn } from '../../../../local-org/src/soql/index.ts';
import { SALES_ORG } from '../../../support/localOrg.ts';

let schema: Schema;
let visit: ObjectSchema;
before(() => {
  schema = loadSchema(SALES_ORG);
  visit = schema.object('Visit__c') ?? assert.fail();
});

function column(path: string): QueryColumn {
  const names = path.split('.');
  let object = visit;
  for (const name of names.slice(0, -1)) {
    object = schema.object(object.relationship(name)?.reference?.to[0] ?? '') ?? assert.fail(path);
  }
  return { path: names, field: object.field(names.at(-1) ?? '') ?? assert.fail(path) };
}

describe('missingIdPaths', () => {
  const cases: [string[], string[]][] = [
    [['Id'], []],
    [['Name'], ['Id']],
    [['id', 'Account__r.Name'], ['Account__r.Id']],
    [['Account__r.ID', 'Account__r.Name'], ['Id']],
    [
      ['Account__r.Owner.Name', 'Account__r.Parent.Name'],
      ['Id', 'Account__r.Id', 'Account__r.Owner.Id', 'Account__r.Parent.Id'],
    ],
  ];
  for (const [selected, missing] of cases) {
    it(`for ${selected.join(', ')} are ${missing.join(', ') || 'none'}`, () => {
      assert.deepEqual(missingIdPaths(selected.map(column)), missing);
    });
  }
});

describe('recordShape', () => {
  it('nests what was selected, in its order, and marks each record', () => {
    const selected = ['Account__r.Name', 'Visited_On__c', 'Account__r.Owner.Name'].map(column);
    const query = {
      object: visit,
      columns: [...['Id', 'Account__r.Id', 'Account__r.Owner.Id'].map(column), ...selected],
    };
    const shape = recordShape(schema, selected, query as unknown as Query);
    const ids = ['a00000000000001AAA', '001000000000001AAA', '005000000000001AAA'];
    const url = '/services/data/v66.0/sobjects';
    assert.deepEqual(
      shape([visit.keyPrefix + String(ids[0]).slice(3), ids[1] ?? '', ids[2] ?? '', 'Acme', '2026-01-31', 'Ann']),
      {
        attributes: { type: 'Visit__c', url: `${url}/Visit__c/${visit.keyPrefix}${String(ids[0]).slice(3)}` },
        Account__r: {
          attributes: { type: 'Account', url: `${url}/Account/${ids[1]}` },
          Name: 'Acme',
          Owner: { attributes: { type: 'User', url: `${url}/User/${ids[2]}` }, Name: 'Ann' },
        },
        Visited_On__c: '2026-01-31',
      },
    );
  });

  it('gives null for a parent that is not there, whatever its fields', () => {
    const selected = [column('Account__r.Name')];
    const query = { object: visit, columns: [column('Id'), column('Account__r.Id'), ...selected] };
    const shape = recordShape(schema, selected, query as unknown as Query);
    assert.equal(shape([`${visit.keyPrefix}000000000001AAA`, null, null]).Account__r, null);
  });
});
