/** The field of each object that carries the proof's marker; undefined where the records go with their masters, which carry it. */
const MARKER_FIELDS: Readonly<Record<string, string | undefined>> = {
  Account: 'Name',
  AccountShare: undefined,
  Contact: 'LastName',
  ContentDocument: 'Title',
  Opportunity: 'Name',
  Stakeholder__c: 'Name',
  Stakeholder_Coverage__c: undefined,
  Stakeholder_Link__c: undefined,
  Task: 'Subject',
  Team_Role__c: undefined,
  Tier_Snapshot__c: 'Snapshot_Key__c',
  Tiering_Run__c: 'Run_Key__c',
};

/** @throws Error for an object of which a proof makes no records */
export function markerFieldOf(object: string): string | undefined {
  if (!(object in MARKER_FIELDS)) throw new Error(`A proof makes no ${object}.`);
  return MARKER_FIELDS[object];
}

/** Objects whose records tell by themselves that a proof made them, children before parents. */
export const MARKED_OBJECTS: readonly (readonly [object: string, field: string])[] = Object.entries(MARKER_FIELDS)
  .flatMap(([object, field]) => (field === undefined ? [] : [[object, field] as const]))
  .reverse();

/** As unique as the moment and the process. */
export function newMarker(now: Date): string {
  return `Proof${now.getTime().toString(36)}x${process.pid.toString(36)}`;
}

/** Whether the process of this machine that took a marker is another one, and still there. */
export function isRunning(marker: string): boolean {
  const pid = Number.parseInt(/^Proof[\da-z]{8}x([\da-z]+)$/.exec(marker)?.[1] ?? '', 36);
  if (Number.isNaN(pid) || pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    // A process of somebody else's is there as well.
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}

const MARKED = /^Proof[\da-z]{8}x[\da-z]{1,6}-\d/;

/** Whether a name or key is one that a proof gives, and nobody else. */
export function isMarked(value: unknown): boolean {
  return typeof value === 'string' && MARKED.test(value);
}
