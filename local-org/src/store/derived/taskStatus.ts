import { closedTaskStatuses, highTaskPriorities } from '../../schema/index.ts';
import type { SqlValue } from '../fields/fieldCodec.ts';
import type { Derivation } from './derivation.ts';

/**
 * IsClosed follows Status, IsHighPriority follows Priority.
 * Source: "Task", fields IsClosed and IsHighPriority, in the Object Reference.
 */
export const taskStatus: Derivation = {
  reads: ['Status', 'Priority'],
  derive(written, before) {
    const isOneOf = (values: readonly string[], name: string): SqlValue => {
      const now = (name in written ? written[name] : before?.[name]) ?? '';
      return values.some((value) => value.toLowerCase() === String(now).toLowerCase()) ? 1 : 0;
    };
    return { IsClosed: isOneOf(closedTaskStatuses, 'Status'), IsHighPriority: isOneOf(highTaskPriorities, 'Priority') };
  },
};
