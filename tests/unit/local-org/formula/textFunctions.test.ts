import { describe } from 'node:test';
import { runCases } from './cases.ts';

// Salesforce Help: "Text Functions"; what a blank text gives, as the formula engine that Salesforce publishes has it.
describe('parts of a text', () => {
  runCases([
    ['LEFT("123456", 3)', '123'],
    ['LEFT("123456", 37)', '123456'],
    ['LEFT("123456", -2)', 'blank'],
    ['RIGHT("123456", 3)', '456'],
    ['RIGHT("123456", 0)', 'blank'],
    ['RIGHT(NULL, 3)', 'blank'],
    ['MID("123456", 4, 2)', '45'],
    ['MID("123456", 4, 37)', '456'],
    ['MID("123456", -4, 2)', '12'],
    ['MID("123456", 37, 2)', 'blank'],
    ['LEN("123456")', '6'],
    ['LEN(NULL)', '0'],
    ['TRIM("  12 34  ")', '12 34'],
    ['UPPER("StRiNg ")', 'STRING '],
    ['LOWER("ÄB")', 'äb'],
    ['INITCAP("acme north-east")', 'Acme North-East'],
  ]);
});

describe('finding and replacing', () => {
  runCases([
    ['FIND("asman", "Doug Chasman")', '8'],
    ['FIND("w", "Something wicked this way comes", 15)', '23'],
    ['FIND("apple", "Doug Chasman")', '0'],
    ['CONTAINS("123456", "23")', 'true'],
    ['CONTAINS("Acme", "acme")', 'false'],
    ['CONTAINS("123456", NULL)', 'true'],
    ['BEGINS("123456", "23")', 'false'],
    ['BEGINS(NULL, "123")', 'blank'],
    ['SUBSTITUTE("Hello; Text;", ";", "")', 'Hello Text'],
    ['SUBSTITUTE("a.b.c", ".", "$&")', 'a$&b$&c'],
    ['LPAD("string", 10, ",.;")', ',.;,string'],
    ['RPAD("string", 7)', 'string '],
    ['RPAD("string", 3, "x")', 'str'],
    ['LPAD("string", 0)', 'blank'],
  ]);
});

// Salesforce Help: "TEXT" (platform.customize_functions_text.htm), "VALUE", "CASESAFEID", "REGEX", "HYPERLINK".
describe('conversions', () => {
  runCases([
    ['TEXT(123456)', '123456'],
    ['TEXT(1.50)', '1.5'],
    ['TEXT(DATE(1968, 12, 20))', '1968-12-20'],
    ['TEXT(DATETIMEVALUE("2016-02-29 13:15:10"))', '2016-02-29 13:15:10Z'],
    ['TEXT(Tier__c)', 'Gold', { values: { Tier__c: 'Gold' } }],
    ['TEXT(Tier__c)', 'blank'],
    ['VALUE("-12.5")', '-12.5'],
    ['VALUE("twelve")', '#Error!'],
    ['VALUE("")', 'blank'],
    ['VALUE("1e9999")', '#Error!'],
    ['CHR(-1)', '#Error!'],
    ['LPAD("a", 1000000000)', '#Error!'],
    ['ISNUMBER("5.0")', 'true'],
    ['ISNUMBER("")', 'false'],
    ['CASESAFEID("001300000000001")', '001300000000001AAA'],
    ['ASCII("A")', '65'],
    ['CHR(65)', 'A'],
    ['REGEX("abc123", "[a-z]+\\\\d+")', 'true'],
    ['REGEX("abc123x", "[0-9]+")', 'false'],
    ['REGEX("K1A 0B1", "((?i)[abceghjklmnprstvxy]\\\\d[a-z]?\\\\s?\\\\d[a-z]\\\\d)?")', 'true'],
    ['"a" & BR() & "b"', 'a\nb'],
    ['HYPERLINK("/x", "X", "_self")', '<a href="/x" target="_self">X</a>'],
  ]);
});
