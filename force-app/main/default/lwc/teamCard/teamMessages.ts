import type { GraphQLError } from 'lightning/graphql';
import EMPTY_TEXT from '@salesforce/label/c.Team_Card_Empty_Text';
import EMPTY_TITLE from '@salesforce/label/c.Team_Card_Empty_Title';
import ERROR_TEXT from '@salesforce/label/c.Tier_Card_Error_Text';
import ERROR_TITLE from '@salesforce/label/c.Team_Card_Error_Title';
import NO_ACCESS_TEXT from '@salesforce/label/c.Team_Card_No_Access_Text';
import NO_ACCESS_TITLE from '@salesforce/label/c.Team_Card_No_Access_Title';
import { errorMessage, isRequestError } from 'c/errorMessage';
import { labelText } from 'c/labelText';
import type { Message } from 'c/messagePanel';

export const EMPTY_TEAM: Message = { iconName: 'utility:people', heading: EMPTY_TITLE, text: EMPTY_TEXT };

const NO_ACCESS: Message = { iconName: 'utility:lock', heading: NO_ACCESS_TITLE, text: NO_ACCESS_TEXT };

/**
 * Why there is no team to show; undefined while nothing stands in its way.
 *
 * @param infoError what object info answered: an error of the request (4xx) to who may not see teams
 * @param errors what the query answered; empty where it answered with a team, or not yet
 */
export function failureMessage(infoError: unknown, errors: readonly GraphQLError[]): Message | undefined {
  if (isRequestError(infoError)) {
    return NO_ACCESS;
  }
  const failure = infoError ?? (errors.length > 0 ? errors : undefined);
  return failure === undefined
    ? undefined
    : {
        iconName: 'utility:error',
        iconVariant: 'error',
        heading: ERROR_TITLE,
        text: labelText(ERROR_TEXT, errorMessage(failure)),
      };
}
