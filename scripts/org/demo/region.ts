export interface Country {
  readonly name: string;
  /** As companies write it into their names, where that is shorter. */
  readonly shortName?: string;
  /** How many of the demo's accounts are there, relative to the others. */
  readonly weight: number;
  readonly cities: readonly string[];
  readonly dialCode: string;
  /** What stands behind a company's name. */
  readonly legalForm: string;
}

/** Countries whose company and people names sound alike. */
export interface Region {
  readonly countries: readonly Country[];
  /** Invented names of companies are one of each, put together. */
  readonly beginnings: readonly string[];
  readonly endings: readonly string[];
  readonly streets: readonly string[];
  readonly firstNames: readonly string[];
  readonly lastNames: readonly string[];
}

/** Lists in the files of regions are written as words with blanks between them. */
export function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
