/** Where in a metadata file; both count from 1. */
export interface MetadataPlace {
  readonly line?: number;
  readonly column?: number;
}

/** What is wrong in a metadata file. The message begins with its path, as whoever started the org needs it; a deploy tells them apart. */
export class MetadataError extends Error {
  readonly path: string;
  readonly problem: string;
  readonly place: MetadataPlace;

  constructor(path: string, problem: string, place: MetadataPlace = {}) {
    super(`${path}: ${problem}`);
    this.name = 'MetadataError';
    this.path = path;
    this.problem = problem;
    this.place = place;
  }
}
