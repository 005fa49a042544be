import { closedCaseStatuses } from '../../schema/index.ts';
import type { Derivation } from './derivation.ts';

const closed = new Set(closedCaseStatuses.map((status) => status.toLowerCase()));
const SECOND_MS = 1000;

/** IsClosed follows Status, ClosedDate is when. Source: "Case", fields ClosedDate and IsClosed, in the Object Reference. */
export const caseStatus: Derivation = {
  reads: ['Status', 'ClosedDate'],
  derive(written, before) {
    const status = ('Status' in written ? written.Status : before?.Status) ?? '';
    if (!closed.has(String(status).toLowerCase())) return { IsClosed: 0, ClosedDate: null };
    const now = Math.floor(Date.now() / SECOND_MS) * SECOND_MS;
    return { IsClosed: 1, ClosedDate: before?.ClosedDate ?? now };
  },
};
