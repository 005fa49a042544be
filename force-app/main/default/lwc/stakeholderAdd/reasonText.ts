import ACTIVITY from '@salesforce/label/c.Stakeholder_Add_Reason_Activity';
import OPPORTUNITY from '@salesforce/label/c.Stakeholder_Add_Reason_Opportunity';
import OPPORTUNITY_ROLE from '@salesforce/label/c.Stakeholder_Add_Reason_Opportunity_Role';
import PLANNED from '@salesforce/label/c.Stakeholder_Add_Reason_Planned';
import TITLE from '@salesforce/label/c.Stakeholder_Add_Reason_Title';
import type { SuggestionReason } from 'c/contactSuggestions';
import { dayText, daysAgoText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { Choice } from 'c/stakeholder';
import { roleLabel } from './roleLabel.ts';

/** A reason in words. */
export function reasonText(reason: SuggestionReason, roles: readonly Choice[]): string {
  switch (reason.kind) {
    case 'OpportunityRole':
      return reason.role === undefined
        ? labelText(OPPORTUNITY, reason.opportunityName)
        : labelText(OPPORTUNITY_ROLE, reason.role, reason.opportunityName);
    case 'Title':
      return labelText(TITLE, roleLabel(roles, reason.role));
    case 'Planned':
      return labelText(PLANNED, dayText(reason.on));
    default:
      return labelText(ACTIVITY, daysAgoText(reason.days));
  }
}
