/** A change that can be taken back. */
export interface UndoStep {
  /** Names the change. */
  readonly text: string;
  readonly undo: () => Promise<unknown>;
}

/** The last change that can be taken back. One that was not saved gives its place back to the one before it. */
export class UndoSteps {
  /** The last one that is saved, and those that are being saved. */
  private steps: readonly UndoStep[] = [];

  get last(): UndoStep | undefined {
    return this.steps.at(-1);
  }

  begin(step: UndoStep): void {
    this.steps = [...this.steps.filter((other) => other !== step), step];
  }

  /** Of a step that was taken meanwhile nothing is left to end. */
  end(step: UndoStep, isSaved: boolean): void {
    const place = this.steps.indexOf(step);
    if (place >= 0) {
      this.steps = isSaved ? this.steps.slice(place) : this.steps.filter((other) => other !== step);
    }
  }

  /** The step to take back now; there is none before it. */
  take(): UndoStep | undefined {
    const { last } = this;
    this.steps = [];
    return last;
  }
}
