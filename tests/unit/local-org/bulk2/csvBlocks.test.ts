import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { csvBlocks } from '../../../../local-org/src/bulk2/csvBlocks.ts';
import { csvDialect } from '../../../../local-org/src/bulk2/csvDialect.ts';
import { csvSql } from '../../../../local-org/src/bulk2/csvSql.ts';
import { loadSchema } from '../../../../local-org/src/schema/index.ts';
import type { Currencies } from '../../../../local-org/src/schema/index.ts';
import type { Viewer } from '../../../../local-org/src/security/index.ts';
import { prepareQuery } from '../../../../local-org/src/soql/index.ts';
import type { Query } from '../../../../local-org/src/soql/index.ts';
import { Random } from '../../../../scripts/org/demo/Random.ts';
import { fieldXml, sfdxProject } from '../../../support/local-org/sfdxProject.ts';
import { sourceFiles, succeeded, TestOrg } from '../../../support/local-org/testOrg.ts';

const values = ['Say "hi"', 'Two'].map(
  (name) => `<value><fullName>${name}</fullName><label>The ${name}</label></value>`,
);
const valueSet = `<valueSet><valueSetDefinition><sorted>false</sorted>${values.join('')}</valueSetDefinition></valueSet>`;
const FIELDS: Readonly<Record<string, readonly [type: string, elements?: string]>> = {
  Ratio__c: ['Number', '<precision>18</precision><scale>9</scale>'],
  Share__c: ['Percent', '<precision>16</precision><scale>4</scale>'],
  Worth__c: ['Currency', '<precision>18</precision><scale>2</scale>'],
  Since__c: ['Date'],
  Opens__c: ['Time'],
  Mail__c: ['Email'],
  Page__c: ['Url'],
  Story__c: ['LongTextArea', '<length>131072</length><visibleLines>3</visibleLines>'],
  Words__c: ['Html', '<length>32768</length><visibleLines>10</visibleLines>'],
  Tags__c: ['MultiselectPicklist', `<visibleLines>4</visibleLines>${valueSet}`],
  Secret__c: ['EncryptedText', '<length>20</length><maskChar>X</maskChar><maskType>lastFour</maskType>'],
  Double__c: ['Currency', '<precision>18</precision><scale>3</scale><formula>Worth__c * 2 + 0.0005</formula>'],
  Shout__c: ['Text', '<formula>Name &amp; "!"</formula>'],
  Next__c: ['DateTime', '<formula>Tiered_On__c + 1.5</formula>'],
  Is_Rich__c: ['Checkbox', '<formula>Worth__c &gt; 1000</formula>'],
};
const files = Object.entries(FIELDS).map(([name, [type, elements]]): [string, string] => [
  `objects/Account/fields/${name}.field-meta.xml`,
  fieldXml(name, type, elements),
]);

const money = (isoCode: string, conversionRate: string) => ({
  isoCode,
  conversionRate,
  decimalPlaces: 2,
  active: true,
});
const currencies: Currencies = {
  corporate: 'EUR',
  currencies: [money('EUR', '1'), money('USD', '1.25')],
  datedRates: [],
};
const ACCOUNTS = 120;
const TEXTS = ['"', 'a,"b";c|d^e`f\tg', 'line\r\nline', "O'Neil ''", 'Zürich 東京 🙂', 'plain'];

/** What all fields are asked for by; some values are never, some always there. */
const COLUMNS =
  'Id, Name, OwnerId, ParentId, IsDeleted, CreatedDate, SystemModstamp, Phone, Website, Description, Industry, Rating, AnnualRevenue, ' +
  'NumberOfEmployees, LastActivityDate, CurrencyIsoCode, External_Key__c, Code__c, Revenue__c, Quartile__c, In_Pool__c, Tiered_On__c, ' +
  'Ratio__c, Share__c, Worth__c, Since__c, Opens__c, Mail__c, Page__c, Story__c, Words__c, Tags__c, Double__c, Shout__c, Next__c, Is_Rich__c, ' +
  'toLabel(Status__c), Parent.Name, Parent.Revenue__c, Parent.In_Pool__c, Parent.Tiered_On__c, Parent.Shout__c, Parent.Parent.Is_Rich__c, Owner.Profile.Name';

let org: TestOrg;
before(() => {
  using project = sfdxProject({ ...sourceFiles, ...Object.fromEntries(files) });
  org = new TestOrg({ schema: loadSchema(project.directory, currencies) });
  const random = new Random(1, 'cells');
  const maybe = (value: string | number | boolean): typeof value | null => (random.chance(0.25) ? null : value);
  const number = (decimals: number): string =>
    (random.whole(-1, 1) * random.whole(0, 10 ** random.whole(1, 12)) * 10 ** -decimals).toFixed(decimals);
  const ids: string[] = [];
  for (let place = 0; place < ACCOUNTS; place += 1) {
    const text = random.pick(TEXTS);
    const id = org.add('Account', {
      ...{ Name: `${text} ${place}`, ParentId: maybe(random.pick(ids.length > 0 ? ids : [''])), Industry: maybe(text) },
      ...{ Phone: maybe(text), Description: maybe(text.repeat(9)), NumberOfEmployees: maybe(place * 1000) },
      ...{ AnnualRevenue: maybe(number(0)), CurrencyIsoCode: random.pick(['EUR', 'USD']), Code__c: maybe(`C${place}`) },
      ...{ Revenue__c: maybe(number(2)), In_Pool__c: random.chance(0.5), Tiered_On__c: maybe('1969-12-31T23:59:58Z') },
      ...{
        Ratio__c: maybe(number(9)),
        Share__c: maybe(number(4)),
        Worth__c: maybe(number(2)),
        Since__c: maybe('1700-02-28'),
      },
      ...{ Opens__c: maybe('07:05:09.1Z'), Mail__c: maybe('"a"@b.test'), Story__c: maybe(text.repeat(999)) },
      ...{ Words__c: maybe('<p>"Well" &amp; good</p>'), Tags__c: maybe('Two;Say "hi"'), Secret__c: maybe('123456') },
    });
    ids.push(id);
  }
  for (const id of ids.slice(10, 20)) succeeded(org.delete(id));
});
after(() => {
  org[Symbol.dispose]();
});

interface Asked {
  readonly dialect?: ReturnType<typeof csvDialect>;
  readonly viewer?: Viewer;
  readonly includeDeleted?: boolean;
}

function prepared(soql: string, { viewer = org.viewer, includeDeleted = false }: Asked): Query {
  return prepareQuery(soql, org, viewer, { door: 'bulk', includeDeleted });
}

/** A query's CSV as the job writes it, and row by row as JavaScript does. */
function bothWays(soql: string, asked: Asked = {}): [sql: string, js: string] {
  const { dialect = csvDialect() } = asked;
  const query = prepared(soql, asked);
  const byRows = { columns: query.columns, rows: () => query.rows(), blocks: () => undefined } as unknown as Query;
  const text = (one: Query): string => [...csvBlocks(one, dialect)].map((block) => block.text).join('');
  return [text(query), text(byRows)];
}

/** Whether the database writes a query's text; the answer is nothing worth where it does not. */
function isWritten(soql: string, asked: Asked = {}): boolean {
  const query = prepared(soql, asked);
  const textSql = csvSql(query.columns, csvDialect());
  return textSql !== undefined && query.blocks(textSql, 500) !== undefined;
}

describe('csvBlocks', () => {
  for (const delimiter of ['BACKQUOTE', 'CARET', 'COMMA', 'PIPE', 'SEMICOLON', 'TAB']) {
    for (const lineEnding of ['LF', 'CRLF']) {
      it(`writes every type of field by SQL as JavaScript does, with ${delimiter} and ${lineEnding}`, () => {
        const soql = `SELECT ${COLUMNS} FROM Account`;
        assert.ok(isWritten(soql));
        const [sql, js] = bothWays(soql, { dialect: csvDialect(delimiter, lineEnding) });
        assert.equal(sql, js);
        assert.ok(sql.length > 100_000);
      });
    }
  }

  const written = [
    'FROM Account WHERE Worth__c > 0 AND Since__c != null',
    "FROM Account WHERE Parent.Worth__c > 0 OR Name LIKE '%e%'",
    "FROM Account WHERE ParentId = '001Lo0000000001AAA'",
    'FROM Account WHERE NumberOfEmployees > 999000',
    "FROM Account WHERE Industry IN ('\"', 'PLAIN', null)",
    "FROM Account WHERE Parent.Industry NOT IN ('plain') AND Worth__c != null",
    'FROM Account LIMIT 0',
    'FROM Account LIMIT 1',
    'FROM Account LIMIT 119',
    'FROM Account LIMIT 2000000',
  ];
  for (const rest of written) {
    it(`reads in blocks: ${rest}`, () => {
      assert.ok(isWritten(`SELECT Id ${rest}`));
      const [sql, js] = bothWays(`SELECT ${COLUMNS} ${rest}`);
      assert.equal(sql, js);
    });
  }

  const rowByRow: readonly [what: string, soql: string, asked?: Asked][] = [
    ['rows in another order', 'SELECT Id FROM Account ORDER BY Name'],
    ['a long list', `SELECT Id FROM Account WHERE Name NOT IN ('${'x'.repeat(200)}'${", 'plain 5'".repeat(1000)})`],
    ['a query in the query', 'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Opportunity)'],
    ['converted amounts', 'SELECT Id, convertCurrency(Worth__c) FROM Account'],
    ['formatted amounts', 'SELECT Id, FORMAT(Worth__c) FROM Account'],
    ['masked text', 'SELECT Id, Secret__c FROM Account'],
  ];
  for (const [what, soql, asked] of rowByRow) {
    it(`leaves to JavaScript: ${what}`, () => {
      assert.equal(isWritten(soql, asked), false);
      const [one, other] = bothWays(soql, asked);
      assert.equal(one, other);
    });
  }

  it('keeps to what sharing lets a user see, of records and of their parents', () => {
    const soql = 'SELECT Id, ParentId, Parent.Id FROM Account';
    const [[child, parent] = []] = org.query('SELECT Id, ParentId FROM Account WHERE ParentId != null LIMIT 1');
    for (const [isQuery, seen] of [
      ['', `IN ('${String(child)}')`],
      ['a query', `IN (SELECT '${String(child)}')`],
    ] as const) {
      const rowFilter: Viewer['rowFilter'] = ({ name }, alias) =>
        name === 'Account' ? { text: `${alias}."Id" ${seen}`, parameters: [] } : undefined;
      const viewer = { ...org.viewer, rowFilter };
      assert.equal(isWritten(soql, { viewer }), isQuery === '');
      const rows = `"${String(child)}","${String(parent)}",""\n`;
      assert.deepEqual(bothWays(soql, { viewer }), [rows, rows]);
    }
  });

  it('finds what is in the recycle bin for queryAll alone', () => {
    const rows = (includeDeleted: boolean): number =>
      bothWays('SELECT Id, IsDeleted FROM Account', { includeDeleted })[0].split('\n').length - 1;
    assert.deepEqual([rows(true), rows(false)], [ACCOUNTS, ACCOUNTS - 10]);
    const [sql, js] = bothWays(`SELECT ${COLUMNS} FROM Account`, { includeDeleted: true });
    assert.equal(sql, js);
  });

  it('gives the same rows in blocks of any size, and no more than asked for', () => {
    const [, js] = bothWays('SELECT Id, Name FROM Account LIMIT 50');
    for (const rowsAtOnce of [1, 7, 110, 5000]) {
      const query = prepared('SELECT Id, Name FROM Account LIMIT 50', {});
      const blocks = [...(query.blocks(csvSql(query.columns, csvDialect()) ?? '', rowsAtOnce) ?? [])];
      assert.equal(blocks.map(({ text }) => text).join(''), js);
      assert.ok(blocks.every(({ rows }) => rows <= rowsAtOnce));
      assert.equal(
        blocks.reduce((sum, { rows }) => sum + rows, 0),
        50,
      );
    }
  });

  it('takes fewer rows together where texts can be long', () => {
    const most = (soql: string): number =>
      Math.max(...[...csvBlocks(prepared(soql, {}), csvDialect())].map(({ rows }) => rows));
    assert.equal(most('SELECT Id FROM Account'), ACCOUNTS - 10);
    assert.ok(most('SELECT Id, Story__c FROM Account') <= 61);
  });

  it('sees nothing of an object without records', () => {
    assert.deepEqual([...csvBlocks(prepared('SELECT Id FROM Campaign', {}), csvDialect())], []);
  });
});
