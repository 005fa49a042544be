import { csvText } from 'c/csvText';

describe('c/csvText', () => {
  it('writes nothing for no rows', () => {
    expect(csvText([])).toBe('');
  });

  it('ends each row as RFC 4180 has it, and leaves out what is missing', () => {
    expect(
      csvText([
        ['Account', 'Total'],
        ['Alder', 12.5],
        ['Birch', undefined],
      ]),
    ).toBe('Account,Total\r\nAlder,12.5\r\nBirch,\r\n');
  });

  it.each([
    ['a, b', '"a, b"'],
    ['say "yes"', '"say ""yes"""'],
    ['two\nlines', '"two\nlines"'],
    ['two\rlines', '"two\rlines"'],
  ])('quotes %j', (text, cell) => {
    expect(csvText([[text]])).toBe(`${cell}\r\n`);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
  ])('keeps %j from being run as a formula', (text, cell) => {
    expect(csvText([[text]])).toBe(`${cell}\r\n`);
  });

  it('leaves negative numbers as they are', () => {
    expect(csvText([[-5]])).toBe('-5\r\n');
  });
});
