import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { checkConversion } from '../../../scripts/build/checkConversion.ts';
import { BUNDLE_META, sfdxProject } from '../../support/sfdxProject.ts';

const ROOT = join(import.meta.dirname, '../../..');
const FORCE_IGNORE = readFileSync(join(ROOT, '.forceignore'), 'utf8');
const FIELD = `<?xml version="1.0" encoding="UTF-8" ?>
<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">
    <fullName>Rank__c</fullName>
    <label>Rank</label>
    <type>Checkbox</type>
    <defaultValue>false</defaultValue>
</CustomField>
`;
const FILES = {
  '.forceignore': FORCE_IGNORE,
  'lwc/card/card.js-meta.xml': BUNDLE_META,
  'lwc/card/card.html': '<template></template>\n',
  'lwc/card/card.ts': `import { LightningElement } from 'lwc';\nexport default class Card extends LightningElement {}\n`,
  'lwc/card/__tests__/card.test.ts': 'export {};\n',
  'lwc/card/__tests__/data/card.json': '{}\n',
  'objects/Account/fields/Rank__c.field-meta.xml': FIELD,
};

/** Each of these runs the real `sf project convert source`; the gate `metadata conversion` runs it on this repository. */
describe('checkConversion', () => {
  it('finds nothing wrong with a project that keeps sources and tests back', async () => {
    assert.deepEqual(await checkConversion(sfdxProject(FILES)), []);
  });

  it('fails when TypeScript or a test slips in', async () => {
    const leaky = FORCE_IGNORE.replace('**/*.ts\n', '').replace('**/__tests__/**\n', '');
    assert.equal(leaky.length, FORCE_IGNORE.length - '**/*.ts\n**/__tests__/**\n'.length);
    const problems = await checkConversion(sfdxProject({ ...FILES, '.forceignore': leaky }));
    assert.ok(problems.includes('lwc/card/card.ts would be deployed. Next step: name it in .forceignore.'));
    assert.match(problems.join('\n'), /__tests__.+ would be deployed/);
  });

  it('fails when a part of a component stays behind', async () => {
    const greedy = `${FORCE_IGNORE}**/lwc/**/*.js\n**/*.html\n`;
    const helped = { ...FILES, 'lwc/card/figures.ts': 'export const ONE = 1;\n', '.forceignore': greedy };
    assert.deepEqual(await checkConversion(sfdxProject(helped)), [
      'force-app/main/default/lwc/card would be deployed without card.js. Next step: see .forceignore.',
      'force-app/main/default/lwc/card would be deployed without card.html. Next step: see .forceignore.',
      'force-app/main/default/lwc/card would be deployed without figures.js. Next step: see .forceignore.',
    ]);
  });

  it('fails when a component of the source is not in the manifest', async () => {
    const greedy = `${FORCE_IGNORE}**/Rank__c.field-meta.xml\n`;
    assert.deepEqual(await checkConversion(sfdxProject({ ...FILES, '.forceignore': greedy })), [
      'CustomField Account.Rank__c (force-app/main/default/objects/Account/fields/Rank__c.field-meta.xml) is not in package.xml.',
    ]);
  });

  it('knows reports by their folder, and misses a folder that stays behind', async () => {
    const reports = {
      'force-app/main/default/reports/Sales.reportFolder-meta.xml': '<ReportFolder><name>Sales</name></ReportFolder>\n',
      'force-app/main/default/reports/Sales/Won.report-meta.xml': '<Report><name>Won</name></Report>\n',
    };
    assert.deepEqual(await checkConversion(sfdxProject({ ...FILES, ...reports })), []);
    const greedy = `${FORCE_IGNORE}**/Sales.reportFolder-meta.xml\n`;
    assert.deepEqual(await checkConversion(sfdxProject({ ...FILES, ...reports, '.forceignore': greedy })), [
      'ReportFolder Sales (force-app/main/default/reports/Sales.reportFolder-meta.xml) is not in package.xml.',
    ]);
  });

  it('says what sf said when sf refuses the source', async () => {
    const strange = { ...FILES, 'objects/Account/fields/Rank__c.feild-meta.xml': FIELD };
    await assert.rejects(checkConversion(sfdxProject(strange)), /sf refuses to convert .+Rank__c\.feild-meta\.xml/s);
  });

  it('names file and line of XML that is not well-formed, which sf would convert', async () => {
    const broken = {
      ...FILES,
      'objects/Account/fields/Rank__c.field-meta.xml': '<CustomField>\n<label></CustomField>\n',
    };
    await assert.rejects(
      checkConversion(sfdxProject(broken)),
      /Rank__c\.field-meta\.xml:2: .+ Next step: mend the XML/,
    );
  });
});
