import { FULL_ACCESS } from './objectAccess.ts';
import type { Viewer } from './types.ts';

/** The platform itself: sees and may do everything. Never the viewer of a client's request. */
export function systemViewer(userId: string): Viewer {
  return {
    userId,
    username: 'Automated Process',
    object: () => FULL_ACCESS,
    field: () => ({ read: true, edit: true }),
    hasUserPermission: () => true,
    hasRecordType: () => true,
    rowFilter: () => undefined,
    madeRows: () => undefined,
    recordAccess: () => [],
  };
}
