import type { DemoEvent, DemoTask } from '../activities.ts';
import type { Calendar } from '../calendar.ts';
import type { Random } from '../Random.ts';

/** Somebody at a customer, as far as it decides how often we talk. */
export interface Partner {
  readonly accountKey: string;
  readonly email: string;
  readonly city: string;
  /** 0 nobody knows … 5 very strong. */
  readonly relationship: number;
}

interface Context {
  /** Those of us who talk to the account's people; the first one most of all. */
  readonly colleagues: readonly string[];
  readonly calendar: Calendar;
  readonly random: Random;
}

const TOPICS = ['delivery plan', 'spare parts', 'line audit', 'new specification', 'annual agreement'];
/** How far back the conversations reach. */
const DAYS = 340;
const MOST = 4;

/** Calls and meetings with one person: the better we know somebody, the more often; with some never. */
export function conversations(
  { accountKey, email, city, relationship }: Partner,
  { colleagues, calendar, random }: Context,
): { readonly tasks: readonly DemoTask[]; readonly events: readonly DemoEvent[] } {
  const count = random.chance(0.15 + relationship * 0.14) ? random.whole(1, MOST) : 0;
  const tasks: DemoTask[] = [];
  const events: DemoEvent[] = [];
  for (let index = 0; index < count; index++) {
    const day = calendar.day(calendar.workingDay(-random.whole(3, DAYS), -Infinity, Infinity));
    const ownerId = random.chance(0.6) ? (colleagues[0] ?? '') : random.pick(colleagues);
    const topic = random.pick(TOPICS);
    if (random.chance(0.6)) {
      tasks.push({
        ...{ accountKey, email, ownerId, subject: `Call: ${topic}`, dueOn: day, subtype: 'Call' },
        ...{ status: 'Completed', priority: 'Normal', opportunityKey: '' },
      });
    } else {
      const startsAt = `${day}T${String(random.whole(7, 15)).padStart(2, '0')}:00:00Z`;
      events.push({ accountKey, email, ownerId, subject: `Meeting: ${topic}`, startsAt, minutes: 60, location: city });
    }
  }
  return { tasks, events };
}
