import { CommandError } from '../cli/index.ts';
import type { FileToLoad } from './validateFile.ts';

const DEFAULT_KEY = 'External_Key__c';
const FLAG = /^(?:(Account|Opportunity)\.)?([A-Za-z]\w*)$/;

/**
 * The key field of each object from the values of `--key-field`: a bare field is for both, `Account.<field>` for one of them.
 * @throws CommandError when a value is neither.
 */
export function keyFields(flags: readonly string[]): Record<FileToLoad['object'], string> {
  const keys = { Account: DEFAULT_KEY, Opportunity: DEFAULT_KEY };
  for (const flag of flags) {
    const [, object, field] = FLAG.exec(flag) ?? [];
    if (field === undefined) {
      throw new CommandError(
        'usage',
        'BAD_KEY_FIELD',
        `"${flag}" is not a key field.`,
        'Give the API name of a unique external id, alone or as Account.<field> or Opportunity.<field>.',
      );
    }
    if (object !== 'Opportunity') {
      keys.Account = field;
    }
    if (object !== 'Account') {
      keys.Opportunity = field;
    }
  }
  return keys;
}
