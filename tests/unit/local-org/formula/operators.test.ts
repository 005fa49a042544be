import { describe } from 'node:test';
import { runCases } from './cases.ts';

const blankSpent = { values: { Budget__c: 500 } };

// Salesforce Help: "Formula Operators and Functions by Context" (platform.customize_functions_i_z.htm, …_a_h.htm); the order of
// operators, from the grammar of the formula engine that Salesforce publishes (github.com/salesforce/formula-engine).
describe('how operators bind', () => {
  runCases([
    ['1 + 2 * 3 + 4 / 2', '9'],
    ['(1 + 2) * (3 + 4) / 2', '10.5'],
    ['2 * 3 ^ 4', '1296'],
    ['2 ^ 3 ^ 2', '64'],
    ['-2 ^ 2', '4'],
    ['10 - 4 - 3', '3'],
    ['100 / 10 / 2', '5'],
    ['2 > 1 = TRUE', 'true'],
    ['TRUE || FALSE && FALSE', 'true'],
    ['NOT FALSE && FALSE', 'false'],
    ['!FALSE', 'true'],
    ['-(-Budget__c)', '5', { values: { Budget__c: 500 } }],
    ['+37 /* a comment */ - 1', '36'],
    ["'it\\'s' & \"\\n\"", "it's\n"],
  ]);
});

// Salesforce Help: "Tips for Working with Number, Currency, and Percent Formula Fields" (platform.tips_for_using_number_formula_fields.htm).
describe('numbers', () => {
  runCases([
    ['0.1 + 0.2', '0.3'],
    ['1234567890123456.78 + 0.01', '1234567890123456.79'],
    ['1 / 3 * 3', '0.999999999999999999999999999999999999999'],
    ['1 / 0', '#Error!'],
    ['0 / 5', '0'],
    ['64 ^ 64', '#Error!'],
    ['4 ^ 0.5', '#Error!'],
    ['2 ^ -1', '0.5'],
    ['Rate__c', '0.893', { values: { Rate__c: 8930 } }],
    ['Budget__c * 3', '0.03', { values: { Budget__c: 1 } }],
    ['Score__c', '1.0625', { values: { Score__c: 10_625 } }],
    ['Budget__c + 0.01', '9999999999999999.99', { values: { Budget__c: 999_999_999_999_999_998n } }],
  ]);
});

// Salesforce Help: "Build a Formula Field", "Blank Field Handling" (platform.building_formulas.htm).
describe('blank values', () => {
  runCases([
    ['Budget__c - Spent__c', 'blank', blankSpent],
    ['Budget__c - Spent__c', '5', { ...blankSpent, blanksAsZero: true }],
    ['Spent__c = 0', 'blank', blankSpent],
    ['Spent__c = 0', 'true', { ...blankSpent, blanksAsZero: true }],
    ['ISBLANK(Spent__c)', 'true', blankSpent],
    ['ISBLANK(Spent__c)', 'false', { ...blankSpent, blanksAsZero: true }],
    ['IF(Spent__c > 1, "more", "not more")', 'not more', blankSpent],
    ['Budget__c / Spent__c', 'blank', blankSpent],
    ['Budget__c / Spent__c', '#Error!', { ...blankSpent, blanksAsZero: true }],
    ['Renewal_Date__c + 1', 'blank', { blanksAsZero: true }],
    ['Code__c = ""', 'true'],
    ['Code__c & "!"', '!'],
    ['Strategic__c', 'false'],
    ['Parent.Strategic__c', 'false'],
    ['Parent.Name', 'blank'],
    ['NULL = ""', 'true'],
    ['37 = NULL', 'blank'],
    ['"Foo" > NULL', 'blank'],
  ]);
});

describe('texts compared', () => {
  runCases([
    ['"acme" = "ACME"', 'false'],
    ['"ab" <> "ba"', 'true'],
    ['"5" > "4"', 'true'],
    ['"Foo" > "FOO"', 'true'],
    ['"a" + "b"', 'ab'],
  ]);
});

// Salesforce Help: "Build Cross-Object Formulas" (platform.customize_cross_object.htm); ids have 15 characters in formulas, see "CASESAFEID".
describe('fields of parents', () => {
  const values = {
    Id: '001000000000001AAA',
    Parent: { Name: 'Group', Owner: { Username: 'kim@acme.test' }, Budget__c: 300 },
  };
  runCases([
    ['Parent.Name & ": " & Parent.Owner.Username', 'Group: kim@acme.test', { values }],
    ['parent.owner.username', 'kim@acme.test', { values }],
    ['Parent.Remaining__c', '3', { values }],
    ['Id', '001000000000001', { values }],
    ['CASESAFEID(Id)', '001000000000001AAA', { values }],
    ['$User.Username', 'sam@acme.test'],
    ['$User.IsActive', 'true'],
    ['$Permission.Granted', 'true'],
    ['$Permission.Missing', 'false'],
    ['$System.OriginDateTime', '1900-01-01T00:00:00.000Z'],
    ['$UserRole.Name', 'Seller'],
    ['$userrole.name', 'Seller'],
    ['$Label.Too_Many', 'Too many visits'],
    ['$Label.too_many & "!"', 'Too many visits!', { use: 'formula field' }],
    ['$CustomMetadata.Limit__mdt.Yearly.Visits__c * 2', '80', { use: 'formula field' }],
    ['$CustomMetadata.limit__mdt.yearly.visits__c', '40', { use: 'default value' }],
    ['$Api.Partner_Server_URL_260', 'https://acme.test/services/Soap/u/26.0/00D000000000001', { use: 'formula field' }],
    ['$Api.Enterprise_Server_URL_90', 'https://acme.test/services/Soap/c/9.0/00D000000000001'],
  ]);
});
