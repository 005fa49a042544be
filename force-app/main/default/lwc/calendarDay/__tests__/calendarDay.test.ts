import { today } from 'c/calendarDay';

describe('c/calendarDay', () => {
  it.each([
    [new Date(2026, 0, 5, 0, 0), '2026-01-05'],
    [new Date(2026, 10, 22, 23, 59), '2026-11-22'],
  ])('says which day it is at %s', (now, expected) => {
    expect(today(now)).toBe(expected);
  });
});
