import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serveBulk2 } from './src/bulk2/index.ts';
import type { Bulk2Options } from './src/bulk2/index.ts';
import type { Faults } from './src/faults/index.ts';
import { serveFaultRules, serveFaults } from './src/faults/index.ts';
import { serveGraphql } from './src/graphql/index.ts';
import { createServer, Sessions, Usage } from './src/http/index.ts';
import type { OrgContext } from './src/http/index.ts';
import { currenciesOf } from './src/orgShape.ts';
import type { OrgShape } from './src/orgShape.ts';
import { serveRest } from './src/rest/index.ts';
import { readProject, readSchema } from './src/schema/index.ts';
import {
  checkPermissionSets,
  openDirectory,
  readClientApps,
  readOrganizationSharing,
  readUsersFile,
  seedOrganization,
  withSharingDefaults,
} from './src/security/index.ts';
import { openStore } from './src/store/index.ts';
import { readScreenMetadata, serveUiApi } from './src/ui-api/index.ts';

export { Faults } from './src/faults/index.ts';
export type { Fault, FaultRule } from './src/faults/index.ts';
export type { OrgShape } from './src/orgShape.ts';

export interface LocalOrgOptions {
  /** The folder with `sfdx-project.json`. */
  readonly projectDir: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** A file that keeps the data, or `:memory:`. */
  readonly database: string;
  /** What the org has beyond a new one; nothing unless given. */
  readonly shape?: readonly OrgShape[];
  /** The file of an org with several currencies, in the project; `config/local-org-currencies.json` unless given. */
  readonly currencies?: string;
  /** Smaller limits, for tests of clients. */
  readonly bulk2?: Bulk2Options;
  /** What is to go wrong, for tests of clients; it can be added to at any time, also at `/local-org/faults`. */
  readonly faults?: Faults;
}

export interface RunningOrg {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Starts an embedded Salesforce for an SFDX project in this process, on the loopback interface only.
 * @throws Error with one clear message when project, users file, database or port do not work; nothing is left open then.
 */
export async function startLocalOrg(options: LocalOrgOptions): Promise<RunningOrg> {
  const currencies = currenciesOf(options.projectDir, options.shape ?? [], options.currencies);
  const project = readProject(options.projectDir);
  const deployed = readSchema(project, { currencies });
  checkPermissionSets(deployed);
  const sharing = readOrganizationSharing(options.projectDir, deployed);
  const schema = withSharingDefaults(deployed, sharing);
  const screens = readScreenMetadata(project.files, schema);
  const users = readUsersFile(options.projectDir, schema);
  const clientApps = readClientApps(options.projectDir, users);
  const store = openStore(schema, options.database);
  const spoolDir = await mkdtemp(path.join(tmpdir(), 'local-org-'));
  let url = '';
  const cleanUp = async (): Promise<void> => {
    store.close();
    await rm(spoolDir, { recursive: true, force: true });
  };
  try {
    const { organizationId, administratorId } = seedOrganization(schema, store, users, sharing.roles);
    const org: OrgContext = {
      schema,
      store,
      directory: openDirectory(schema, store, users, administratorId),
      clientApps,
      organizationId,
      sessions: new Sessions(organizationId),
      usage: new Usage(),
      spoolDir,
      instanceUrl: () => url,
    };
    const app = createServer(org);
    if (options.faults) {
      serveFaults(app, org, options.faults);
      serveFaultRules(app, org, options.faults);
    }
    serveRest(app, org);
    const bulk2 = serveBulk2(app, org, options.bulk2 ?? {});
    serveUiApi(app, org, screens);
    serveGraphql(app, org);
    url = await app.listen({ host: '127.0.0.1', port: options.port });
    return {
      url,
      port: Number(new URL(url).port),
      close: async () => {
        await app.close();
        await bulk2.stop();
        await cleanUp();
      },
    };
  } catch (error) {
    await cleanUp();
    throw error;
  }
}
