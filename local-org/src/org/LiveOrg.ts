import type { MetadataFiles } from '../metadata-checks/index.ts';
import { readSchema } from '../schema/index.ts';
import type { Currencies, MetadataFile, Schema } from '../schema/index.ts';
import {
  checkSharingRules,
  discardPermissionSets,
  openDirectory,
  seedMetadata,
  withSharingDefaults,
} from '../security/index.ts';
import type { Directory, SharingSettings, UserDefinition } from '../security/index.ts';
import { MetadataTable, migrateStore, storedKeyPrefixes } from '../store/index.ts';
import type { Database, MetadataChange, Store } from '../store/index.ts';
import { readScreenMetadata } from '../ui-api/index.ts';
import type { ScreenMetadata } from '../ui-api/index.ts';
import { metadataFile } from './orgMetadata.ts';

/** What does not change while an org runs, whatever is deployed. */
export interface OrgSettings {
  readonly apiVersion: string;
  readonly currencies: Currencies | undefined;
  readonly personAccounts: boolean;
  /** Whether tasks and events can be about several contacts. */
  readonly sharedActivities: boolean;
  /** Whether accounts and opportunities have a record type that no project brought. */
  readonly recordTypes: boolean;
  readonly sharing: SharingSettings;
}

/** What follows from an org's metadata without its records. */
export interface BuiltMetadata {
  readonly schema: Schema;
  readonly screens: ScreenMetadata;
}

/**
 * @param files all metadata of an org
 * @throws MetadataError for the first file in which something is wrong or not supported
 */
export function buildMetadata(
  files: readonly MetadataFile[],
  { apiVersion, sharing, ...shape }: OrgSettings,
  database: Database,
): BuiltMetadata {
  const keyPrefixes = storedKeyPrefixes(database);
  const options = { ...shape, keyPrefixes };
  const schema = withSharingDefaults(readSchema({ apiVersion, files }, options), sharing);
  checkSharingRules(schema, sharing.roles);
  return { schema, screens: readScreenMetadata(files, schema) };
}

interface OrgState extends BuiltMetadata {
  readonly files: MetadataFiles;
  readonly store: Store;
  readonly directory: Directory;
}

export interface LiveOrgOptions extends Pick<OrgState, 'files' | 'schema' | 'screens' | 'store'> {
  readonly settings: OrgSettings;
  readonly database: Database;
  readonly users: readonly UserDefinition[];
  readonly administratorId: string;
}

/** What one step of a deploy makes of an org. */
export interface NewMetadata {
  readonly files: MetadataFiles;
  readonly built: BuiltMetadata;
  /** What differs from the metadata before, to be kept with the records. */
  readonly changes: ReadonlyMap<string, MetadataChange>;
}

/** An org whose metadata is replaced while it runs: all of it at once, for every door. */
export class LiveOrg {
  readonly settings: OrgSettings;
  readonly #database: Database;
  readonly #users: readonly UserDefinition[];
  /** The user in whose name the platform keeps its own records. */
  readonly administratorId: string;
  /** Milliseconds since 1970. */
  readonly startedAt = Date.now();
  #state: OrgState;

  constructor({ settings, database, users, administratorId, ...state }: LiveOrgOptions) {
    this.settings = settings;
    this.#database = database;
    this.#users = users;
    this.administratorId = administratorId;
    this.#state = { ...state, directory: openDirectory(state.schema, state.store, users, administratorId) };
  }

  get schema(): Schema {
    return this.#state.schema;
  }

  get store(): Store {
    return this.#state.store;
  }

  get directory(): Directory {
    return this.#state.directory;
  }

  get screens(): ScreenMetadata {
    return this.#state.screens;
  }

  /** All metadata, by path within a package. */
  get files(): MetadataFiles {
    return this.#state.files;
  }

  /** When deploys changed what, by path. */
  changes(): ReadonlyMap<string, MetadataChange> {
    return new MetadataTable(this.#database).read();
  }

  /** @throws MetadataError for the first file in which something is wrong or not supported */
  build(files: MetadataFiles): BuiltMetadata {
    const all = [...files].map(([path, bytes]) => metadataFile(path, bytes));
    return buildMetadata(all, this.settings, this.#database);
  }

  /** Waits until nobody reads rows, as tables cannot change under a reader; false when that takes too long. */
  async idle(longestMs: number): Promise<boolean> {
    const isIdle = await this.#database.idle(longestMs);
    // Somebody may have begun meanwhile.
    return isIdle && this.#database.isReading ? this.idle(longestMs) : isIdle;
  }

  /**
   * Puts new metadata in the place of the old, step by step: tables, records that follow from metadata, what is kept, and at the end
   * what all doors see.
   * @param checkOnly undoes everything at the end
   * @throws StorageError for what the records do not allow, MetadataError where a file is to blame; the org is then as it was
   */
  replace(steps: readonly NewMetadata[], checkOnly: boolean): void {
    const table = new MetadataTable(this.#database);
    this.#state = this.#database.transaction(() => {
      let state = this.#state;
      for (const { files, built, changes } of steps) {
        const { schema, screens } = built;
        const store = migrateStore(this.#database, state.schema, schema);
        discardPermissionSets(state.schema, schema, store);
        seedMetadata(schema, store);
        table.write(changes);
        const directory = openDirectory(schema, store, this.#users, this.administratorId);
        state = { files, schema, screens, store, directory };
      }
      if (checkOnly) throw new CheckedOnly();
      return state;
    });
  }
}

/** Ends the transaction of a deploy that was only to be checked, and was found good. */
export class CheckedOnly extends Error {}

/** The screens of an org as they are when somebody asks. */
export function liveScreens(org: LiveOrg): ScreenMetadata {
  return new Proxy(org.screens, { get: (_first, name) => Reflect.get(org.screens, name) as unknown });
}
