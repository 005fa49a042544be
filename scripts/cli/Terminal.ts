import { fstatSync, writeSync } from 'node:fs';
import { SingleBar } from 'cli-progress';
import { CommandError } from './CommandError.ts';
import { EXIT_CODES } from './exitCodes.ts';
import { jsonLines } from './jsonLines.ts';
import type { LogFormat } from './logFormat.ts';
import { tell } from './runCommand.ts';
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

/**
 * Writes to a stream until it takes no more, which ends no work: a reader that went away (`| head`), a log on a full disk.
 * @param onFault told once, but not of a reader that went away
 */
function writerTo(
  stream: NodeJS.WriteStream & { readonly fd: number },
  onFault: (error: NodeJS.ErrnoException) => void,
): (text: string) => void {
  let open = true;
  const close = (error: NodeJS.ErrnoException): void => {
    if (open && error.code !== 'EPIPE') {
      onFault(error);
    }
    open = false;
  };
  stream.on('error', close);
  const isFile = fstatSync(stream.fd).isFile();
  return (text) => {
    if (!open) {
      return;
    }
    if (!isFile) {
      stream.write(text);
      return;
    }
    try {
      writeAll(stream.fd, text);
    } catch (thrown) {
      close(thrown as NodeJS.ErrnoException);
    }
  };
}

/** Node's own stream for a file writes once, and takes the part for which a disk had room for the whole. */
function writeAll(fd: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length;) {
    written += writeSync(fd, bytes, written);
  }
}

/** Whoever started the command must not take what is there for its result. The command may have set its own exit code by then, or set it yet. */
function tellResultLost(terminal: Pick<Terminal, 'note'>, { message }: NodeJS.ErrnoException): void {
  process.once('exit', () => {
    process.exitCode ||= EXIT_CODES.unexpected.code;
  });
  tell(
    terminal,
    new CommandError(
      'unexpected',
      'RESULT_NOT_PRINTED',
      `The result could not be written to stdout (${message}). What was done in the org stays done.`,
      'Make room where stdout is written to, then run the same command again: what was already written is recognised.',
    ),
  );
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
  // Where nobody can be told, the exit code has to do.
  const toStderr = writerTo(process.stderr, () => undefined);
  const spoken = format === 'json' ? jsonLines(toStderr) : plainLines(toStderr);
  const toStdout = writerTo(process.stdout, (error) => {
    tellResultLost(spoken, error);
  });
  return {
    ...spoken,
    result: (text) => {
      toStdout(`${text}\n`);
    },
  };
}

function plainLines(write: (text: string) => void): Pick<Terminal, 'note' | 'progress'> {
  return {
    note: (line) => {
      write(`${line}\n`);
    },
    progress: (label, total) => (process.stderr.isTTY ? bar(label, total) : lines(label, total, write)),
  };
}
