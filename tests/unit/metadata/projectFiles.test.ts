import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import { ROOT } from '../../support/sourceMetadata.ts';

const require = createRequire(import.meta.url);

function read(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
}

/** What Salesforce's own JSON schema says against a file. */
function faults(schema: string, content: unknown): string[] {
  const ajv = new Ajv({ allErrors: true, strict: false });
  const validate = ajv.compile(read(require.resolve(`@salesforce/schemas/${schema}.schema.json`)));
  validate(content);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

for (const [schema, path] of [
  ['sfdx-project', 'sfdx-project.json'],
  ['project-scratch-def', 'config/project-scratch-def.json'],
] as const) {
  describe(path, () => {
    const content = read(join(ROOT, path));

    it('is valid by Salesforce’s schema', () => {
      assert.deepEqual(faults(schema, content), []);
    });
  });
}

/** The Salesforce CLI deploys `objectSettings` with each name's first letter in upper case. */
describe('a scratch org', () => {
  it('shares accounts and opportunities as the embedded org does', () => {
    const { objectSettings } = read(join(ROOT, 'config/project-scratch-def.json')) as {
      objectSettings: Readonly<Record<string, { sharingModel: string }>>;
    };
    const { organizationWideDefaults } = read(join(ROOT, 'config/local-org-users.json')) as {
      organizationWideDefaults: Readonly<Record<string, string>>;
    };
    const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
    const { Contact, ...declared } = organizationWideDefaults;
    assert.equal(Contact, 'ControlledByParent', 'what a new org has');
    assert.deepEqual(
      Object.fromEntries(
        Object.entries(objectSettings).map(([object, { sharingModel }]) => [
          upperFirst(object),
          upperFirst(sharingModel),
        ]),
      ),
      declared,
    );
  });
});

describe('Salesforce’s schemas', () => {
  it('refuse what is wrong', () => {
    assert.deepEqual(faults('project-scratch-def', { edition: 'Entreprise' }), [
      '/edition must be equal to one of the allowed values',
    ]);
    assert.deepEqual(faults('sfdx-project', { packageDirectories: [] }), [
      '/packageDirectories must NOT have fewer than 1 items',
    ]);
  });
});

describe('sfdx-project.json', () => {
  it('uses the API version that the components were written for', () => {
    assert.equal(read(join(ROOT, 'sfdx-project.json')).sourceApiVersion, '66.0');
  });
});
