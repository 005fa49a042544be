import { checkDeployment } from '../../metadata-checks/index.ts';
import type { ComponentProblem, MetadataFiles } from '../../metadata-checks/index.ts';
import { componentOf } from '../../metadata-format/index.ts';
import type { BuiltMetadata, LiveOrg } from '../../org/index.ts';
import { INACTIVE_MATCHING_RULE, MetadataError, placeAt } from '../../schema/index.ts';
import type { MetadataPlace, Schema } from '../../schema/index.ts';
import { permissionSetProblems } from '../../security/index.ts';
import { changedFiles } from './fileChanges.ts';
import type { FileChanges } from './fileChanges.ts';

/** An org's metadata after some changes, as far as it holds. */
export interface StageResult {
  readonly files: MetadataFiles;
  readonly built: BuiltMetadata;
  readonly problems: readonly ComponentProblem[];
}

/**
 * Changes an org's metadata and says everything that is then wrong. A file that does not fit is left out, so that what is wrong with the
 * others, and with those that need it, is found too: the result is good only when there are no problems.
 * @param deployed paths that the deploy brings; other changes follow from what it deletes
 */
export async function judgeStage(
  org: LiveOrg,
  before: MetadataFiles,
  changes: FileChanges,
  deployed: ReadonlySet<string>,
): Promise<StageResult> {
  const problems: ComponentProblem[] = [];
  const { files, built } = buildWhatFits(org, before, changes, problems);
  for (const { permissionSet, problem, place } of permissionSetProblems(built.schema)) {
    problems.push(problemAt(permissionSet.file, problem, place));
  }
  for (const file of tooEarly(org.schema, built.schema)) {
    if (deployed.has(file)) problems.push(problemAt(file, INACTIVE_MATCHING_RULE));
  }
  const removed = new Set([...changes].flatMap(([path, bytes]) => (bytes ? [] : [path])));
  const checked = await checkDeployment({ files, deployed, removed, schema: built.schema });
  return { files, built, problems: withoutRepetition([...problems, ...checked]) };
}

/**
 * The files of active duplicate rules with a matching rule that the org does not have active yet: one that comes with them is activated
 * in the background, and so too late. Source: github.com/forcedotcom/cli/issues/569.
 */
function tooEarly(before: Schema, after: Schema): string[] {
  return after.objects.flatMap(({ name }) => {
    const active = new Set(before.matchingRules(name).map((rule) => rule.name));
    const rules = after.duplicateRules(name).filter((rule) => rule.matchingRules.some((one) => !active.has(one.name)));
    return rules.map(({ file }) => file);
  });
}

function buildWhatFits(
  org: LiveOrg,
  before: MetadataFiles,
  changes: FileChanges,
  problems: ComponentProblem[],
): Pick<StageResult, 'files' | 'built'> {
  const left = new Map(changes);
  // Every round leaves out one more file.
  for (let round = 0; round <= before.size + 2 * changes.size; round += 1) {
    const files = changedFiles(before, left);
    try {
      return { files, built: org.build(files) };
    } catch (error) {
      if (!(error instanceof MetadataError)) throw error;
      const place = error.place.line === undefined ? startOf(changes.get(error.path)) : error.place;
      problems.push(problemAt(error.path, error.problem, place));
      // First the version that the org has takes its place, then none.
      if (left.get(error.path) !== undefined && before.has(error.path)) left.delete(error.path);
      else left.set(error.path, undefined);
    }
  }
  throw new Error('The metadata of the org could not be built.');
}

/**
 * Behind a component's start tag, where the platform tells of what it has no finer place for: `objects/Account.object(10881,15)` is behind
 * `<webLinks>`. Source: a deploy's messages at life-improver.com, "How to exclude invalid fields that can't be deployed".
 */
function startOf(bytes: Uint8Array | undefined): MetadataPlace {
  const xml = Buffer.from(bytes ?? []).toString();
  const tag = xml.search(/<\w/);
  return tag < 0 ? {} : placeAt(xml, xml.indexOf('>', tag) + 1);
}

function problemAt(path: string, problem: string, { line, column }: MetadataPlace = {}): ComponentProblem {
  const { type, fullName } = componentOf(path) ?? { type: '', fullName: path };
  return {
    componentType: type,
    fullName,
    path,
    problem,
    problemType: 'Error',
    ...(line === undefined ? {} : { lineNumber: line }),
    ...(column === undefined ? {} : { columnNumber: column }),
  };
}

function withoutRepetition(problems: readonly ComponentProblem[]): readonly ComponentProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify([problem.path, problem.problem]), problem])).values()];
}
