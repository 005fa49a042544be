import { foldCase } from '../columns.ts';

/** Area code, next three and last four digits, whose first digits are neither 0 nor 1. */
const NORTH_AMERICAN = /^(?<places>[2-9]\d{2}[2-9]\d{2})\d{4}$/;

/**
 * What two phone numbers have in common that the matching method Phone takes for the same. Its score is made of the international code
 * (10%), the area code (50%), the next three digits (30%) and the last four (10%), and must reach 80; the match key drops a leading 1 and
 * the last four digits. North American numbers are the same, then, when area code and next three digits are. How others fall into such
 * parts no page says: they are the same when all of their digits are. Sources: "Matching Methods Used in Matching Rules"
 * (matching_rules_matching_methods.htm) and "Standard Contact Matching Rule" (matching_rules_standard_contact_rule.htm), Salesforce Help;
 * salesforce.stackexchange.com/questions/210632.
 */
export function phoneKey(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '');
  const isAbroad = phone.trim().startsWith('+') && !digits.startsWith('1');
  const national = digits.length === 11 ? digits.replace(/^1/, '') : digits;
  const places = isAbroad ? undefined : NORTH_AMERICAN.exec(national)?.groups?.places;
  if (places !== undefined) return `+1 ${places}`;
  return digits === '' ? foldCase(phone) : digits;
}
