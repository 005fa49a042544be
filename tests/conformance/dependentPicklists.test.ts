import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { loadSchema } from '../../local-org/src/schema/index.ts';
import { fieldXml, metadata, objectXml, sfdxProject as temporaryProject } from '../support/local-org/sfdxProject.ts';
import { jsonOf, SALES_ORG_PASSWORD, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';
import { recordTypeXml } from '../support/recordTypes.ts';
import { RestUser } from '../support/restUser.ts';
import { sfdxProject } from '../support/sfdxProject.ts';

/** A picklist; `settings` has the controlling values of each value. */
function picklist(
  name: string,
  values: readonly string[],
  controllingField?: string,
  settings: Readonly<Record<string, readonly string[]>> = {},
): string {
  const dependency = Object.entries(settings).map(
    ([value, controlling]) =>
      `<valueSettings>${controlling.map((one) => `<controllingFieldValue>${one}</controllingFieldValue>`).join('')}` +
      `<valueName>${value}</valueName></valueSettings>`,
  );
  return fieldXml(
    name,
    'Picklist',
    `<valueSet>${controllingField === undefined ? '' : `<controllingField>${controllingField}</controllingField>`}` +
      '<restricted>true</restricted><valueSetDefinition><sorted>false</sorted>' +
      values
        .map((value) => `<value><fullName>${value}</fullName><default>false</default><label>${value}</label></value>`)
        .join('') +
      `</valueSetDefinition>${dependency.join('')}</valueSet>`,
  );
}

const continents = picklist('Continent__c', ['Asia', 'Europe', 'Africa']);
const countries = picklist('Country__c', ['Japan', 'France', 'Egypt'], 'Continent__c', {
  Japan: ['Asia'],
  France: ['Europe'],
  Egypt: ['Asia', 'Africa'],
});
const fields = {
  Continent__c: continents,
  Country__c: countries,
  City__c: picklist('City__c', ['Paris', 'Lyon'], 'Country__c', { Paris: ['France'], Lyon: ['France'] }),
  Abroad__c: fieldXml('Abroad__c', 'Checkbox', '<defaultValue>false</defaultValue>'),
  Visa__c: picklist('Visa__c', ['None', 'Business'], 'Abroad__c', {
    None: ['unchecked', 'checked'],
    Business: ['checked'],
  }),
};

const project = sfdxProject({
  'objects/Trip__c/Trip__c.object-meta.xml': objectXml('Trip'),
  ...Object.fromEntries(
    Object.entries(fields).map(([name, xml]) => [`objects/Trip__c/fields/${name}.field-meta.xml`, xml]),
  ),
  'objects/Trip__c/recordTypes/Short.recordType-meta.xml': recordTypeXml('Short', {
    picklistValues: {
      Continent__c: ['Europe', 'Africa'],
      Country__c: ['France', 'Egypt'],
      City__c: ['Paris'],
      Visa__c: ['None'],
    },
  }),
  'force-app/main/default/permissionsets/Trips.permissionset-meta.xml': metadata(
    'PermissionSet',
    Object.keys(fields)
      .map(
        (name) =>
          `<fieldPermissions><editable>true</editable><field>Trip__c.${name}</field><readable>true</readable></fieldPermissions>`,
      )
      .join('') + '<label>Trips</label>',
  ),
  'config/local-org-users.json': JSON.stringify({
    users: [
      {
        ...{ username: 'admin@trip-org.test', password: SALES_ORG_PASSWORD, profile: 'System Administrator' },
        ...{ permissionSets: ['Trips'], firstName: 'Ann', lastName: 'Admin' },
      },
    ],
  }),
});

interface Values {
  controllerValues: Record<string, number>;
  values: { value: string; validFor: number[] }[];
}

let org: TestOrg;
let admin: RestUser;
before(async () => {
  org = await startTestOrg({ projectDir: project });
  admin = await RestUser.of(org, 'admin@trip-org.test');
});
after(() => org.close());

const MASTER = '012000000000000AAA';

async function valuesOf(field: string, recordTypeId = MASTER): Promise<[Record<string, number>, object]> {
  const answer = (await jsonOf(
    admin.get(`ui-api/object-info/Trip__c/picklist-values/${recordTypeId}/${field}`),
  )) as Values;
  return [answer.controllerValues, Object.fromEntries(answer.values.map(({ value, validFor }) => [value, validFor]))];
}

// "Picklist Values" (ui_api_responses_picklist_values.htm) and "Object Info", dependentFields, User Interface API Developer Guide.
describe('dependent picklists', () => {
  it('tell for which controlling values their values are', async () => {
    assert.deepEqual(await valuesOf('Country__c'), [
      { Asia: 0, Europe: 1, Africa: 2 },
      { Japan: [0], France: [1], Egypt: [0, 2] },
    ]);
    assert.deepEqual(await valuesOf('Visa__c'), [
      { false: 0, true: 1 },
      { None: [0, 1], Business: [1] },
    ]);
    assert.deepEqual(await valuesOf('Continent__c'), [{}, { Asia: [], Europe: [], Africa: [] }]);
  });

  it('number the values of the record type', async () => {
    const [type] = await admin.records("SELECT Id FROM RecordType WHERE DeveloperName = 'Short'");
    assert.deepEqual(await valuesOf('Country__c', String(type?.Id)), [
      { Europe: 0, Africa: 1 },
      { France: [0], Egypt: [1] },
    ]);
  });

  it('are a tree in object info', async () => {
    const info = (await jsonOf(admin.get('ui-api/object-info/Trip__c'))) as {
      dependentFields: object;
      fields: Record<string, { controllerName: string | null; controllingFields: string[] }>;
    };
    assert.deepEqual(info.dependentFields, {
      Continent__c: { Country__c: { City__c: {} } },
      Abroad__c: { Visa__c: {} },
    });
    assert.equal(info.fields.City__c?.controllerName, 'Country__c');
    assert.deepEqual(info.fields.City__c.controllingFields, ['Country__c', 'Continent__c']);
    assert.equal(info.fields.Continent__c?.controllerName, null);
  });

  // "PicklistEntry", validFor (sforce_api_calls_describesobjects_describesobjectresult.htm), SOAP API Developer Guide.
  it('have a bit for each controlling value in describe', async () => {
    const { fields: described } = (await jsonOf(admin.get('sobjects/Trip__c/describe'))) as {
      fields: {
        name: string;
        dependentPicklist: boolean;
        controllerName: string | null;
        picklistValues: { validFor: string | null }[];
      }[];
    };
    const country = described.find(({ name }) => name === 'Country__c');
    assert.deepEqual([country?.dependentPicklist, country?.controllerName], [true, 'Continent__c']);
    assert.deepEqual(
      country?.picklistValues.map(({ validFor }) => Buffer.from(validFor ?? '', 'base64')[0]),
      [0b10000000, 0b01000000, 0b10100000],
    );
    const continent = described.find(({ name }) => name === 'Continent__c');
    assert.deepEqual(
      continent?.picklistValues.map(({ validFor }) => validFor),
      [null, null, null],
    );
  });

  // "Considerations for Field Dependencies", Salesforce Help: imports do not consider them.
  it('are for pages: the API takes any of their values', async () => {
    await admin.create('Trip__c', { Name: 'Trip', Continent__c: 'Asia', Country__c: 'France' });
  });
});

describe('dependent picklists that cannot be', () => {
  const refusals: [title: string, files: Readonly<Record<string, string>>, message: RegExp][] = [
    [
      'no such controlling field',
      { F__c: picklist('F__c', ['A'], 'G__c') },
      /F__c depends on G__c, which Trip__c does not have/,
    ],
    ['a text controls', { F__c: picklist('F__c', ['A'], 'Name') }, /which is neither a checkbox nor a picklist/],
    ['no such value', { F__c: picklist('F__c', ['A'], 'F__c', { B: ['A'] }) }, /there is no value "B" to depend/],
    [
      'a circle',
      { F__c: picklist('F__c', ['A'], 'G__c'), G__c: picklist('G__c', ['A'], 'F__c') },
      /which depends on it in turn/,
    ],
  ];
  for (const [title, files, message] of refusals) {
    it(`stop the start: ${title}`, () => {
      using temporary = temporaryProject({
        'objects/Trip__c/Trip__c.object-meta.xml': objectXml('Trip'),
        ...Object.fromEntries(
          Object.entries(files).map(([name, xml]) => [`objects/Trip__c/fields/${name}.field-meta.xml`, xml]),
        ),
      });
      assert.throws(() => loadSchema(temporary.directory), message);
    });
  }
});
