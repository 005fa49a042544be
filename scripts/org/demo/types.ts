/** A cell of a CSV row; '' is empty. */
export type Row = Readonly<Record<string, string>>;

/** A user of the org who can own records, and how many accounts, relative to the other owners. */
export interface Owner {
  readonly id: string;
  readonly weight: number;
  /** Whether this user looks after strategic accounts, those among the own ones. */
  readonly isSam?: boolean;
  /** Whether this user meets the boards of strategic accounts. */
  readonly isExecutive?: boolean;
}

/** What becomes of a customer's business with us. */
export type Course =
  /** Orders in every year, the last one included. */
  | 'steady'
  /** Ordered in earlier years, but not in the last twelve months. */
  | 'dormant'
  /** Got more back in the last twelve months than it ordered. */
  | 'credited'
  /** Never ordered. */
  | 'prospect';

export interface DemoAccount {
  /** The customer number in the ERP. */
  readonly key: string;
  readonly name: string;
  /** '' for a company that belongs to no other. */
  readonly parentKey: string;
  /** 0 for the head of a group, 1 for its companies, 2 for their sites. */
  readonly level: number;
  readonly industry: string;
  readonly country: string;
  readonly city: string;
  readonly street: string;
  readonly dialCode: string;
  /** Where its web and e-mail addresses are; `.example` belongs to nobody (RFC 2606). */
  readonly domain: string;
  readonly firstNames: readonly string[];
  readonly lastNames: readonly string[];
}

/** An account with its place in the heavy tail. */
export interface Customer extends DemoAccount {
  readonly course: Course;
  /** Revenue of a usual twelve months, in the org's currency. */
  readonly yearlyRevenue: number;
  readonly ownerId: string;
}
