import { existsSync, readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';

interface Rule {
  readonly glob: string;
  /** `!` takes back what an earlier line left out. */
  readonly ignores: boolean;
}

/**
 * Which files `.forceignore` keeps away from an org; the last line that fits decides.
 * Source: "How to Exclude Source When Syncing", Salesforce DX Developer Guide (sfdx_dev_exclude_source.htm): the syntax is that of
 * .gitignore, paths are relative to the file.
 * @returns a question about a path relative to the project, with forward slashes
 */
export function readForceIgnore(projectDir: string): (path: string) => boolean {
  const file = join(projectDir, '.forceignore');
  const rules = existsSync(file) ? readFileSync(file, 'utf8').split(/\r?\n/).flatMap(readRule) : [];
  return (path) =>
    rules.findLast(({ glob }) => matchesGlob(path, glob) || matchesGlob(path, `${glob}/**`))?.ignores ?? false;
}

function readRule(line: string): Rule[] {
  const text = line.trim();
  if (text === '' || text.startsWith('#')) return [];
  const ignores = !text.startsWith('!');
  const pattern = (ignores ? text : text.slice(1)).replace(/\/$/, '');
  const isAnchored = pattern.includes('/');
  return [{ glob: isAnchored ? pattern.replace(/^\//, '') : `**/${pattern}`, ignores }];
}
