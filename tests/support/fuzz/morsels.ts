/** What makes values difficult, as JSON. */
export const HOSTILE_JSON: readonly string[] = [
  'null',
  'true',
  '0',
  '-1',
  '1e308',
  '1e400',
  '9007199254740993',
  '123456789012345678901234567890',
  '0.1000000000000000055511151231257827',
  '""',
  '" "',
  '"\\u0000"',
  '"\\ud800"',
  '"\\uffff\\u202e🏔️"',
  JSON.stringify('a'.repeat(70_000)),
  '{}',
  '[]',
  '[[null]]',
  '{"__proto__":{"a":1}}',
  '{"constructor":{"prototype":1},"toString":1}',
  '"__proto__"',
  '"constructor"',
  '"2024-02-30"',
  '"9999-99-99T99:99:99Z"',
  '"+275760-09-13T00:00:00.001Z"',
  '"001"',
  '"001000000000000AAA"',
  '"\'; DROP TABLE Account; --"',
  '"#N/A"',
  '"@{ref.id}"',
  '"@{ref[0].a.b}"',
  `${'['.repeat(500)}${']'.repeat(500)}`,
  `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`,
];

/** Names that objects have without anybody having put them there, and other keys to try. */
export const HOSTILE_KEYS: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'Id',
  'attributes',
  'Account.Name',
  'Parent',
  '',
  ' ',
  'Näme',
  'a'.repeat(300),
];

/** Pieces of text that parsers stumble over. */
export const MORSELS: readonly string[] = [
  "'",
  '"',
  '""',
  '\\',
  "\\'",
  '%',
  '%00',
  '%ff',
  '%2e%2e%2f',
  '../',
  '/',
  '//',
  ',',
  ';',
  '\n',
  '\r\n',
  '\t',
  '\u0000',
  '\uFEFF',
  '\ud800',
  '(',
  ')',
  '((((((((((((',
  '{',
  '}',
  '[',
  ']',
  '{{{{{{{{{{{{',
  '-',
  '--',
  '/*',
  '#',
  '$x',
  '@{',
  ':',
  '0',
  '1e999',
  '99999999999999999999',
  'null',
  'é',
  '日本',
  '🏔️',
  '\u202e',
  'a'.repeat(5000),
];

/** Words of SOQL, to be put together at random. */
export const SOQL_WORDS: readonly string[] = (
  'SELECT FROM WHERE AND OR NOT IN LIKE INCLUDES EXCLUDES GROUP BY HAVING ORDER ASC DESC NULLS FIRST LAST LIMIT OFFSET FOR VIEW UPDATE WITH ' +
  'TYPEOF WHEN THEN ELSE END USING SCOPE mine ALL ROWS Id Name Account Accounts Opportunity Opportunities Contact Contacts Amount CloseDate ' +
  'StageName Account.Name Account.Owner.Name Parent.Parent.Name What.Name Revenue__c Visits__r Visit__c CreatedDate IsWon Industry COUNT() COUNT(Id) ' +
  'SUM(Amount) MAX(CloseDate) AVG(Id) CALENDAR_YEAR(CloseDate) DAY_ONLY(CreatedDate) convertTimezone(CreatedDate) toLabel(StageName) FORMAT(Amount) ' +
  'FIELDS(ALL) FIELDS(STANDARD) ROLLUP(StageName) CUBE(StageName,Name) GROUPING(StageName) DISTANCE( GEOLOCATION( ( ) , = != <> < >= ' +
  "'x' '%' '\\' '' 'a\\'b' '\\u0041' null true 5 -1 1.5 1e5 USD5 2024-01-01 2024-02-30 2024-01-01T00:00:00Z TODAY LAST_N_DAYS:3 LAST_N_YEARS:999999999 :x"
).split(' ');

/** Words of GraphQL, to be put together at random. */
export const GRAPHQL_WORDS: readonly string[] = (
  'query mutation fragment on { } ( ) [ ] : ! $a = @include(if:true) @optional @skip ... uiapi query aggregate objectInfos Account Opportunity ' +
  'edges node Id Name { value } displayValue first:1 first:-1 first:99999999999 after:"x" where:{} where:{Name:{like:"%"}} orderBy:{Name:{order:ASC}} ' +
  'pageInfo totalCount upperBound:1 Owner Contacts Parent "x" """ 1e400 null true AccountCreate(input:{Account:{Name:"x"}}) Record __typename __schema __type'
).split(' ');
