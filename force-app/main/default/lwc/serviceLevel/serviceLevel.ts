/** What an account of a designation or of a quartile gets from us. */
export interface ServiceLevel {
  readonly name: string;
  /** Orders levels that are meant for the same accounts. */
  readonly key: string;
  readonly designation: string | undefined;
  readonly quartile: number | undefined;
  /** One line each. */
  readonly gets: readonly string[];
  readonly doesNotGet: readonly string[];
  /** In days. */
  readonly contactCadence: number | undefined;
  readonly reviewCadence: number | undefined;
}

/** The level of an account, and which of both gave it. */
export interface ChosenLevel {
  readonly level: ServiceLevel;
  readonly by: 'Designation' | 'Quartile';
}

/**
 * The service level of an account: the one for its designation, else the one for its quartile. Of several for the same
 * accounts the first by key counts.
 */
export function serviceLevelFor(
  levels: readonly ServiceLevel[],
  account: { readonly designation: string | undefined; readonly quartile: number | undefined },
): ChosenLevel | undefined {
  const ordered = [...levels].sort((one, other) => (one.key < other.key ? -1 : 1));
  const { designation, quartile } = account;
  const byDesignation = designation ? ordered.find((level) => level.designation === designation) : undefined;
  if (byDesignation) {
    return { level: byDesignation, by: 'Designation' };
  }
  const byQuartile =
    quartile === undefined ? undefined : ordered.find((level) => !level.designation && level.quartile === quartile);
  return byQuartile && { level: byQuartile, by: 'Quartile' };
}

/** The lines of a text that people typed, without list marks and empty lines; what is said twice counts once. */
export function linesOf(text: string | null | undefined): string[] {
  const lines = (text ?? '').split(/\r\n|\r|\n/).map((line) => line.replace(/^\s*(?:[-*•–]\s+)?/, '').trim());
  return [...new Set(lines)].filter((line) => line !== '');
}
