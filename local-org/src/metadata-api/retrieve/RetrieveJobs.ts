import { OrgError } from '../../errors.ts';
import { apiId } from '../../http/index.ts';
import { manifestXml, toMetadata, writeZip } from '../../metadata-format/index.ts';
import type { Manifest } from '../../metadata-format/index.ts';
import type { LiveOrg } from '../../org/index.ts';
import { selectFiles } from './selectFiles.ts';
import type { Selection } from './selectFiles.ts';

export interface RetrieveRequest {
  readonly manifest: Manifest;
  /** Whether the files are at the root of the zip file, or in its folder `unpackaged`. */
  readonly singlePackage: boolean;
}

export interface RetrieveJob {
  readonly id: string;
  readonly request: RetrieveRequest;
  status: 'Pending' | 'Succeeded' | 'Failed';
  selection?: Selection;
  zip?: Buffer;
  error?: string;
}

/** The folder in front of the paths in the zip file. */
export function folderOf({ request }: RetrieveJob): string {
  return request.singlePackage ? '' : 'unpackaged/';
}

/** The retrieves of an org. A result can be fetched once its zip file is written, until the process ends. */
export class RetrieveJobs {
  readonly #org: LiveOrg;
  readonly #jobs = new Map<string, RetrieveJob>();
  readonly #running = new Set<Promise<void>>();

  constructor(org: LiveOrg) {
    this.#org = org;
  }

  start(request: RetrieveRequest): RetrieveJob {
    const job: RetrieveJob = { id: apiId('09S', this.#jobs.size + 1), request, status: 'Pending' };
    this.#jobs.set(job.id, job);
    const running = this.#run(job);
    this.#running.add(running);
    void running.finally(() => this.#running.delete(running));
    return job;
  }

  /** @throws OrgError for an id of no retrieve */
  get(id: string): RetrieveJob {
    const job = this.#jobs.get(id);
    if (job) return job;
    throw new OrgError('INVALID_CROSS_REFERENCE_KEY', `invalid cross reference id: ${id}`);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#running);
  }

  async #run(job: RetrieveJob): Promise<void> {
    try {
      const { manifest } = job.request;
      const selection = selectFiles(manifest, this.#org.files, this.#org.schema);
      const components = [...selection.components.values()].map(({ component }) => component);
      const version = manifest.version ?? this.#org.settings.apiVersion;
      const files = new Map<string, Uint8Array>();
      for (const { path, bytes } of await toMetadata(selection.files)) files.set(folderOf(job) + path, bytes);
      files.set(`${folderOf(job)}package.xml`, Buffer.from(manifestXml(components, version)));
      job.selection = selection;
      job.zip = await writeZip(files);
      job.status = 'Succeeded';
    } catch (error) {
      console.error(error);
      job.error = `The embedded org failed: ${error instanceof Error ? error.message : String(error)}`;
      job.status = 'Failed';
    }
  }
}
