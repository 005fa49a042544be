import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FormulaError } from '../../../../local-org/src/formula/formulaError.ts';
import type { FormulaUse } from '../../../../local-org/src/formula/functions/index.ts';
import { evaluateFormula } from '../../../support/local-org/evaluateFormula.ts';

function refusals(use: FormulaUse, cases: readonly (readonly [formula: string, complaint: RegExp])[]): void {
  for (const [formula, complaint] of cases) {
    it(`${formula} in a ${use} is refused`, () => {
      assert.throws(
        () => evaluateFormula(formula, { use }),
        (error) => error instanceof FormulaError && complaint.test(error.at(formula)),
      );
    });
  }
}

describe('formulas that cannot be read', () => {
  refusals('validation rule', [
    ['', /line 1, column 1: Syntax error\. The formula ends too early/],
    ['1 +', /line 1, column 4: Syntax error\. The formula ends too early/],
    ['IF(TRUE,\n  1\n  2)', /line 3, column 3: Syntax error\. Missing '\)', found '2'/],
    ['(1', /column 3: Syntax error\. Missing '\)'/],
    ['1 2', /column 3: Syntax error\. Extra or misplaced '2'/],
    ['"open', /column 1: Syntax error\. Missing closing quote/],
    ['"\\d"', /column 2: Syntax error\. '\\d' is no escape sequence/],
    ['a @ b', /column 3: Syntax error\. Found '@'/],
    ['1e3', /column 2: Syntax error/],
    [`"${'x'.repeat(3900)}"`, /too long \(3902 characters\)\. Maximum length is 3900/],
  ]);
});

describe('names that mean nothing', () => {
  refusals('validation rule', [
    ['Nope__c > 1', /column 1: Field Nope__c does not exist\. Check spelling/],
    ['TRUE && Parent.Nope__c', /column 9: Field Parent\.Nope__c does not exist/],
    ['Nobody.Name', /Field Nobody\.Name does not exist/],
    [`${'Parent.'.repeat(11)}Name = "x"`, /follows more than 10 relationships/],
    [
      '$Setup.Limits__c.Max__c > 1',
      /column 1: The embedded org does not support the global variable \$Setup\.Limits__c/,
    ],
    ['$Label.Text = ""', /Field \$Label\.Text does not exist\. Check spelling/],
    [
      '$CustomMetadata.Limit__mdt.Weekly.Visits__c > 1',
      /Field \$CustomMetadata\.Limit__mdt\.Weekly\.Visits__c does not exist/,
    ],
    ['$CustomMetadata.Visit__c.Yearly.Cost__c > 1', /Field \$CustomMetadata\.Visit__c\.Yearly\.Cost__c does not exist/],
    [
      '$CustomMetadata.Limit__mdt.Yearly.Hours__c > 1',
      /Field \$CustomMetadata\.Limit__mdt\.Yearly\.Hours__c does not exist/,
    ],
    ['$RecordType.Name = "A"', /Field \$RecordType\.Name does not exist/],
    ['$Api.Session_ID = ""', /does not support the global variable \$Api\.Session_ID/],
    ['$Api.Partner_Server_URL', /does not support the global variable \$Api\.Partner_Server_URL/],
    ['$UserRole.Nope = ""', /Field \$UserRole\.Nope does not exist/],
    ['$User.Nope', /Field \$User\.Nope does not exist/],
  ]);
});

describe('functions that nobody evaluates', () => {
  refusals('validation rule', [
    ['1 + VLOOKUP(1, 2, 3)', /column 5: The embedded org does not evaluate the function VLOOKUP/],
    ['GEOLOCATION(1, 2)', /function GEOLOCATION/],
    ['CURRENCYRATE("EUR")', /function CURRENCYRATE/],
    ['GETSESSIONID()', /function GETSESSIONID/],
    ['NOSUCH(1)', /function NOSUCH/],
  ]);
});

describe('arguments that do not fit', () => {
  refusals('validation rule', [
    ['IF(TRUE, 1)', /Incorrect number of parameters for function 'IF\(\)'\. Expected 3, received 2/],
    ['CASE(1, 2, 3)', /Incorrect number of parameters for function 'CASE\(\)'\. Expected 4, received 3/],
    ['LEFT("a")', /Incorrect number of parameters for function 'LEFT\(\)'\. Expected 2, received 1/],
    ['ABS("a")', /Incorrect parameter type for function 'ABS\(\)'\. Expected Number, received Text/],
    ['IF(1, 2, 3)', /Expected Boolean, received Number/],
    ['IF(TRUE, 1, "a")', /do not go together/],
    ['1 + "a"', /Incorrect parameter type for operator '\+'\. Expected Number, received Text/],
    ['"a" & 1', /Incorrect parameter type for operator '&'\. Expected Text, received Number/],
    ['TODAY() + TODAY()', /operator '\+'\. Expected Number, received Date/],
    ['1 = "a"', /Incorrect parameter type for operator '='\. Expected Number, received Text/],
    ['TRUE > FALSE', /operator '>'/],
    ['-"a"', /operator '-'\. Expected Number, received Text/],
    ['Tier__c = "Gold"', /Picklist fields are only supported in certain functions/],
    ['Tier__c & "x"', /Picklist fields are only supported in certain functions/],
    ['CONTAINS(Tier__c, "G")', /picklist fields are only supported in certain functions/],
    ['ISPICKVAL(Tier__c, Code__c)', /the second parameter must be a text in quotes/],
    ['ISPICKVAL(Code__c, "x")', /the first parameter must be a picklist field/],
    ['CASE(Tier__c, Code__c, 1, 2)', /compares a picklist with texts in quotes only/],
    ['ISBLANK(Strategic__c)', /Incorrect argument type for function 'ISBLANK\(\)'/],
    ['TEXT("a")', /Incorrect parameter type for function 'TEXT\(\)'/],
    ['ISCHANGED(Parent.Name)', /ISCHANGED takes a field of the record itself/],
    ['PRIORVALUE(1)', /PRIORVALUE takes a field of the record itself/],
    ['REGEX(Code__c, Name)', /does not support REGEX with a pattern that is no text in quotes/],
    ['REGEX(Code__c, "a++")', /does not support the pattern "a\+\+" of REGEX/],
    ['REGEX(Code__c, "(")', /does not support the pattern "\(" of REGEX/],
  ]);
});

// Salesforce Help: "ISNEW", "ISCHANGED", "PRIORVALUE", "ISCLONE" name the places they are available in; "Long Text Area" in "Custom Field Types".
describe('formulas in the wrong place', () => {
  refusals('formula field', [
    ['ISNEW()', /Function ISNEW may not be used in this type of formula/],
    ['ISCHANGED(Name)', /Function ISCHANGED may not be used/],
    ['PRIORVALUE(Name)', /Function PRIORVALUE may not be used/],
    ['REGEX(Name, "a")', /Function REGEX may not be used/],
    ['Story__c', /unsupported field type called "Long Text Area"/],
    ['$User.Id', /does not support \$User\.Id in formula fields/],
    ['$Permission.X', /does not support \$Permission\.X in formula fields/],
    ['$UserRole.Name', /does not support \$UserRole\.Name in formula fields/],
    // "Long text area fields aren't supported in formula references": custommetadatatypes_formula_fields.htm in Salesforce Help.
    ['$CustomMetadata.Limit__mdt.Yearly.Reason__c', /unsupported field type called "Long Text Area"/],
  ]);
  refusals('default value', [
    ['Name', /only global variables can be read/],
    ['ISNEW()', /may not be used in this type of formula/],
  ]);
});
