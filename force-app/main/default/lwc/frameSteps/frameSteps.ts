/** Takes steps one after the other, each with a frame of its own: none of them holds up what the user does meanwhile. */
export class FrameSteps {
  private frame = 0;

  /** Begins with the next frame; what is left of earlier steps is given up. */
  start(steps: readonly (() => void)[]): void {
    this.stop();
    this.go(steps);
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
  }

  private go([step, ...rest]: readonly (() => void)[]): void {
    if (step !== undefined) {
      // eslint-disable-next-line @lwc/lwc/no-async-operation -- each step waits for the browser's next frame; the last one ends it
      this.frame = requestAnimationFrame(() => {
        this.go(rest);
        step();
      });
    }
  }
}
