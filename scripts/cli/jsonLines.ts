import { seldom } from './seldom.ts';
import type { Terminal } from './Terminal.ts';

/** How our lines begin, and what that means to who filters a log. */
const LEVELS: Readonly<Record<string, string>> = {
  Error: 'error',
  Warning: 'warning',
  Refused: 'warning',
  Note: 'info',
};

/** Notes and progress as one JSON object a line: `time`, `level`, `message`, and what belongs to it. */
export function jsonLines(write: (text: string) => void): Pick<Terminal, 'note' | 'progress'> {
  const log = (level: string, message: string, details: object = {}): void => {
    write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...details })}\n`);
  };
  return {
    note: (line, details) => {
      const [, word = '', rest = line] = /^(\w+): (.*)$/s.exec(line) ?? [];
      const level = LEVELS[word];
      log(level ?? 'info', level === undefined ? line : rest, details);
    },
    progress: (label, total) =>
      seldom((done) => {
        log('progress', label, { done, ...(total === undefined ? {} : { total }) });
      }),
  };
}
