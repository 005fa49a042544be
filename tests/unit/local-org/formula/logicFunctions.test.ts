import { describe } from 'node:test';
import { runCases } from './cases.ts';

// Salesforce Help: "Logical Functions": "IF", "CASE" (platform.customize_functions_case.htm), "AND", "OR", "NOT", "ISBLANK", "NULLVALUE" …
describe('choosing', () => {
  runCases([
    ['IF(FALSE, 1/0, 42)', '42'],
    ['IF(1 = NULL, 1, 0)', '0'],
    ['AND(FALSE, 1/0 = 0)', 'false'],
    ['OR(TRUE, 1/0 = 0)', 'true'],
    ['AND(TRUE, NULL)', 'false'],
    ['OR(FALSE, NULL)', 'false'],
    ['NOT(NULL)', 'blank'],
    ['CASE(10, 9, "a", 10, "b", "c")', 'b'],
    ['CASE(NULL, 9, 0, 10, 1, 2)', '2'],
    ['CASE(35, NULL, 0, 35, 1, 2)', '1'],
    ['CASE(Tier__c, "Gold", 1, "Silver", 2, 3)', '2', { values: { Tier__c: 'Silver' } }],
    ['CASE(Tier__c, "", "none", "some")', 'none'],
    ['IFS(1 > 2, "a", 2 > 1, "b", "c")', 'b'],
  ]);
});

describe('blanks', () => {
  runCases([
    ['ISBLANK("")', 'true'],
    ['ISBLANK(Tier__c)', 'true'],
    ['ISNULL(Code__c)', 'false'],
    ['ISNULL(Budget__c)', 'true'],
    ['BLANKVALUE(Code__c, "none")', 'none'],
    ['BLANKVALUE(Budget__c, 7)', '7'],
    ['NULLVALUE(Budget__c, 7)', '7'],
    ['NULLVALUE(Code__c, "none")', 'blank'],
  ]);
});

// Salesforce Help: "ISPICKVAL" (platform.customize_functions_ispickval.htm).
describe('picklists', () => {
  runCases([
    ['ISPICKVAL(Tier__c, "Gold")', 'true', { values: { Tier__c: 'Gold' } }],
    ['ISPICKVAL(Tier__c, "gold")', 'false', { values: { Tier__c: 'Gold' } }],
    ['ISPICKVAL(Tier__c, "")', 'true'],
    ['ISPICKVAL(PRIORVALUE(Tier__c), "Gold")', 'true', { values: { Tier__c: 'Silver' }, before: { Tier__c: 'Gold' } }],
  ]);
});

// Salesforce Help: "ISCHANGED" (platform.customize_functions_ischanged.htm) and "PRIORVALUE" (platform.customize_functions_priorvalue.htm).
describe('what a save changes', () => {
  runCases([
    ['ISNEW()', 'true'],
    ['ISNEW()', 'false', { before: {} }],
    ['ISCLONE()', 'false'],
    ['ISCHANGED(Code__c)', 'false', { values: { Code__c: 'A' } }],
    ['ISCHANGED(Code__c)', 'true', { values: { Code__c: 'A' }, before: {} }],
    ['ISCHANGED(Budget__c)', 'true', { values: {}, before: { Budget__c: 0 } }],
    ['ISCHANGED(Budget__c)', 'false', { values: { Budget__c: 100n }, before: { Budget__c: 100 } }],
    ['ISCHANGED(Remaining__c)', 'true', { values: { Budget__c: 2 }, before: { Budget__c: 1 } }],
    ['PRIORVALUE(Code__c)', 'B', { values: { Code__c: 'A' }, before: { Code__c: 'B' } }],
    ['PRIORVALUE(Code__c)', 'A', { values: { Code__c: 'A' } }],
  ]);
});
