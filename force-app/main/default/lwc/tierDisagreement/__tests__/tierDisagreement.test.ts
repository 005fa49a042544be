import { tierDisagreements } from 'c/tierDisagreement';
import type { TierDisagreement } from 'c/tierDisagreement';

describe('tierDisagreements', () => {
  it.each<[number | undefined, string | undefined, boolean | undefined, TierDisagreement[]]>([
    [1, 'Strategic', true, []],
    [1, 'Nurture', true, ['TopNotStrategic']],
    [1, '', true, ['TopNotStrategic']],
    [1, 'Strategic', false, ['TopWithoutSam']],
    [1, '', false, ['TopNotStrategic', 'TopWithoutSam']],
    [2, '', false, []],
    [3, 'Strategic', true, []],
    [4, 'None', false, []],
    [4, 'Nurture', false, []],
    [4, 'Strategic', true, ['BottomStrategic', 'BottomWithSam']],
    [4, 'None', true, ['BottomWithSam']],
    [undefined, 'Strategic', true, []],
    [1, undefined, undefined, []],
    [4, undefined, undefined, []],
  ])('quartile %s, designated %p, with a SAM: %s → %j', (quartile, designation, hasSam, expected) => {
    expect(tierDisagreements({ quartile, designation, hasSam })).toEqual(expected);
  });
});
