import { describe } from 'node:test';
import { runCases } from './cases.ts';

// Salesforce Help: "Using Date, Date/Time, and Time Values in Formulas" (platform.formula_using_date_datetime.htm).
describe('arithmetic with dates', () => {
  runCases([
    ['DATE(2005, 4, 10) - DATE(2005, 4, 1)', '9'],
    ['DATE(9999, 12, 31) + 1', '#Error!'],
    ['DATE(1, 1, 1) - 1', '#Error!'],
    ['DATE(1, 1, 1)', '0001-01-01'],
    ['DATETIMEVALUE("2016-02-29 13:15:10") + 10000000', '#Error!'],
    ['ADDMONTHS(DATE(2020, 1, 31), 1000000)', '#Error!'],
    ['FROMUNIXTIME(1000000000000)', '#Error!'],
    ['DATE(2005, 4, 5) + 1.9', '2005-04-06'],
    ['DATE(2005, 4, 5) - 0.9', '2005-04-05'],
    ['DATE(2005, 4, 5) + 0.5 + 0.5', '2005-04-05'],
    ['2 + DATE(2024, 2, 28)', '2024-03-01'],
    ['DATETIMEVALUE("2016-02-29 13:15:10") + 1', '2016-03-01T13:15:10.000Z'],
    ['DATETIMEVALUE("2016-02-29 13:15:10") + 0.5', '2016-03-01T01:15:10.000Z'],
    ['DATETIMEVALUE("2016-03-01 00:00:00") - DATETIMEVALUE("2016-02-29 12:00:00")', '0.5'],
    ['TIMEVALUE("08:34:56.789") - TIMEVALUE("06:34:56.789")', '7200000'],
    ['TIMEVALUE("23:00:00.000") + 7200000', '01:00:00.000'],
    ['DATE(2014, 3, 20) <= DATE(2015, 3, 20)', 'true'],
  ]);
});

// Salesforce Help: "Date and Time Functions": "DATE", "DATEVALUE", "ADDMONTHS" (platform.customize_functions_addmonths.htm), "WEEKDAY", "ISOWEEK" …
describe('date functions', () => {
  runCases([
    ['DATE(2023, 2, 29)', '#Error!'],
    ['DATE(2023, NULL, 1)', 'blank'],
    ['YEAR(DATE(2024, 6, 15)) * 10000 + MONTH(DATE(2024, 6, 15)) * 100 + DAY(DATE(2024, 6, 15))', '20240615'],
    ['DATEVALUE("2004-12-31")', '2004-12-31'],
    ['DATEVALUE("31.12.2004")', '#Error!'],
    ['DATEVALUE(DATETIMEVALUE("2004-12-31 11:32:10") + 3.6)', '2005-01-04'],
    ['ADDMONTHS(DATE(2020, 1, 31), 1)', '2020-02-29'],
    ['ADDMONTHS(DATE(2019, 2, 28), -1)', '2019-01-31'],
    ['ADDMONTHS(DATE(2020, 5, 30), -3)', '2020-02-29'],
    ['ADDMONTHS(DATE(2020, 1, 25), 12)', '2021-01-25'],
    ['WEEKDAY(DATE(2024, 1, 7))', '1'],
    ['WEEKDAY(DATE(1969, 2, 12))', '4'],
    ['ISOWEEK(DATE(2021, 1, 3))', '53'],
    ['ISOYEAR(DATE(2021, 1, 3))', '2020'],
    ['DAYOFYEAR(DATE(2024, 12, 31))', '366'],
    ['HOUR(TIMEVALUE("17:30:45.125")) * 100 + MINUTE(TIMEVALUE("17:30:45.125"))', '1730'],
    ['SECOND(TIMEVALUE("17:30:45.125"))', '45'],
    ['MILLISECOND(TIMEVALUE("17:30:45.125"))', '125'],
    ['TIMEVALUE("12:34:56.789Z")', '#Error!'],
    ['UNIXTIMESTAMP(DATETIMEVALUE("1970-01-02 00:00:00"))', '86400'],
    ['FROMUNIXTIME(86400)', '1970-01-02T00:00:00.000Z'],
  ]);
});

// Salesforce Help: "TODAY": the current date in the reader's time zone; here, the org's.
describe('the current day', () => {
  const now = '2026-03-01T23:30:00Z';
  runCases([
    ['TODAY()', '2026-03-01', { now }],
    ['TODAY()', '2026-03-02', { now, timeZone: 'Europe/Berlin' }],
    ['TODAY()', '2026-03-01', { now, timeZone: 'America/Los_Angeles' }],
    ['DATEVALUE(NOW())', '2026-03-02', { now, timeZone: 'Asia/Tokyo' }],
    ['NOW()', '2026-03-01T23:30:00.000Z', { now, timeZone: 'Asia/Tokyo' }],
    ['TIMENOW()', '23:30:00.000', { now }],
    ['Renewal_Date__c - TODAY()', '30', { now, values: { Renewal_Date__c: '2026-03-31' } }],
  ]);
});
