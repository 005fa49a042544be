import { setImmediate } from 'node:timers/promises';
import { OrgError, UnsupportedError } from '../../errors.ts';
import type { ComponentProblem, MetadataFiles } from '../../metadata-checks/index.ts';
import { componentOf, keyOf, mergeElements, metadataPath, packagePath, toSource } from '../../metadata-format/index.ts';
import type { Component, SourcePackage } from '../../metadata-format/index.ts';
import { CheckedOnly } from '../../org/index.ts';
import type { LiveOrg, NewMetadata } from '../../org/index.ts';
import { MetadataError } from '../../schema/index.ts';
import { StorageError } from '../../store/index.ts';
import { checkManifest } from './checkManifest.ts';
import { deletionOf } from './deletion.ts';
import { failure, ofManifest, placeOf, success } from './deployMessage.ts';
import type { DeployMessage } from './deployMessage.ts';
import type { DeployOptions } from './deployOptions.ts';
import type { DeployPackage, DestructiveChanges } from './deployPackage.ts';
import type { FileChanges } from './fileChanges.ts';
import { messageOf, successes } from './outcome.ts';
import { referenceProblems } from './references.ts';
import { judgeStage } from './stage.ts';
import type { StageResult } from './stage.ts';

/** How long a deploy waits for others to read to the end. */
const longestWaitMs = 60_000;

/** A deploy under way. */
export interface DeployRun {
  readonly options: DeployOptions;
  readonly userId: string;
  /** True when somebody wants it to end without doing anything. */
  isCanceled(): boolean;
}

/** What has become of every component. */
export interface DeployOutcome {
  readonly messages: readonly DeployMessage[];
  readonly canceled: boolean;
  /** Whether the org has what succeeded (or would have, when it was only checked); otherwise nothing was changed. */
  readonly applied: boolean;
}

/**
 * Deploys a package: judges it as a whole, in the order of the platform (what is deleted before, what comes, what is deleted after), and
 * then puts everything in place at once.
 */
export async function runDeploy(org: LiveOrg, pack: DeployPackage, run: DeployRun): Promise<DeployOutcome> {
  const source = toSource(pack.files);
  const messages = [
    ...checkManifest(pack.manifest, source, run.options),
    ...source.broken.map(({ path, problem, place }) => failure(objectOf(path), path, problem, placeOf(place))),
  ];
  const deploy = new Deploy(org, run, messages);
  if (pack.before) await deploy.remove(pack.before);
  await deploy.bring(source);
  if (pack.after) await deploy.remove(pack.after);
  await setImmediate();
  if (run.isCanceled()) return { messages: [], canceled: true, applied: false };
  const applied = (!deploy.hasFailed || !run.options.rollbackOnError) && (await deploy.apply());
  return { messages: deploy.messages, canceled: false, applied };
}

class Deploy {
  readonly messages: DeployMessage[];
  readonly #org: LiveOrg;
  readonly #run: DeployRun;
  readonly #stages: NewMetadata[] = [];
  #files: MetadataFiles;

  constructor(org: LiveOrg, run: DeployRun, messages: DeployMessage[]) {
    this.#org = org;
    this.#run = run;
    this.messages = messages;
    this.#files = org.files;
  }

  get hasFailed(): boolean {
    return this.messages.some((message) => !message.success);
  }

  async bring(source: SourcePackage): Promise<void> {
    const failed = new Set(
      this.messages.filter((one) => !one.success).map(({ componentType: type, fullName }) => keyOf({ type, fullName })),
    );
    const isSound = (path: string): boolean => !failed.has(keyOf(componentOf(path) ?? { type: '', fullName: path }));
    const changes = new Map<string, Uint8Array | undefined>();
    for (const [path, { bytes }] of source.files) if (isSound(path)) changes.set(path, this.#merged(path, bytes));
    // What a bundle no longer has goes with the version that had it.
    for (const path of leftOver(this.#files, changes)) changes.set(path, undefined);
    const before = this.#files;
    const { result, problems } = await this.#judge(changes, new Set(source.files.keys()));
    for (const problem of problems) this.messages.push(messageOf(problem, source, this.#run.options));
    // What breaks others that are there cannot be deployed in part.
    if (!this.#run.options.rollbackOnError && this.#fatal(result).length > 0) return;
    this.messages.push(...successes(source, before, result.files, this.messages));
    this.#take(result, changes);
  }

  async remove(listed: DestructiveChanges): Promise<void> {
    const refused = new Set<string>();
    for (;;) {
      const { deleted, changes, messages } = deletionOf(listed, this.#files, refused);
      const result = await judgeStage(this.#org, this.#files, changes, new Set());
      const problems = this.#fatal(result);
      const found = referenceProblems(problems, this.#files, [...deleted.keys()]);
      for (const { component, problem } of found) {
        refused.add(keyOf(component));
        this.messages.push(failure(component, listed.file, problem));
      }
      // What is not refused is judged again without what is.
      if (found.length > 0) continue;
      this.messages.push(...messages);
      for (const problem of problems) this.messages.push(messageOf(problem, noSource, this.#run.options));
      if (problems.length > 0) return;
      for (const component of deleted.keys()) this.messages.push(success(component, listed.file, 'deleted'));
      this.#take(result, changes);
      return;
    }
  }

  /** Puts all stages in place, or none; says which. */
  async apply(): Promise<boolean> {
    if (!(await this.#org.idle(longestWaitMs))) {
      throw new OrgError(
        'UNABLE_TO_LOCK_ROW',
        'unable to obtain exclusive access: a query has been reading for a minute',
      );
    }
    try {
      this.#org.replace(this.#stages, this.#run.options.checkOnly);
      return true;
    } catch (error) {
      if (error instanceof CheckedOnly) return true;
      if (error instanceof StorageError) {
        const { message } = new UnsupportedError(
          `keeping the values of ${error.field}, ${error.before}, as ${error.after}`,
        );
        this.#fail(failure({ type: 'CustomField', fullName: error.field }, fieldFile(error.field), message));
        return false;
      }
      if (!(error instanceof MetadataError)) throw error;
      const path = packagePath(error.path) ?? error.path;
      const component = componentOf(path) ?? ofManifest(path);
      this.#fail(failure(component, metadataPath(path), error.problem, placeOf(error.place)));
      return false;
    }
  }

  /** A component has one outcome. */
  #fail(message: DeployMessage): void {
    const index = this.messages.findIndex(
      (one) => one.componentType === message.componentType && one.fullName === message.fullName,
    );
    this.messages.splice(Math.max(index, 0), index < 0 ? 0 : 1, message);
  }

  /** What partly fails is judged again without what failed, when the rest is to be deployed. */
  async #judge(
    changes: Map<string, Uint8Array | undefined>,
    deployed: ReadonlySet<string>,
  ): Promise<{ result: StageResult; problems: readonly ComponentProblem[] }> {
    const problems: ComponentProblem[] = [];
    let result = await judgeStage(this.#org, this.#files, changes, deployed);
    problems.push(...result.problems);
    if (this.#run.options.rollbackOnError) return { result, problems };
    while (this.#fatal(result).some(({ path }) => changes.has(path))) {
      const wrong = this.#fatal(result);
      const failed = new Set(wrong.map(({ componentType: type, fullName }) => keyOf({ type, fullName })));
      for (const path of changes.keys()) {
        const component = componentOf(path);
        const isWrong = wrong.some((problem) => problem.path === path);
        if (isWrong || (component && failed.has(keyOf(component)))) changes.delete(path);
      }
      result = await judgeStage(this.#org, this.#files, changes, deployed);
      problems.push(...result.problems);
    }
    return { result, problems };
  }

  /** Warnings count unless they are to be ignored. */
  #fatal({ problems }: StageResult): readonly ComponentProblem[] {
    return problems.filter(({ problemType }) => problemType === 'Error' || !this.#run.options.ignoreWarnings);
  }

  #merged(path: string, bytes: Uint8Array): Uint8Array {
    const known = this.#files.get(path);
    const merged = known ? mergeElements(path, known, bytes) : bytes;
    return known && Buffer.compare(known, merged) === 0 ? known : merged;
  }

  #take({ files, built }: StageResult, changes: FileChanges): void {
    const [changedAt, changedBy] = [Date.now(), this.#run.userId];
    const kept = [...changes].map(([path, bytes]) => [path, { bytes, changedAt, changedBy }] as const);
    this.#stages.push({ files, built, changes: new Map(kept) });
    this.#files = files;
  }
}

function fieldFile(field: string): string {
  return `objects/${field.split('.')[0] ?? ''}.object`;
}

function objectOf(path: string): Component {
  return { type: 'CustomObject', fullName: path.replace(/^objects\//, '').replace(/\.object$/, '') };
}

const noSource: SourcePackage = { files: new Map(), components: new Map(), broken: [] };

const ofSeveralFiles: ReadonlySet<string> = new Set(['LightningComponentBundle', 'StaticResource']);

/** Files of components that are deployed without them. */
function leftOver(files: MetadataFiles, changes: FileChanges): string[] {
  const keyAt = (path: string): string => keyOf(componentOf(path) ?? { type: '', fullName: path });
  const brought = new Set([...changes.keys()].map(keyAt));
  return [...files.keys()].filter(
    (path) => ofSeveralFiles.has(componentOf(path)?.type ?? '') && !changes.has(path) && brought.has(keyAt(path)),
  );
}
