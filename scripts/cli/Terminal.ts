import { SingleBar } from 'cli-progress';
import { jsonLines } from './jsonLines.ts';
import type { LogFormat } from './logFormat.ts';
import { seldom } from './seldom.ts';
import type { Progress } from './seldom.ts';

/**
 * Where a command speaks. The result goes to stdout and nothing else does, so that it can be piped; notes and progress go
 * to stderr: a bar on a terminal, plain lines elsewhere.
 */
export interface Terminal {
  /** @param details what programs that read the log get beside the line */
  note(line: string, details?: Readonly<Record<string, string>>): void;
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
  return seldom((done) => {
    write(`${label} ${done}${suffix}\n`);
  });
}

/** The terminal of this process, with notes and progress as text for people or as JSON lines for programs. */
export function openTerminal(format: LogFormat = 'text'): Terminal {
  const toStderr = writerTo(process.stderr);
  const toStdout = writerTo(process.stdout);
  const result = (text: string): void => {
    toStdout(`${text}\n`);
  };
  if (format === 'json') {
    return { ...jsonLines(toStderr), result };
  }
  return {
    note: (line) => {
      toStderr(`${line}\n`);
    },
    result,
    progress: (label, total) => (process.stderr.isTTY ? bar(label, total) : lines(label, total, toStderr)),
  };
}
