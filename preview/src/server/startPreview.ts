import { join, resolve } from 'node:path';
import type { AddressInfo } from 'node:net';

import { prepareBaseBundle, type EngineMode } from '../bundler/index.ts';
import { PreviewError, readOrgUsers, type OrgUser } from '../project/index.ts';
import { watchProject, withScripts } from './liveProject.ts';
import { createOrgClient } from './orgClient.ts';
import { baseUrl, createPreviewServer } from './previewServer.ts';
import { createSessions } from './sessions.ts';

const HOST = '127.0.0.1';

export interface PreviewOptions {
  /** Folder of an SFDX project. */
  readonly projectDir: string;
  /** Address of its org, such as `http://127.0.0.1:7400`. */
  readonly orgUrl: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Where the pre-bundled base components are kept; `.cache/preview` of the project unless given. */
  readonly cacheDir?: string;
  /** Who can look at pages; the project's config/local-org-users.json unless given. */
  readonly users?: readonly OrgUser[];
  /** `development` unless given, so that a developer sees the engine's warnings. */
  readonly engineMode?: EngineMode;
  /** Told what takes time and what the compiler warns of, one line each. */
  readonly log?: (line: string) => void;
}

export interface RunningPreview {
  /** Such as `http://127.0.0.1:7500`. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

function portInUse(error: unknown, port: number): Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'EADDRINUSE') return error instanceof Error ? error : new Error(String(error));
  return new PreviewError(`Port ${port} is in use.`, 'Pass another with --port, or 0 to let the preview pick one.');
}

/**
 * Serves the record pages of a project in the browser, on this machine only. Everything is checked before the first page, what
 * takes no time first: users, metadata, the org, and that the components of every page compile.
 * @throws PreviewError with one message and the next step
 */
export async function startPreview(options: PreviewOptions): Promise<RunningPreview> {
  const { projectDir, orgUrl, port, log = () => undefined } = options;
  const users = options.users ?? readOrgUsers(projectDir);
  const [firstUser] = users;
  if (firstUser === undefined) throw new PreviewError('There is no user to show pages to.', 'Name at least one.');
  if (!URL.canParse(orgUrl))
    throw new PreviewError(`${orgUrl} is no address.`, 'Pass one such as http://127.0.0.1:7400.');

  const read = watchProject(projectDir);
  for (const error of read().unsupported) log(error.toString());
  const org = createOrgClient(orgUrl);
  await org.userId(firstUser);

  const cacheDir = options.cacheDir ?? join(resolve(projectDir), '.cache', 'preview');
  const bundling = (): void => log('Bundling the base components, once…');
  const base = await prepareBaseBundle(cacheDir, bundling, options.engineMode);
  const project = withScripts(read, base, baseUrl(base), log);
  const { recordPages, bundle } = project();
  for (const page of recordPages.values()) await bundle(page);

  let actualPort = port;
  const sessions = createSessions(users, () => `preview_session_${actualPort}`);
  const server = createPreviewServer({ project, org, base, sessions });
  try {
    await server.listen({ host: HOST, port });
  } catch (error) {
    throw portInUse(error, port);
  }
  actualPort = (server.server.address() as AddressInfo).port;
  return { url: `http://${HOST}:${actualPort}`, close: () => server.close() };
}
