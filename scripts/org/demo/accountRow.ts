import { phoneNumber } from './people.ts';
import type { Random } from './Random.ts';
import type { Course, Customer, Row } from './types.ts';

/** What a customer earns itself, and how many people it employs, in proportion to what it buys from us. */
const OWN_REVENUE_FACTOR = [40, 220] as const;
const REVENUE_PER_EMPLOYEE = 210_000;

const RATINGS: Readonly<Record<Course, string>> = {
  steady: 'Hot',
  dormant: 'Cold',
  credited: 'Warm',
  prospect: 'Warm',
};
const HISTORIES: Readonly<Record<Course, string>> = {
  steady: 'Orders every year.',
  dormant: 'Has not ordered for more than a year.',
  credited: 'Returned more than it ordered of late.',
  prospect: 'Has asked for offers and not ordered yet.',
};

/** An account as `load` takes it. */
export function accountRow(customer: Customer, random: Random): Row {
  const ownRevenue = Math.round((customer.yearlyRevenue * random.between(...OWN_REVENUE_FACTOR)) / 100_000) * 100_000;
  return {
    External_Key__c: customer.key,
    AccountNumber: customer.key,
    Name: customer.name,
    'Parent.External_Key__c': customer.parentKey,
    OwnerId: customer.ownerId,
    Type:
      customer.course === 'prospect' ? 'Prospect' : random.chance(0.85) ? 'Customer - Direct' : 'Customer - Channel',
    Industry: customer.industry,
    BillingStreet: customer.street,
    BillingCity: customer.city,
    BillingCountry: customer.country,
    Phone: phoneNumber(customer.dialCode, random),
    Website: `https://www.${customer.domain}`,
    AnnualRevenue: String(ownRevenue),
    NumberOfEmployees: String(Math.max(12, Math.round(ownRevenue / REVENUE_PER_EMPLOYEE))),
    Ownership: customer.level > 0 ? 'Subsidiary' : random.pick(['Private', 'Private', 'Public', 'Other']),
    Rating: RATINGS[customer.course],
    AccountSource: random.pick(['Partner Referral', 'Web', 'Phone Inquiry', 'Other']),
    Site: customer.level === 2 ? `${customer.city} plant` : '',
    Description: `${customer.industry}, ${customer.city}. ${HISTORIES[customer.course]}`,
  };
}
