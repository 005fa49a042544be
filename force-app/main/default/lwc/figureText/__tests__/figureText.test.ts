import {
  dayText,
  daysAgoText,
  decimalText,
  moneyText,
  percentText,
  shareText,
  signedPercentText,
  wholeText,
} from 'c/figureText';

describe('c/figureText', () => {
  it.each([
    [0, '0'],
    [1234.5, '1,235'],
    [-1234567, '-1,234,567'],
  ])('writes %d as a whole number', (value, text) => {
    expect(wholeText(value)).toBe(text);
  });

  it('writes money to the cent, with the currency where there are several', () => {
    expect(moneyText(1234.5)).toBe('1,234.50');
    expect(moneyText(1234.5, 'EUR').replace(/\s/, ' ')).toBe('EUR 1,234.50');
  });

  it('writes percentages out of percent', () => {
    expect(percentText(40)).toBe('40%');
    expect(percentText(0.25, 2)).toBe('0.25%');
    expect(percentText(88.96)).toBe('89%');
  });

  it('writes shares to one decimal', () => {
    expect([6, 89.86, 0.04].map(shareText)).toEqual(['6.0%', '89.9%', '0.0%']);
  });

  it.each([
    [12.34, '+12.3%'],
    [-5, '-5%'],
    [0, '0%'],
  ])('writes the change %d with its sign', (value, text) => {
    expect(signedPercentText(value)).toBe(text);
  });

  it('writes at most the decimals asked for', () => {
    expect(decimalText(0.7624, 2)).toBe('0.76');
    expect(decimalText(4, 1)).toBe('4');
  });

  it('writes a day as it stands, whatever the time zone, and a moment as its day', () => {
    expect(dayText('2026-06-30')).toBe('Jun 30, 2026');
    expect(dayText('2026-06-30T12:00:00.000Z')).toBe('Jun 30, 2026');
  });

  it('writes nothing for a day that is not known', () => {
    expect(dayText('')).toBe('');
  });

  it.each([
    [0, 'today'],
    [1, 'yesterday'],
    [12, '12 days ago'],
    [1200, '1,200 days ago'],
    [-3, 'today'],
  ])('says how long ago %d days are', (days, text) => {
    expect(daysAgoText(days)).toBe(text);
  });
});
