import { readCurrencies } from './schema/index.ts';
import type { Currencies } from './schema/index.ts';
import type { SharingSettings } from './security/index.ts';

/**
 * What an org can have beyond a new one: several currencies, exchange rates by date (advanced currency management), accounts that are
 * people, accounts and opportunities that are private, activities about several contacts, a record type on accounts and opportunities.
 */
export const ORG_SHAPES = [
  'multi-currency',
  'dated-rates',
  'person-accounts',
  'private-sharing',
  'shared-activities',
  'record-types',
] as const;
export type OrgShape = (typeof ORG_SHAPES)[number];

/**
 * The currencies of an org of this shape; undefined for one currency.
 * @param file of the currencies, where it is not the usual one
 * @throws Error when the shape contradicts itself, or naming the file and what to correct.
 */
export function currenciesOf(
  projectDir: string,
  shape: readonly OrgShape[],
  file: string | undefined,
): Currencies | undefined {
  const datedRates = shape.includes('dated-rates');
  if (shape.includes('multi-currency')) return readCurrencies(projectDir, { file, datedRates });
  if (datedRates) throw new Error('the shape dated-rates needs multi-currency too.');
  if (file !== undefined) throw new Error(`${file}: only an org of the shape multi-currency has currencies.`);
  return undefined;
}

const PRIVATE_OBJECTS = ['Account', 'Opportunity'];

/**
 * Roles and organization-wide defaults of an org of this shape; contacts follow their accounts, as in a new org. Source of the shape:
 * `sharingModel` in "Build Your Own Scratch Org Definition File", Salesforce DX Developer Guide.
 * @param given those of the users file
 * @throws Error when the users file says otherwise
 */
export function sharingOf(shape: readonly OrgShape[], given: SharingSettings): SharingSettings {
  if (!shape.includes('private-sharing')) return given;
  const { organizationWideDefaults } = given;
  for (const name of PRIVATE_OBJECTS) {
    const model = organizationWideDefaults[name] ?? 'Private';
    if (model === 'Private') continue;
    throw new Error(
      `the shape private-sharing has ${name} Private, config/local-org-users.json has it ${model}: leave out one of them.`,
    );
  }
  const chosen = Object.fromEntries(PRIVATE_OBJECTS.map((name) => [name, 'Private'] as const));
  return { ...given, organizationWideDefaults: { ...organizationWideDefaults, ...chosen } };
}
