import type { Calendar } from '../calendar.ts';
import type { Random } from '../Random.ts';
import type { DemoStakeholder } from './stakeholderMaps.ts';
import { CHANNELS, QUESTIONS, WORDS } from './words.ts';

/** What a person said in one conversation, by the e-mail address of the contact; nobody has two. */
export interface DemoInterview {
  readonly accountKey: string;
  readonly email: string;
  readonly askedBy: string;
  readonly date: string;
  readonly channel: string;
  readonly mayBeQuoted: boolean;
  readonly answers: readonly { readonly question: string; readonly words: string }[];
}

interface Context {
  /** Who looks after the account. */
  readonly ownerOf: (accountKey: string) => string;
  readonly calendar: Calendar;
  readonly random: Random;
}

/** The people of a map who come first are those who are asked. */
const ASKED = 6;
const DAYS = 300;

/** What the first people of each map said, most of them with a name that may be told; of many nobody has asked yet. */
export function voice(stakeholders: readonly DemoStakeholder[], context: Context): readonly DemoInterview[] {
  const maps = Map.groupBy(stakeholders, ({ accountKey }) => accountKey);
  return [...maps.values()]
    .flatMap((people) => people.slice(0, ASKED))
    .filter(() => context.random.chance(0.55))
    .map((person) => interviewOf(person, context));
}

function interviewOf(
  { accountKey, email, values }: DemoStakeholder,
  { ownerOf, calendar, random }: Context,
): DemoInterview {
  const stance = Number(values.Stance__c);
  const words = random.shuffled(stance < 0 ? WORDS.against : stance > 0 ? WORDS.inFavour : WORDS.neutral);
  const questions = random.shuffled(QUESTIONS);
  return {
    accountKey,
    email,
    askedBy: values.Relationship_Owner__c || ownerOf(accountKey),
    date: calendar.day(calendar.workingDay(-random.whole(5, DAYS), -Infinity, 0)),
    channel: random.pick(CHANNELS),
    mayBeQuoted: random.chance(0.6),
    answers: words
      .slice(0, random.whole(1, 2))
      .map((said, index) => ({ question: questions[index] ?? '', words: said })),
  };
}
