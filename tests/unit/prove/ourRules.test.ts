import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { OUR_RULES } from '../../../scripts/prove/ourRules.ts';
import { ROOT } from '../../support/sourceMetadata.ts';

const OBJECTS = ['Stakeholder__c', 'Stakeholder_Link__c', 'Stakeholder_Coverage__c', 'Team_Role__c'];
const messages = OBJECTS.flatMap((object) =>
  globSync(path.join(ROOT, `force-app/main/default/objects/${object}/validationRules/*.xml`)),
).map((file) => /<errorMessage>(.*)<\/errorMessage>/.exec(readFileSync(file, 'utf8'))?.[1] ?? file);

// A refusal of ours that is taken for the customer's would never refute anything.
describe('the words by which a proof knows our validation rules', () => {
  it('are the beginnings of their messages, one of each', () => {
    for (const start of Object.values(OUR_RULES)) {
      assert.equal(messages.filter((message) => message.startsWith(start)).length, 1, start);
    }
    assert.equal(messages.length, Object.keys(OUR_RULES).length);
  });
});
