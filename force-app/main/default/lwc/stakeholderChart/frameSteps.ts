/** Takes steps one after the other, each with a frame of its own: none of them holds up what the user does meanwhile. */
export class FrameSteps {
  private frame = 0;

  start([step, ...rest]: readonly (() => void)[]): void {
    if (step !== undefined) {
      // eslint-disable-next-line @lwc/lwc/no-async-operation -- each step waits for the browser's next frame; the last one ends it
      this.frame = requestAnimationFrame(() => {
        step();
        this.start(rest);
      });
    }
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
  }
}
