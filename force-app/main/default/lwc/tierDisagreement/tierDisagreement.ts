/** Where what people decided and what was computed tell different stories; neither overrules the other. */
export type TierDisagreement = 'TopNotStrategic' | 'TopWithoutSam' | 'BottomStrategic' | 'BottomWithSam';

/** Both sides of an account; a field that the user may not see is undefined, and then says nothing. */
export interface DesignationAndTier {
  readonly quartile: number | undefined;
  readonly designation: string | undefined;
  readonly hasSam: boolean | undefined;
}

const TOP = 1;
const BOTTOM = 4;

/** What to look at: a top account that nobody looks after, or a bottom account that takes a strategic account manager's time. */
export function tierDisagreements({ quartile, designation, hasSam }: DesignationAndTier): TierDisagreement[] {
  const found: TierDisagreement[] = [];
  if (quartile === TOP) {
    if (designation !== undefined && designation !== 'Strategic') found.push('TopNotStrategic');
    if (hasSam === false) found.push('TopWithoutSam');
  }
  if (quartile === BOTTOM) {
    if (designation === 'Strategic') found.push('BottomStrategic');
    if (hasSam === true) found.push('BottomWithSam');
  }
  return found;
}
