import { SingleBar } from 'cli-progress';

/** Often enough to see that a pipe is alive, seldom enough not to fill a log. */
const PLAIN_PROGRESS_EVERY_MS = 5_000;

export interface Progress {
  update(done: number): void;
  stop(): void;
}

/**
 * Where a command speaks. The result goes to stdout and nothing else does, so that it can be piped; notes and progress go
 * to stderr: a bar on a terminal, plain lines elsewhere.
 */
export interface Terminal {
  note(line: string): void;
  result(text: string): void;
  /** `total` is unknown while a query streams. */
  progress(label: string, total?: number): Progress;
}

/** A reader that went away (`| head`) is no fault of the job: its stream is not written to again. */
function writerTo(stream: NodeJS.WriteStream): (text: string) => void {
  let open = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') {
      throw error;
    }
    open = false;
  });
  return (text) => {
    if (open) {
      stream.write(text);
    }
  };
}

function bar(label: string, total: number | undefined): Progress {
  const format = total === undefined ? `${label} {value}` : `${label} [{bar}] {value}/{total}`;
  const single = new SingleBar({ format, stream: process.stderr, hideCursor: true, clearOnComplete: false });
  single.start(total ?? 0, 0);
  return {
    update: (done) => {
      single.update(done);
    },
    stop: () => {
      single.stop();
    },
  };
}

function lines(label: string, total: number | undefined, write: (text: string) => void): Progress {
  const suffix = total === undefined ? '' : ` of ${total}`;
  let latest = 0;
  let spoken: number | undefined;
  let spokenAt = Date.now();
  const speak = (): void => {
    if (latest !== spoken) {
      spoken = latest;
      spokenAt = Date.now();
      write(`${label} ${latest}${suffix}\n`);
    }
  };
  return {
    update(done) {
      latest = done;
      if (Date.now() - spokenAt >= PLAIN_PROGRESS_EVERY_MS) {
        speak();
      }
    },
    stop: speak,
  };
}

/** The terminal of this process. */
export function openTerminal(): Terminal {
  const toStderr = writerTo(process.stderr);
  const toStdout = writerTo(process.stdout);
  return {
    note: (line) => {
      toStderr(`${line}\n`);
    },
    result: (text) => {
      toStdout(`${text}\n`);
    },
    progress: (label, total) => (process.stderr.isTTY ? bar(label, total) : lines(label, total, toStderr)),
  };
}
