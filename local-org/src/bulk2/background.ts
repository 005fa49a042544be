/** Work that goes on after its request was answered. */
export class Background {
  readonly #running = new Set<Promise<void>>();

  /** Begins after the current request's answer is on its way. `work` must not throw. */
  start(work: () => Promise<void>): Promise<void> {
    const running = new Promise<void>((resolve) => setImmediate(resolve)).then(work);
    this.#running.add(running);
    void running.finally(() => this.#running.delete(running));
    return running;
  }

  /** Resolves when nothing runs any more. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
