import { OrgError, UnsupportedError } from '../../errors.ts';
import type { SqlValue } from '../fields/fieldCodec.ts';
import type { Row } from '../save/row.ts';
import type { Derivation } from './derivation.ts';

const MINUTE_MS = 60_000;

/**
 * When an event is: StartDateTime and ActivityDateTime are the same moment, and of DurationInMinutes and EndDateTime one
 * follows from the other. An event that is moved keeps its duration.
 * Source: "Event", fields ActivityDateTime, DurationInMinutes, EndDateTime and StartDateTime, in the Object Reference.
 */
export const eventTimes: Derivation = {
  reads: ['StartDateTime', 'ActivityDateTime', 'EndDateTime', 'DurationInMinutes', 'IsAllDayEvent', 'ActivityDate'],
  derive(written, before) {
    if (written.IsAllDayEvent === 1) throw new UnsupportedError('all-day events');
    const start = oneOf(written, 'StartDateTime', 'ActivityDateTime') ?? before?.StartDateTime ?? null;
    if (start === null) throw missing('StartDateTime');
    const end = endOf(Number(start), written, before);
    const statedDay = written.ActivityDate ?? null;
    if (statedDay !== null && statedDay !== dayOf(Number(start))) throw inconsistent('StartDateTime', 'ActivityDate');
    return {
      StartDateTime: start,
      ActivityDateTime: start,
      ActivityDate: dayOf(Number(start)),
      EndDateTime: end,
      EndDate: dayOf(end),
      DurationInMinutes: Math.round((end - Number(start)) / MINUTE_MS),
    };
  },
};

function endOf(start: number, written: Row, before: Row | undefined): number {
  const minutes = written.DurationInMinutes ?? null;
  const end = written.EndDateTime ?? null;
  const byMinutes = minutes === null ? undefined : start + Number(minutes) * MINUTE_MS;
  const byEnd = end === null ? undefined : Number(end);
  if (byMinutes !== undefined && byEnd !== undefined && byMinutes !== byEnd) {
    throw inconsistent('EndDateTime', 'DurationInMinutes');
  }
  const kept = before?.DurationInMinutes ?? null;
  const result = byEnd ?? byMinutes ?? (kept === null ? undefined : start + Number(kept) * MINUTE_MS);
  if (result === undefined) throw missing('DurationInMinutes');
  if (result < start) throw inconsistent('StartDateTime', 'EndDateTime');
  return result;
}

/** The value of either of two fields that mean the same. */
function oneOf(written: Row, first: string, second: string): SqlValue {
  const [one, other] = [written[first] ?? null, written[second] ?? null];
  if (one !== null && other !== null && one !== other) throw inconsistent(first, second);
  return one ?? other;
}

function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

function missing(name: string): OrgError {
  return new OrgError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${name}]`, { fields: [name] });
}

function inconsistent(...fields: string[]): OrgError {
  return new OrgError('FIELD_INTEGRITY_EXCEPTION', `${fields.join(' and ')} contradict each other`, { fields });
}
