/** A request for every letter would be answered too late to be read. */
const PAUSE_MS = 300;

/** What is to be done once somebody stops typing for a moment. */
export class TypingPause {
  private timer?: ReturnType<typeof setTimeout>;

  /** Does this after the pause, in place of what was to be done before. */
  start(act: () => void): void {
    this.cancel();
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- waits for a pause in typing; the component cancels it when it goes
    this.timer = setTimeout(act, PAUSE_MS);
  }

  cancel(): void {
    clearTimeout(this.timer);
  }
}
