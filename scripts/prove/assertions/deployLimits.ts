import type { DeployValidation } from '../../salesforce/index.ts';
import { expect, notTried } from '../Assertion.ts';
import type { Assertion, Verdict } from '../Assertion.ts';
import type { Bench } from '../Bench.ts';
import { fieldXml, metadataXml, packageFiles } from '../metadataPackage.ts';
import type { Package } from '../metadataPackage.ts';

interface Pair {
  readonly id: string;
  readonly rule: string;
  readonly objects: readonly string[];
  readonly taken: Package;
  /** The same but for what is refused; each of them. */
  readonly refused: readonly Package[];
}

const OBJECT = '<deploymentStatus>Deployed</deploymentStatus><enableHistory>true</enableHistory><label>Proof</label>';
const NAMES = '<nameField><label>Proof</label><type>Text</type></nameField><pluralLabel>Proofs</pluralLabel>';
const SHARING = '<sharingModel>ReadWrite</sharingModel>';

function tracking(count: number): Package {
  const fields = Array.from({ length: count }, (_, index) =>
    fieldXml(`Day_${index}__c`, 'Date', '<trackHistory>true</trackHistory>'),
  );
  return {
    members: { CustomObject: ['Proof_History__c'] },
    files: {
      'objects/Proof_History__c.object': metadataXml('CustomObject', `${OBJECT}${fields.join('')}${NAMES}${SHARING}`),
    },
  };
}

function settingWith(field: string): Package {
  return {
    members: { CustomObject: ['Proof_Setting__mdt'] },
    files: {
      'objects/Proof_Setting__mdt.object': metadataXml(
        'CustomObject',
        `${field}<label>Proof</label><pluralLabel>Proofs</pluralLabel><visibility>Public</visibility>`,
      ),
    },
  };
}

/** A count of stakeholders on accounts, filtered by a formula of the stakeholder's. */
function countOf(formula: string): Package {
  const filter =
    '<summaryFilterItems><field>Stakeholder__c.Proof_Mark__c</field><operation>equals</operation><value>True</value></summaryFilterItems>';
  const count = `${filter}<summaryForeignKey>Stakeholder__c.Account__c</summaryForeignKey><summaryOperation>count</summaryOperation>`;
  return {
    members: { CustomField: ['Stakeholder__c.Proof_Mark__c', 'Account.Proof_Count__c'] },
    files: {
      'objects/Stakeholder__c.object': metadataXml(
        'CustomObject',
        fieldXml('Proof_Mark__c', 'Checkbox', `<formula>${formula}</formula>`),
      ),
      'objects/Account.object': metadataXml('CustomObject', fieldXml('Proof_Count__c', 'Summary', count)),
    },
  };
}

const BUNDLE = 'lwc/proofOfSize/proofOfSize';

function bundleOf(bytes: number): Package {
  const meta = `<apiVersion>66.0</apiVersion><isExposed>false</isExposed>`;
  return {
    members: { LightningComponentBundle: ['proofOfSize'] },
    files: {
      [`${BUNDLE}.js`]: `export const text = '${'x'.repeat(bytes)}';`,
      [`${BUNDLE}.js-meta.xml`]: metadataXml('LightningComponentBundle', meta),
    },
  };
}

const MEGABYTE = 1024 * 1024;

const PAIRS: readonly Pair[] = [
  {
    id: 'bundle-size',
    rule: 'A JavaScript file of a component has 1 MB at the most.',
    objects: [],
    taken: bundleOf(MEGABYTE / 2),
    refused: [bundleOf(MEGABYTE)],
  },
  {
    id: 'custom-metadata-fields',
    rule: 'A custom metadata type has neither amounts in a currency nor lookups.',
    objects: [],
    taken: settingWith(fieldXml('Text__c', 'Text', '<length>20</length>')),
    refused: [
      settingWith(fieldXml('Amount__c', 'Currency', '<precision>18</precision><scale>2</scale>')),
      settingWith(
        fieldXml(
          'Account__c',
          'Lookup',
          '<referenceTo>Account</referenceTo><relationshipName>Proofs</relationshipName>',
        ),
      ),
    ],
  },
  {
    id: 'history-of-twenty-fields',
    rule: 'History is tracked of twenty fields of an object, and of no more.',
    objects: [],
    taken: tracking(20),
    refused: [tracking(21)],
  },
  {
    id: 'roll-up-of-days',
    rule: 'A roll-up is not filtered by a formula that depends on the day.',
    objects: ['Account', 'Stakeholder__c'],
    taken: countOf('Power__c &gt; 3'),
    refused: [countOf('Last_Contact_On__c &lt; TODAY()')],
  },
  {
    id: 'roll-up-of-parents',
    rule: 'A roll-up is not filtered by a formula over fields of another object.',
    objects: ['Account', 'Stakeholder__c'],
    taken: countOf('Power__c &gt; 3'),
    refused: [countOf('Account__r.Window_Revenue__c &gt; 0')],
  },
];

/** Tried by deploys that are only checked: no metadata is changed. What is allowed first, so that nothing else is the reason of a refusal. */
export const deployLimitAssertions: readonly Assertion[] = PAIRS.map(({ id, rule, objects, taken, refused }) => ({
  id,
  rule,
  objects,
  async prove({ org }: Bench): Promise<Verdict> {
    const allowed = await org.validateDeploy(packageFiles(taken));
    if (!allowed.succeeded) return notTried(`What is allowed is refused as well: ${told(allowed)}`);
    const answers = [];
    for (const one of refused) answers.push(await org.validateDeploy(packageFiles(one)));
    return expect(
      answers.every(({ succeeded }) => !succeeded),
      answers.map((answer) => (answer.succeeded ? 'It is taken.' : `It says "${told(answer)}".`)).join(' '),
    );
  },
}));

function told({ problems, error }: DeployValidation): string {
  return problems[0]?.problem ?? error ?? 'the deploy failed';
}
