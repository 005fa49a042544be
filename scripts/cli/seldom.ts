export interface Progress {
  update(done: number): void;
  stop(): void;
}

/** Often enough to see that a pipe is alive, seldom enough not to fill a log. */
const EVERY_MS = 5_000;

/** Progress that speaks now and then, and at the end when there is something left to say. */
export function seldom(say: (done: number) => void): Progress {
  let latest = 0;
  let spoken: number | undefined;
  let spokenAt = Date.now();
  const speak = (): void => {
    if (latest !== spoken) {
      spoken = latest;
      spokenAt = Date.now();
      say(latest);
    }
  };
  return {
    update(done) {
      latest = done;
      if (Date.now() - spokenAt >= EVERY_MS) {
        speak();
      }
    },
    stop: speak,
  };
}
