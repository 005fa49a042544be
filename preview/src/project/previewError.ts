/**
 * A refusal that a developer can act on. `message` says what happened and to which file or record; `nextStep` says what to do.
 * `location` is `file:line` where one is known.
 */
export class PreviewError extends Error {
  readonly nextStep: string;
  readonly location: string | undefined;

  constructor(message: string, nextStep: string, location?: string) {
    super(message);
    this.name = 'PreviewError';
    this.nextStep = nextStep;
    this.location = location;
  }

  /** The whole message on one or two lines, for a terminal. */
  override toString(): string {
    const where = this.location === undefined ? '' : `${this.location}: `;
    return `${where}${this.message}\n${this.nextStep}`;
  }
}

/** What works in an org and not in the preview, which shows a placeholder in its place and says so. */
export class UnsupportedError extends PreviewError {
  constructor(message: string, nextStep: string, location?: string) {
    super(message, nextStep, location);
    this.name = 'UnsupportedError';
  }
}
