/** The values that a new org has for LeadSource and AccountSource. */
export const leadSources = ['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Other'];
