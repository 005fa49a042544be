import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileLwc } from './compileLwc.ts';
import { conversionProblems } from './conversionProblems.ts';
import { convertSource } from './convertSource.ts';
import { sourceComponents } from './sourceComponents.ts';

/**
 * Whether what an org would get is what the source says: compiles the components, converts the source with the real
 * `sf`, and looks at the result. Returns the problems, one sentence each; none means that the source is fit to deploy.
 *
 * @throws Error when a component does not compile or `sf` refuses the source.
 */
export async function checkConversion(project: string): Promise<string[]> {
  compileLwc(project);
  const scratch = mkdtempSync(join(tmpdir(), 'sf-convert-'));
  try {
    return conversionProblems(project, await convertSource(project, scratch));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  try {
    const project = join(import.meta.dirname, '../..');
    const problems = await checkConversion(project);
    problems.forEach((problem) => {
      console.error(problem);
    });
    if (problems.length === 0) {
      console.log(`${sourceComponents(project).length} components are fit to deploy.`);
    } else {
      process.exitCode = 1;
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
