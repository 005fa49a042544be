import { EUROPE } from './europe.ts';
import type { Random } from './Random.ts';
import type { Country, Region } from './region.ts';
import { SECTORS } from './sectors.ts';
import type { DemoAccount } from './types.ts';
import { WORLD } from './world.ts';

const ACCOUNTS = 600;
/** Heads of groups; the other companies without a parent stand alone. */
const GROUPS = 62;
const FIRST_KEY = 10_001;
const LEGAL_FORM_CHANCE = 0.4;

interface Place {
  readonly region: Region;
  readonly country: Country;
  readonly weight: number;
}

const PLACES: readonly Place[] = [...EUROPE, ...WORLD].flatMap((region) =>
  region.countries.map((country) => ({ region, country, weight: country.weight })),
);

/** Makes invented companies whose names are all different. */
export class Companies {
  readonly #random: Random;
  readonly #names = new Set<string>();
  readonly #stems = new Set<string>();
  readonly #accounts: DemoAccount[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  /** Groups of up to three levels, and companies that stand alone, parents before their children. */
  found(): readonly DemoAccount[] {
    for (let group = 0; group < GROUPS; group++) {
      this.#foundGroup();
    }
    while (this.#accounts.length < ACCOUNTS) {
      this.#foundCompany();
    }
    return this.#accounts.slice(0, ACCOUNTS);
  }

  #foundGroup(): void {
    const random = this.#random;
    const place = random.weighted(PLACES);
    const stem = this.#stem(place.region);
    const { industry, trades } = random.weighted(SECTORS);
    const head = this.#add(place, {
      stem,
      name: `${stem} ${random.pick(['Group', 'Holding', 'Group', 'International'])}`,
      industry,
    });
    const companies = random.whole(1, 4);
    const offered = random.shuffled(trades);
    for (let index = 0; index < companies; index++) {
      const site = random.chance(0.6) ? place : random.weighted(PLACES);
      const trade = offered[index % offered.length] ?? '';
      const where = site === place ? '' : ` ${site.country.shortName ?? site.country.name}`;
      const company = this.#add(site, { stem, name: `${stem} ${trade}${where}`, industry }, head);
      const sites = random.chance(0.35) ? random.whole(1, 3) : 0;
      for (const city of random.shuffled(site.country.cities).slice(0, sites)) {
        this.#add(site, { stem, name: `${stem} ${trade} ${city}`, industry, city }, company);
      }
    }
  }

  #foundCompany(): void {
    const random = this.#random;
    const place = random.weighted(PLACES);
    const stem = this.#stem(place.region);
    const { industry, trades } = random.weighted(SECTORS);
    const legalForm = random.chance(LEGAL_FORM_CHANCE) ? ` ${place.country.legalForm}` : '';
    this.#add(place, { stem, name: `${stem} ${random.pick(trades)}${legalForm}`, industry });
  }

  #stem({ beginnings, endings }: Region): string {
    for (;;) {
      const [beginning, ending] = [this.#random.pick(beginnings), this.#random.pick(endings)];
      const stem = beginning + ending;
      // "Elvvang" reads like a slip.
      if (beginning.at(-1) !== ending.at(0) && !this.#stems.has(stem)) {
        this.#stems.add(stem);
        return stem;
      }
      if (this.#stems.size > 0 && beginnings.every((one) => endings.every((other) => this.#isUsed(one, other)))) {
        throw new Error(`The region of ${beginnings[0] ?? ''} has no name left: give it more beginnings or endings.`);
      }
    }
  }

  #isUsed(beginning: string, ending: string): boolean {
    return beginning.at(-1) === ending.at(0) || this.#stems.has(beginning + ending);
  }

  #add(
    { region, country }: Place,
    { stem, name, industry, city }: { stem: string; name: string; industry: string; city?: string },
    parent?: DemoAccount,
  ): DemoAccount {
    const unique = this.#unique(name, country);
    const account: DemoAccount = {
      key: `C${FIRST_KEY + this.#accounts.length}`,
      name: unique,
      parentKey: parent?.key ?? '',
      level: parent === undefined ? 0 : parent.level + 1,
      industry,
      country: country.name,
      city: city ?? this.#random.pick(country.cities),
      street: `${this.#random.pick(region.streets)} ${this.#random.whole(1, 190)}`,
      dialCode: country.dialCode,
      domain: `${plainLetters(stem)}.example`,
      firstNames: region.firstNames,
      lastNames: region.lastNames,
    };
    this.#accounts.push(account);
    return account;
  }

  /** Two companies of a group may be in the same trade and country: then the city tells them apart. */
  #unique(name: string, country: Country): string {
    const candidates = [name, ...country.cities.map((city) => `${name} ${city}`)];
    const unique = candidates.find((candidate) => !this.#names.has(candidate));
    if (unique === undefined) {
      throw new Error(`There are too many companies called ${name}.`);
    }
    this.#names.add(unique);
    return unique;
  }
}

/** In the letters that web and e-mail addresses are made of. */
export function plainLetters(text: string): string {
  return text
    .replaceAll(/[øØ]/g, 'o')
    .replaceAll(/[łŁ]/g, 'l')
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
}
