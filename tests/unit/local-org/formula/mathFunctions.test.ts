import { describe } from 'node:test';
import { runCases } from './cases.ts';

// Salesforce Help: "ROUND" (platform.customize_functions_round.htm) and "TRUNC" (platform.customize_functions_trunc.htm).
describe('ROUND and TRUNC', () => {
  runCases([
    ['ROUND(1.5, 0)', '2'],
    ['ROUND(1.2345, 0)', '1'],
    ['ROUND(-1.5, 0)', '-2'],
    ['ROUND(225.49823, 2)', '225.5'],
    ['ROUND(-123456.3335, -2)', '-123500'],
    ['ROUND(0.0006, 3)', '0.001'],
    ['ROUND(2.5, NULL)', 'blank'],
    ['TRUNC(2.79, 1)', '2.7'],
    ['TRUNC(-2.7)', '-2'],
  ]);
});

// Knowledge article 000386432, "CEILING and FLOOR formula functions behave differently for negative numbers".
describe('whole numbers', () => {
  runCases([
    ['CEILING(2.5)', '3'],
    ['FLOOR(2.5)', '2'],
    ['CEILING(-2.5)', '-3'],
    ['FLOOR(-2.5)', '-2'],
    ['MCEILING(-2.5)', '-2'],
    ['MFLOOR(-2.5)', '-3'],
    ['CEILING(6/11*11)', '6'],
    ['FLOOR(6/11*11)', '6'],
    ['CEILING(NULL)', 'blank'],
  ]);
});

// Salesforce Help: "Math Functions": "MOD", "MAX", "MIN", "SQRT", "LN", "LOG", "EXP", "ABS".
describe('other math functions', () => {
  runCases([
    ['MOD(-101, 10)', '-1'],
    ['MOD(100.5, -10)', '0.5'],
    ['MOD(5, 0)', '#Error!'],
    ['MAX(100, -10, 1000)', '1000'],
    ['MIN(100.5, NULL, -10)', 'blank'],
    ['ABS(-3.5)', '3.5'],
    ['SQRT(16)', '4'],
    ['SQRT(-1)', '#Error!'],
    ['LOG(100)', '2'],
    ['LN(0)', '#Error!'],
    ['EXP(1000000)', '#Error!'],
    ['ROUND(EXP(LN(36)), 20)', '36'],
  ]);
});
