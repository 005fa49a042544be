import type { Task } from '../readiness/index.ts';

export const SYNC_PERMISSION_SET = 'Strategic_Accounts_Sync';

export const TIERING: Task = { what: 'run the tiering job', permissionSet: SYNC_PERMISSION_SET };
