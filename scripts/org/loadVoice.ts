import type { Terminal } from '../cli/index.ts';
import type { Org } from '../salesforce/index.ts';
import type { DemoInterview } from './demo/index.ts';
import { idIn, idsBy, sendRecords } from './sendRecords.ts';

type Ids = ReadonlyMap<string, string>;

/** What customers said. No run has told yet what the accounts' revenue was on those days. @throws Error with the first refusal */
export async function loadVoice(
  org: Org,
  interviews: readonly DemoInterview[],
  { accountIds, contactIds }: { readonly accountIds: Ids; readonly contactIds: Ids },
  terminal: Terminal,
): Promise<void> {
  await sendRecords(
    org,
    'Voice_Interview__c',
    interviews.map(({ accountKey, email, askedBy, date, channel, mayBeQuoted }) => ({
      Account__c: idIn(accountIds, accountKey),
      Contact__c: idIn(contactIds, email),
      Asked_By__c: askedBy,
      Date__c: date,
      Channel__c: channel,
      Consent_To_Quote__c: String(mayBeQuoted),
    })),
    terminal,
  );
  const interviewIds = await idsBy(org, 'Voice_Interview__c', 'Contact__c');
  await sendRecords(
    org,
    'Voice_Answer__c',
    interviews.flatMap(({ email, date, answers }) =>
      answers.map(({ question, words }) => ({
        Interview__c: idIn(interviewIds, idIn(contactIds, email)),
        Question_Text__c: question,
        Quote__c: words,
        Answered_On__c: date,
      })),
    ),
    terminal,
  );
}
