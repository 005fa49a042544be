import type { JobWatch, Org } from '../../salesforce/index.ts';

/** What stands between a process that holds leases and what it sends. */
export interface WriteGuard {
  /** @throws CommandError when this process may write no more */
  confirm(org: Org): Promise<void>;
  /** Told of every bulk job before it is used. */
  readonly jobs: JobWatch;
}

/**
 * The same org for the holder of a lease: whether it still holds it is asked before each thing that is written, and of a bulk job
 * once more before its rows are handed over, since an upload takes its time.
 */
export function leasedOrg(org: Org, guard: WriteGuard): Org {
  const { jobs } = guard;
  const guarded = async <T>(write: () => Promise<T>): Promise<T> => {
    await guard.confirm(org);
    return write();
  };
  const watch: JobWatch = {
    opened: (job) => jobs.opened(job),
    starting: async (id) => {
      await guard.confirm(org);
      await jobs.starting(id);
    },
  };
  return {
    ...org,
    create: (objectName, records) => guarded(() => org.create(objectName, records)),
    update: (objectName, records) => guarded(() => org.update(objectName, records)),
    upsert: (objectName, key, records) => guarded(() => org.upsert(objectName, key, records)),
    saveFile: (file) => guarded(() => org.saveFile(file)),
    ingest: (request) => guarded(() => org.ingest({ ...request, watch })),
    stream: (query, onRow) => org.stream({ ...query, watch: jobs }, onRow),
    addUp: (query, onRows) => org.addUp({ ...query, watch: jobs }, onRows),
    withSignal: (signal) => leasedOrg(org.withSignal(signal), guard),
  };
}
