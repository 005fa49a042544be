import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { loadSchema } from '../../../../local-org/src/schema/index.ts';
import type { Schema } from '../../../../local-org/src/schema/index.ts';
import { systemViewer } from '../../../../local-org/src/security/index.ts';
import { addPath, emptyTree } from '../../../../local-org/src/ui-api/fieldPaths.ts';
import type { FieldTree } from '../../../../local-org/src/ui-api/fieldPaths.ts';
import { SALES_ORG } from '../../../support/localOrg.ts';

let schema: Schema;
before(() => {
  schema = loadSchema(SALES_ORG);
});

function treeOf(objectName: string, ...paths: string[]): FieldTree {
  const object = schema.object(objectName);
  assert.ok(object);
  const tree = emptyTree();
  for (const path of paths) addPath(tree, path, object, schema, systemViewer('005000000000001AAA'));
  return tree;
}

describe('addPath', () => {
  it('gathers paths over the same parent', () => {
    const tree = treeOf(
      'Opportunity',
      'Opportunity.Name',
      'opportunity.account.NAME',
      'Opportunity.Account.Revenue__c',
    );
    assert.deepEqual([...tree.fields.keys()], ['Name']);
    assert.deepEqual([...tree.parents.keys()], ['Account']);
    assert.deepEqual([...(tree.parents.get('Account')?.tree.fields.keys() ?? [])], ['Name', 'Revenue__c']);
  });

  it('spans five relationships and no more', () => {
    const up = (levels: number): string => `Account.${'Parent.'.repeat(levels)}Name`;
    treeOf('Account', up(5));
    assert.throws(() => treeOf('Account', up(6)), { code: 'INVALID_FIELD', message: /spans more than 5/ });
  });

  it('leaves the tree as it was when a path does not fit', () => {
    const tree = treeOf('Account', 'Account.Name');
    assert.throws(() => {
      addPath(tree, 'Account.Parent.Nothing', schema.object('Account') ?? assert.fail(), schema, systemViewer('005'));
    });
    assert.equal(tree.parents.size, 0);
  });
});
