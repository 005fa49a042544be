import type { DeployValidation } from '../../salesforce/index.ts';
import { expect, notTried } from '../Assertion.ts';
import type { Assertion, Verdict } from '../Assertion.ts';
import type { Bench } from '../Bench.ts';
import { metadataXml, packageFiles, together } from '../metadataPackage.ts';
import type { Package } from '../metadataPackage.ts';

interface BadSet {
  readonly id: string;
  readonly rule: string;
  /** The entry that makes it bad. */
  readonly entry: string;
  /** What the org says of it, where that is known. */
  readonly words?: RegExp;
}

const field = (name: string, editable = false) =>
  `<fieldPermissions><editable>${String(editable)}</editable><field>${name}</field><readable>true</readable></fieldPermissions>`;
const object = (name: string) =>
  '<objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead>' +
  `<modifyAllRecords>false</modifyAllRecords><object>${name}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`;

/**
 * Sources of the words: "You cannot deploy to a required field", docs.gearset.com/en/articles/12476080;
 * github.com/apex-enterprise-patterns/fflib-apex-common-samplecode/issues/58 (unknown fields); github.com/trailheadapps/apex-recipes/issues/22
 * (objects that depend on another).
 */
const BAD_SETS: readonly BadSet[] = [
  {
    id: 'permission-required-field',
    rule: 'A permission set that grants a required field is refused: "You cannot deploy to a required field".',
    entry: field('Stakeholder_Link__c.Kind__c'),
    words: /You cannot deploy to a required field: Stakeholder_Link__c\.Kind__c/,
  },
  {
    id: 'permission-master-detail',
    rule: 'A permission set that grants a master-detail field is refused: "You cannot deploy to a required field".',
    entry: field('Stakeholder__c.Account__c'),
    words: /You cannot deploy to a required field: Stakeholder__c\.Account__c/,
  },
  {
    id: 'permission-unknown-field',
    rule: 'A permission set that grants a field that is not there is refused: "no CustomField named … found".',
    entry: field('Account.No_Such_Field__c'),
    words: /no CustomField named Account\.No_Such_Field__c found/,
  },
  {
    id: 'permission-calculated-field',
    rule: 'A permission set that lets edit a formula is refused.',
    entry: field('Account.Single_Threaded__c', true),
  },
  {
    id: 'permission-detail-without-master',
    rule: 'A permission set that grants a detail without its master is refused: "depends on permission(s): Read".',
    entry: object('Stakeholder__c'),
    words: /depends on permission\(s\): Read Account/,
  },
  {
    id: 'permission-activities',
    rule: 'A permission set that grants tasks as an object is refused: there are user permissions for activities.',
    entry: object('Task'),
  },
  {
    id: 'permission-custom-metadata',
    rule: 'A permission set that grants a custom metadata type as an object is refused.',
    entry: object('Tiering_Policy__mdt'),
  },
];

const GOOD_SET = 'Proof_Good';

function nameOf(id: string): string {
  return id.replaceAll('-', '_').replace('permission', 'Proof');
}

function permissionSet(name: string, entry: string): Package {
  return {
    members: { PermissionSet: [name] },
    files: { [`permissionsets/${name}.permissionset`]: metadataXml('PermissionSet', `${entry}<label>${name}</label>`) },
  };
}

/** All of them in one deploy, which tells of each what is wrong with it. */
function validate(bench: Bench): Promise<DeployValidation> {
  const good = permissionSet(GOOD_SET, field('Account.Quartile__c'));
  const bad = BAD_SETS.map(({ id, entry }) => permissionSet(nameOf(id), entry));
  return bench.once('permission sets', () => bench.org.validateDeploy(packageFiles(together(good, ...bad))));
}

/** Tried by a deploy that is only checked: no permission set is changed. */
export const permissionSetAssertions: readonly Assertion[] = BAD_SETS.map(({ id, rule, words }) => ({
  id,
  rule,
  objects: ['Account', 'Stakeholder__c', 'Stakeholder_Link__c', 'Tiering_Policy__mdt'],
  async prove(bench: Bench): Promise<Verdict> {
    const { succeeded, problems, error } = await validate(bench);
    const good = problems.find(({ fullName }) => fullName === GOOD_SET);
    if (good !== undefined) return notTried(`A permission set without a fault is refused as well: ${good.problem}`);
    if (!succeeded && problems.length === 0)
      return notTried(`The deploy is refused as a whole: ${error ?? 'it failed'}`);
    const told = problems.filter(({ fullName }) => fullName === nameOf(id)).map(({ problem }) => problem);
    const isAsExpected = told.some((problem) => words?.test(problem) ?? true);
    return expect(isAsExpected, told.length === 0 ? 'Nothing is said of it.' : `It says "${told.join('; ')}".`);
  },
}));
