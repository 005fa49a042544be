import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { IngestJob, IngestOperation } from '../../../../local-org/src/bulk2/ingestJob.ts';
import { errorText, operationMaker } from '../../../../local-org/src/bulk2/ingestOperation.ts';
import { OrgError } from '../../../../local-org/src/errors.ts';
import type { ObjectSchema } from '../../../../local-org/src/schema/index.ts';

const object = { name: 'Account' } as ObjectSchema;

function maker(
  operation: IngestOperation,
  header: string[],
  externalIdField?: string,
): ReturnType<typeof operationMaker> {
  return operationMaker({ operation, object, externalIdField } as IngestJob, header);
}

describe('operationMaker', () => {
  it('leaves empty cells out, clears at #N/A and keeps the rest as text', () => {
    assert.deepEqual(maker('insert', ['Name', 'Site', 'Fax', 'Key_Account__c'])(['A', '', '#N/A', 'true']), {
      kind: 'insert',
      object,
      values: { Name: 'A', Fax: null, Key_Account__c: 'true' },
    });
  });

  it('takes the id out of an update and of a delete, wherever it stands and however it is written', () => {
    assert.deepEqual(maker('update', ['Name', 'ID'])(['A', '001']), {
      kind: 'update',
      object,
      id: '001',
      values: { Name: 'A' },
    });
    assert.deepEqual(maker('delete', ['Id'])(['001']), { kind: 'delete', object, id: '001' });
  });

  it('matches an upsert on its external id', () => {
    const header = ['Name', 'key__c', 'Parent.Key__c'];
    assert.deepEqual(maker('upsert', header, 'Key__c')(['A', 'K1', 'K0']), {
      kind: 'upsert',
      object,
      externalIdField: 'Key__c',
      externalId: 'K1',
      values: { Name: 'A', 'Parent.Key__c': 'K0' },
    });
  });

  it('gives an empty key where the column is missing, for the store to refuse', () => {
    const operation = maker('upsert', ['Name'], 'Key__c')(['A']);
    assert.equal(operation.kind === 'upsert' && operation.externalId, '');
  });
});

describe('errorText', () => {
  it('has the form that clients take apart', () => {
    assert.equal(
      errorText([new OrgError('STRING_TOO_LONG', 'too long', { fields: ['Name', 'Site'] })]),
      'STRING_TOO_LONG:too long:Name,Site --',
    );
    assert.equal(
      errorText([new OrgError('ENTITY_IS_DELETED', 'entity is deleted')]),
      'ENTITY_IS_DELETED:entity is deleted:--',
    );
  });
});
