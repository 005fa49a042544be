/**
 * Roles on opportunities, as a new organization has them, and as roles of stakeholders. Others speak for a contact as well, but say
 * nothing of its role.
 *
 * @see https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunitycontactrole.htm
 */
export const ROLE_OF_OPPORTUNITY_ROLE: Readonly<Record<string, string>> = {
  'Business User': 'User',
  Champion: 'Champion',
  'Decision Maker': 'Decision Maker',
  'Economic Buyer': 'Economic Buyer',
  'Economic Decision Maker': 'Economic Buyer',
  Evaluator: 'Technical Evaluator',
  'Executive Sponsor': 'Executive Sponsor',
  Gatekeeper: 'Gatekeeper',
  Influencer: 'Influencer',
  'Technical Buyer': 'Technical Evaluator',
};
