import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serveBulk2 } from './src/bulk2/index.ts';
import type { Bulk2Options } from './src/bulk2/index.ts';
import type { Faults } from './src/faults/index.ts';
import { serveFaultRules, serveFaults } from './src/faults/index.ts';
import { listFilters, serveGraphql } from './src/graphql/index.ts';
import { createServer, Sessions, Usage } from './src/http/index.ts';
import type { OrgContext } from './src/http/index.ts';
import { serveMetadataApi } from './src/metadata-api/index.ts';
import { buildMetadata, LiveOrg, liveScreens, startMetadata } from './src/org/index.ts';
import { currenciesOf, sharingOf } from './src/orgShape.ts';
import type { OrgShape } from './src/orgShape.ts';
import { prepareProject } from './src/project/index.ts';
import { serveRest } from './src/rest/index.ts';
import { MetadataError, readProject, readSchema } from './src/schema/index.ts';
import {
  checkPermissionSets,
  permissionSetProblems,
  readClientApps,
  readOrganizationSharing,
  readUsersFile,
  seedOrganization,
} from './src/security/index.ts';
import { servePartnerApi } from './src/soap/index.ts';
import { Database, MetadataTable, storeOn, tellAddress } from './src/store/index.ts';
import { serveUiApi } from './src/ui-api/index.ts';

export { MetadataError };
export { Faults } from './src/faults/index.ts';
export type { Fault, FaultRule } from './src/faults/index.ts';
export type { OrgShape } from './src/orgShape.ts';

export interface LocalOrgOptions {
  /** The folder with `sfdx-project.json`. */
  readonly projectDir: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Begins without the project's metadata, which deploys can bring; logins are still the project's. */
  readonly empty?: boolean;
  /** Leaves out what decides about records and is not supported, instead of not starting. */
  readonly allowUnsupported?: boolean;
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
  /** What of the project is not supported and what follows from it, one line each kind. */
  readonly notices: readonly string[];
  /** What `allowUnsupported` left out, one line each: the org accepts what Salesforce refuses. */
  readonly leftOut: readonly string[];
  close(): Promise<void>;
}

/**
 * Starts an embedded Salesforce for an SFDX project in this process, on the loopback interface only.
 * @throws Error with one clear message when project, users file, database or port do not work; nothing is left open then.
 */
export async function startLocalOrg(options: LocalOrgOptions): Promise<RunningOrg> {
  const { projectDir, empty = false, allowUnsupported = false, shape = [] } = options;
  const currencies = currenciesOf(projectDir, shape, options.currencies);
  const personAccounts = shape.includes('person-accounts');
  const sharedActivities = shape.includes('shared-activities');
  const project = readProject(projectDir);
  const database = new Database(options.database);
  const spoolDir = await mkdtemp(path.join(tmpdir(), 'local-org-'));
  let url = '';
  const cleanUp = async (): Promise<void> => {
    database.close();
    await rm(spoolDir, { recursive: true, force: true });
  };
  try {
    const { apiVersion } = project;
    const standard = readSchema({ apiVersion, files: [] }, { currencies, personAccounts, sharedActivities });
    const sharing = sharingOf(shape, readOrganizationSharing(projectDir, standard));
    const recordTypes = shape.includes('record-types');
    const settings = { apiVersion, currencies, personAccounts, sharedActivities, recordTypes, sharing };
    const { notices, leftOut, ...prepared } = prepareProject(empty ? { apiVersion, files: [] } : project, {
      projectDir,
      allowUnsupported,
      read: (all) => buildMetadata(all, settings, database).schema,
      grantProblems: permissionSetProblems,
    });
    const { files, byPath } = startMetadata(prepared.files, new MetadataTable(database).read());
    const { schema, screens } = buildMetadata(files, settings, database);
    checkPermissionSets(schema);
    const users = readUsersFile(projectDir, schema, empty ? 'left out' : 'refused');
    const clientApps = readClientApps(projectDir, users);
    const store = storeOn(database, schema);
    const { organizationId, administratorId } = database.transaction(() =>
      seedOrganization(schema, store, users, settings.sharing.roles),
    );
    const live = new LiveOrg({ settings, database, users, administratorId, files: byPath, schema, screens, store });
    const org: OrgContext = {
      get schema() {
        return live.schema;
      },
      get store() {
        return live.store;
      },
      get directory() {
        return live.directory;
      },
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
    serveUiApi(app, org, liveScreens(live), listFilters(org));
    serveGraphql(app, org);
    servePartnerApi(app, org);
    const metadataApi = serveMetadataApi(app, org, live);
    url = await app.listen({ host: '127.0.0.1', port: options.port });
    tellAddress(database, url);
    return {
      url,
      port: Number(new URL(url).port),
      notices,
      leftOut,
      close: async () => {
        await app.close();
        await bulk2.stop();
        await metadataApi.stop();
        await cleanUp();
      },
    };
  } catch (error) {
    await cleanUp();
    throw error;
  }
}
