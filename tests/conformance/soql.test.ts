import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Value } from '../../local-org/src/store/index.ts';
import { succeeded, TestOrg } from '../support/local-org/testOrg.ts';

/** Three accounts that differ in everything, one of them nearly empty. */
function exampleOrg(): TestOrg {
  const org = new TestOrg();
  const acme = org.add('Account', {
    Name: 'Acme',
    External_Key__c: 'ACME',
    Industry: 'Retail',
    Rating: 'Warm',
    Revenue__c: '1234567890123456.78',
    NumberOfEmployees: 5,
    In_Pool__c: true,
    Tiered_On__c: '2017-12-31T10:00:00Z',
  });
  org.add('Account', {
    Name: 'bravo 100%_off',
    External_Key__c: 'Ünal',
    Industry: 'banking',
    Rating: 'Hot',
    Revenue__c: '-0.5',
    NumberOfEmployees: 50,
    ParentId: acme,
  });
  org.add('Account', { Name: "O'Neil \\ Söhne", Status__c: null });
  return org;
}

const names = ['Acme', 'bravo 100%_off', "O'Neil \\ Söhne"] as const;
const [acme, bravo, oneil] = names;

describe('WHERE', () => {
  const conditions: [condition: string, found: readonly string[]][] = [
    ["Name = 'acme'", [acme]],
    ["Name != 'ACME'", [bravo, oneil]],
    ["Name = 'o\\'neil \\\\ SÖHNE'", [oneil]],
    ["Name <> 'ACME'", [bravo, oneil]],
    ["Name not  in ('ACME') and name like '%'", [bravo, oneil]],
    ["Name < 'b'", [acme]],
    ["Name >= 'BRAVO'", [bravo, oneil]],
    ["Name LIKE 'a%'", [acme]],
    ["Name LIKE '%\\%\\_OFF'", [bravo]],
    ["Name LIKE '_cme'", [acme]],
    ["Name LIKE '%SÖHNE'", [oneil]],
    ["Name LIKE '%\\\\\\\\%'", []],
    ["Name LIKE '%\\\\ %'", [oneil]],
    ["External_Key__c = 'üNAL'", [bravo]],
    ["External_Key__c LIKE 'ü%'", [bravo]],
    ["External_Key__c IN ('acme', 'ÜNAL')", [acme, bravo]],
    ["External_Key__c NOT IN ('acme')", [bravo, oneil]],
    ["Industry IN ('RETAIL', 'Banking', 'Media')", [acme, bravo]],
    ["Industry IN ('Retail', null)", [acme, oneil]],
    ["Industry NOT IN ('Retail', null)", [bravo]],
    ['Industry = null', [oneil]],
    ['Industry != NULL', [acme, bravo]],
    ["Industry = ''", [oneil]],
    ["Industry != 'Retail'", [bravo, oneil]],
    ["NOT Industry = 'Retail'", [bravo, oneil]],
    ["NOT (Industry = 'Retail' OR Name LIKE 'o%')", [bravo]],
    ["(NOT Industry LIKE 'R%') AND (NOT Name = 'x')", [bravo, oneil]],
    ['Revenue__c = 1234567890123456.78', [acme]],
    ['Revenue__c = 1234567890123456.7800', [acme]],
    ['Revenue__c = 1234567890123456.79', []],
    ['Revenue__c > 1234567890123456.77', [acme]],
    ['Revenue__c > 1234567890123456.779', [acme]],
    ['Revenue__c >= 1234567890123456.781', []],
    ['Revenue__c < 1234567890123456.781', [acme, bravo]],
    ['Revenue__c = 1234567890123456.781', []],
    ['Revenue__c != 1234567890123456.781', [acme, bravo, oneil]],
    ['Revenue__c = -0.5', [bravo]],
    ['Revenue__c > -0.501', [acme, bravo]],
    ['Revenue__c < -0.499', [bravo]],
    ['Revenue__c <= -0.5', [bravo]],
    ['Revenue__c < 99999999999999999999999', [acme, bravo]],
    ['Revenue__c > -99999999999999999999999', [acme, bravo]],
    ['NumberOfEmployees IN (5, 50.0, 7)', [acme, bravo]],
    ['NumberOfEmployees > 5.5', [bravo]],
    ['In_Pool__c = true', [acme]],
    ['In_Pool__c != TRUE', [bravo, oneil]],
    ['Tiered_On__c = 2017-12-31T10:00:00Z', [acme]],
    ['Tiered_On__c >= 2017-12-31T12:00:00+02:00', [acme]],
    ['Tiered_On__c < 2017-12-31T10:00:00.000Z', []],
    ["Parent.Name = 'acme'", [bravo]],
    ["Parent.Name != 'acme'", [acme, oneil]],
    ['Parent.Revenue__c > 0', [bravo]],
    ["Account.Name = 'Acme'", [acme]],
    ["Owner.Profile.Name = 'system administrator' AND Rating = 'hot'", [bravo]],
    [
      "(Rating = 'Hot' AND Industry = 'Banking') OR (Rating = 'Warm' AND (Industry = 'Retail' OR Industry = 'x'))",
      [acme, bravo],
    ],
    ["Name = '\\u0041cme'", [acme]],
    [`Name = '\\'; DROP TABLE "Account"; --'`, []],
  ];
  for (const [condition, found] of conditions) {
    it(condition, () => {
      using org = exampleOrg();
      assert.deepEqual(org.column(`SELECT Name FROM Account WHERE ${condition}`), found);
      assert.equal(org.count(`SELECT COUNT() FROM Account WHERE ${condition}`), found.length);
    });
  }
});

describe('ids in a query', () => {
  it('may have 15 or 18 characters', () => {
    using org = exampleOrg();
    const id = String(org.column("SELECT Id FROM Account WHERE Name = 'Acme'")[0]);
    for (const given of [id, id.slice(0, 15), id.toUpperCase()]) {
      assert.deepEqual(org.column(`SELECT Name FROM Account WHERE Id = '${given}'`), [acme]);
      assert.deepEqual(org.column(`SELECT Name FROM Account WHERE ParentId IN ('${given}')`), [bravo]);
    }
  });
});

describe('a long query', () => {
  const list = (count: number, value: string): string => Array.from({ length: count }, () => value).join(',');
  const conditions: [title: string, condition: string, found: readonly string[]][] = [
    ['40,000 numbers', `NumberOfEmployees IN (${list(40_000, '5')}, 50)`, [acme, bravo]],
    ['20,000 exact numbers', `Revenue__c IN (1234567890123456.78, ${list(20_000, '1')})`, [acme]],
    ['texts with and without accents, and null', `Industry IN (${list(5000, "'RETAIL', 'ü'")}, null)`, [acme, oneil]],
    [
      '3,000 alternatives',
      Array.from({ length: 3000 }, (_, n) => `NumberOfEmployees = ${n + 6}`).join(' OR '),
      [bravo],
    ],
    ['nine parentheses', `${'('.repeat(9)}NumberOfEmployees = 5${')'.repeat(9)}`, [acme]],
  ];
  for (const [title, condition, found] of conditions) {
    it(`may have ${title}`, () => {
      using org = exampleOrg();
      assert.deepEqual(org.column(`SELECT Name FROM Account WHERE ${condition}`), found);
    });
  }
});

describe('SELECT', () => {
  it('gives the columns in the schema spelling and in the order asked for', () => {
    using org = exampleOrg();
    assert.deepEqual(
      org.query('select PARENT.external_key__C, a.name, revenue__c, in_pool__c from ACCOUNT a order by NAME'),
      [
        [null, acme, '1234567890123456.78', true],
        ['ACME', bravo, '-0.5', false],
        [null, oneil, null, false],
      ] satisfies Value[][],
    );
  });

  it('reaches five parents up', () => {
    using org = new TestOrg();
    let id = org.add('Account', { Name: 'Level 0' });
    for (let level = 1; level <= 5; level += 1) id = org.add('Account', { Name: `Level ${level}`, ParentId: id });
    const deepest = "FROM Account WHERE Name = 'Level 5'";
    assert.deepEqual(org.column(`SELECT Parent.Parent.Parent.Parent.Parent.Name ${deepest}`), ['Level 0']);
    assert.throws(() => org.query(`SELECT Parent.Parent.Parent.Parent.Parent.Parent.Name ${deepest}`), {
      code: 'MALFORMED_QUERY',
    });
  });

  it('leaves out what is deleted', () => {
    using org = exampleOrg();
    succeeded(org.delete(String(org.column("SELECT Id FROM Account WHERE Name = 'Acme'")[0])));
    assert.deepEqual(org.column('SELECT Name FROM Account'), [bravo, oneil]);
  });

  it('reads several queries side by side', () => {
    using org = exampleOrg();
    const [one, two] = [org.rows('SELECT Name FROM Account'), org.rows('SELECT Name FROM Account')];
    assert.deepEqual([one.next().value, two.next().value, one.next().value], [[acme], [acme], [bravo]]);
  });

  it('goes on while records are saved', () => {
    using org = exampleOrg();
    const rows = org.rows('SELECT Id, Name FROM Account ORDER BY Name');
    const first: IteratorResult<readonly Value[], unknown> = rows.next();
    assert.ok(first.done !== true);
    succeeded(org.update(String(first.value[0]), { Site: 'x' }));
    assert.equal([...rows].length, 2);
  });
});

describe('ORDER BY', () => {
  const orders: [order: string, found: readonly string[]][] = [
    ['Name', [acme, bravo, oneil]],
    ['Name DESC', [oneil, bravo, acme]],
    ['Revenue__c', [oneil, bravo, acme]],
    ['Revenue__c NULLS LAST', [bravo, acme, oneil]],
    ['Revenue__c DESC', [oneil, acme, bravo]],
    ['Revenue__c DESC NULLS LAST', [acme, bravo, oneil]],
    ['Parent.Name NULLS LAST, Name DESC', [bravo, oneil, acme]],
    ['In_Pool__c DESC, NumberOfEmployees DESC NULLS LAST', [acme, bravo, oneil]],
    // The order of the values in the picklist, Hot before Warm: "ORDER BY" in the SOQL and SOSL Reference.
    ['Rating NULLS LAST', [bravo, acme, oneil]],
    ['IsDeleted', [acme, bravo, oneil]],
  ];
  for (const [order, found] of orders) {
    it(order, () => {
      using org = exampleOrg();
      assert.deepEqual(org.column(`SELECT Name FROM Account ORDER BY ${order}`), found);
    });
  }
});

describe('LIMIT and OFFSET', () => {
  const limits: [limit: string, found: readonly string[]][] = [
    ['LIMIT 0', []],
    ['LIMIT 1', [acme]],
    ['LIMIT 100', [acme, bravo, oneil]],
    ['LIMIT 99999999999999999999', [acme, bravo, oneil]],
    ['OFFSET 1', [bravo, oneil]],
    ['LIMIT 1 OFFSET 1', [bravo]],
    ['OFFSET 2000', []],
  ];
  for (const [limit, found] of limits) {
    it(limit, () => {
      using org = exampleOrg();
      assert.deepEqual(org.column(`SELECT Name FROM Account ORDER BY Name ${limit}`), found);
      assert.equal(org.count(`SELECT COUNT() FROM Account ${limit}`), found.length);
    });
  }

  it('refuses an offset beyond 2,000', () => {
    using org = new TestOrg();
    assert.throws(() => org.query('SELECT Id FROM Account OFFSET 2001'), { code: 'NUMBER_OUTSIDE_VALID_RANGE' });
  });
});

describe('numbers against big integers', () => {
  it('compare exactly with literals of any number of decimals', () => {
    using org = new TestOrg();
    const cents = [-101n, -100n, -99n, -1n, 0n, 1n, 99n, 100n, 101n, 10n ** 17n, 10n ** 17n + 1n];
    const text = (value: bigint, decimals: number): string => {
      const digits = String(value < 0n ? -value : value).padStart(decimals + 1, '0');
      return `${value < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
    };
    for (const value of cents) org.add('Account', { Name: String(value), Revenue__c: text(value, 2) });
    const compare: [operator: string, holds: (a: bigint, b: bigint) => boolean][] = [
      ['=', (a, b) => a === b],
      ['!=', (a, b) => a !== b],
      ['<', (a, b) => a < b],
      ['<=', (a, b) => a <= b],
      ['>', (a, b) => a > b],
      ['>=', (a, b) => a >= b],
    ];
    for (const mills of [-1015n, -1000n, -995n, -5n, 0n, 5n, 10n, 995n, 1000n, 10n ** 18n + 5n]) {
      for (const [operator, holds] of compare) {
        const condition = `Revenue__c ${operator} ${text(mills, 3)}`;
        const expected = cents.filter((value) => holds(value * 10n, mills)).map(String);
        assert.deepEqual(org.column(`SELECT Name FROM Account WHERE ${condition}`), expected, condition);
      }
    }
  });
});
