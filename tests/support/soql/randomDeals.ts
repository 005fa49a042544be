import { Random } from '../../../scripts/org/demo/Random.ts';
import type { TestOrg } from '../local-org/testOrg.ts';

/** An opportunity as plain JavaScript has it. */
export interface RandomDeal {
  readonly name: string;
  readonly stage: string;
  readonly isWon: boolean;
  /** `YYYY-MM-DD` */
  readonly closeDate: string;
  readonly cents: number | null;
  readonly nextStep: string | null;
  /** Of its account; null without one too. */
  readonly industry: string | null;
  readonly employees: number | null;
}

/** In the order of the picklist. */
export const STAGES = ['Prospecting', 'Qualification', 'Negotiation/Review', 'Closed Won', 'Closed Lost'];
export const INDUSTRIES = ['Banking', 'Media', 'Retail'];
export const STEPS = ['Call', 'call back', 'Mail 50%', 'a_b', "it's \\ done", 'Zürich'];

/** Creates accounts and opportunities, with everything that may be empty sometimes empty. */
export function randomDeals(org: TestOrg, seed: number, count: number): readonly RandomDeal[] {
  const random = new Random(seed, 'deals');
  const maybe = <T>(value: T): T | null => (random.chance(0.2) ? null : value);
  const firms = Array.from({ length: 12 }, (_, index) => {
    const firm = { industry: maybe(random.pick(INDUSTRIES)), employees: maybe(random.whole(0, 5) * 100) };
    const values = { Name: `Firm ${index}`, Industry: firm.industry, NumberOfEmployees: firm.employees };
    return { ...firm, id: org.add('Account', values) };
  });
  return Array.from({ length: count }, (_, index) => {
    const firm = maybe(random.pick(firms));
    const stage = random.pick(STAGES);
    const deal = {
      name: `${random.pick(['a', 'B', 'c'])}${String(index).padStart(3, '0')}`,
      stage,
      isWon: stage === 'Closed Won',
      closeDate: `${random.whole(2024, 2026)}-0${random.whole(1, 9)}-1${random.whole(0, 9)}`,
      cents: maybe(random.whole(-20, 400) * 25),
      nextStep: maybe(random.pick(STEPS)),
      industry: firm?.industry ?? null,
      employees: firm?.employees ?? null,
    };
    org.addOpportunity({
      Name: deal.name,
      StageName: stage,
      CloseDate: deal.closeDate,
      Amount: deal.cents === null ? null : String(deal.cents / 100),
      NextStep: deal.nextStep,
      AccountId: firm?.id ?? null,
    });
    return deal;
  });
}
