import { EUROPE } from '../europe.ts';
import { personOf } from '../people.ts';
import type { Person } from '../people.ts';
import type { Random } from '../Random.ts';
import type { Customer } from '../types.ts';
import { WORLD } from '../world.ts';
import type { Position } from './organisation.ts';

const REGIONS = [...EUROPE, ...WORLD];
const OWN_REGION_CHANCE = 0.25;

/** The cities where an international group has its sites, its seat among them. */
export function sitesOf({ city, country }: Customer): readonly string[] {
  const countries = REGIONS.flatMap((region) => region.countries);
  const own = countries.find(({ name }) => name === country);
  return [city, ...(own?.cities ?? []), ...countries.map(({ cities }) => cities[0] ?? city)].slice(0, 12);
}

/** People in these positions, from all over the world. @param emails those that are taken; the new ones are added */
export function crowd(
  customer: Customer,
  positions: readonly Position[],
  emails: Set<string>,
  random: Random,
): readonly Person[] {
  return positions.map(({ title, department }) => {
    const { firstNames, lastNames } = random.chance(OWN_REGION_CHANCE) ? customer : random.pick(REGIONS);
    const person = personOf({ ...customer, firstNames, lastNames }, emails, random);
    emails.add(person.email);
    return { ...person, title, department };
  });
}
