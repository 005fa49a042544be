import type { Random } from '../Random.ts';
import type { Row } from '../types.ts';
import type { Position } from './organisation.ts';

/** What is thought of a person: fields of `Stakeholder__c` by API name, '' where nobody has said. */
export type Assessment = Row;

const POWER = [5, 5, 4, 3, 1];
const INTEREST: Readonly<Record<string, number>> = {
  Maintenance: 5,
  Operations: 4,
  Purchasing: 4,
  Engineering: 4,
  Quality: 3,
  Management: 3,
  Logistics: 3,
};
const LITTLE_INTEREST = 2;
const STANCES = [
  { stance: -2, weight: 1 },
  { stance: -1, weight: 3 },
  { stance: 0, weight: 5 },
  { stance: 1, weight: 5 },
  { stance: 2, weight: 2 },
];
/** Of whom we have an opinion at all, by seniority. */
const ASSESSED = [1, 1, 1, 0.8, 0.5];
const KEY_PLAYER_FROM = 4;

const NOTES = [
  'Prefers numbers to slides; wants them two days before.',
  'Was burnt by a late delivery three years ago and still tells the story.',
  'Came from a competitor’s customer and compares.',
  'Answers the phone before eight, never after.',
  'Asks the shop floor before deciding anything.',
  'Retires within two years; the successor is not named yet.',
];
const SUCCESS: Readonly<Record<string, string>> = {
  Purchasing: 'Fewer suppliers, and prices that hold for two years.',
  Operations: 'No unplanned standstill in the bottleneck line.',
  Maintenance: 'Spare parts within a day, without stock of its own.',
  Engineering: 'Ramp-up of the next line on the planned day.',
  Finance: 'Cost per produced unit down by three per cent.',
  Quality: 'An audit without findings.',
};
const VALUE =
  'Need: keep the line running. Offering: service contract with stock on site. Value: 40 hours of standstill fewer a year. Proof: the sister plant.';

const within = (score: number): number => Math.max(1, Math.min(5, score));

/** An assessment as an account manager would make it of somebody in this position. */
export function assessment({ title, department, seniority }: Position, random: Random): Assessment {
  const power = within((POWER[seniority] ?? 1) + random.pick([-1, 0, 0, 0, 1]));
  const interest = within((INTEREST[department] ?? LITTLE_INTEREST) + random.pick([-1, 0, 0, 1]));
  const influence = within(power + random.pick([-1, 0, 0, 1, 2]));
  const { stance } = random.weighted(STANCES);
  const now = within(3 + stance + random.pick([-1, 0, 0]));
  const isKeyPlayer = power >= KEY_PLAYER_FROM && interest >= KEY_PLAYER_FROM;
  const wanted = Math.max(within(now + random.whole(0, 1)), isKeyPlayer ? KEY_PLAYER_FROM : 1);
  const isAssessed = random.chance(ASSESSED[seniority] ?? 1);
  const said = (value: number): string => (isAssessed ? String(value) : '');
  const knowsStance = random.chance(0.85);
  return {
    Role__c: isAssessed ? roleOf(title, department, knowsStance ? stance : 0) : '',
    Power__c: said(power),
    Influence__c: said(influence),
    Interest__c: said(interest),
    Stance__c: knowsStance ? said(stance) : '',
    Fit__c: said(within(3 + Math.sign(stance) + random.whole(0, 1))),
    Relationship_Now__c: said(now),
    Relationship_Wanted__c: said(wanted),
    Notes__c: isAssessed && random.chance(0.3) ? random.pick(NOTES) : '',
    Success_Definition__c: isAssessed && random.chance(0.5) ? (SUCCESS[department] ?? '') : '',
    Value_Message__c: isKeyPlayer && random.chance(0.6) ? VALUE : '',
  };
}

function roleOf(title: string, department: string, stance: number): string {
  if (stance === 2) return 'Champion';
  if (/^(Managing|Chief Executive|Chief Operating|Head of Production)/.test(title)) {
    return stance === 1 ? 'Executive Sponsor' : 'Decision Maker';
  }
  if (/^(Chief (Financial|Procurement)|Head of Purchasing)/.test(title)) return 'Economic Buyer';
  if (department === 'Purchasing') return 'Gatekeeper';
  if (['Engineering', 'Quality'].includes(department)) return 'Technical Evaluator';
  return ['Operations', 'Maintenance', 'Logistics'].includes(department) ? 'User' : 'Influencer';
}
