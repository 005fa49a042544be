/** A record with a unique key that is made of what it points to. */
export interface KeyedRecord {
  readonly object: string;
  /** The key. */
  readonly field: string;
  readonly id: string;
  readonly name: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly isActive: boolean;
  /** The key as it stands; '' for none. */
  readonly stored: string;
  /** The key that belongs to what the record points to now; '' where it may have none. */
  readonly wanted: string;
}

export interface NamedRecord {
  readonly id: string;
  readonly name: string;
}

/** A key that was left behind when what it is made of was merged or deleted. */
export interface StaleKey extends NamedRecord {
  readonly object: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** Active records that only one of may be: for people to decide about, since none of them is deleted. */
export interface Duplicates {
  readonly object: string;
  readonly field: string;
  /** The oldest one. */
  readonly first: NamedRecord;
  readonly others: readonly NamedRecord[];
}

export interface KeyPlan {
  readonly stale: readonly StaleKey[];
  readonly duplicates: readonly Duplicates[];
}

/**
 * Plans which keys to heal, purely. A merge re-parents records without asking any rule, so that a key may name what is gone, and two
 * records may be entitled to one key. Whoever holds it keeps it, else the oldest active one gets it; the newer ones are told and left alone.
 */
export function planKeys(records: readonly KeyedRecord[]): KeyPlan {
  const stale: StaleKey[] = [];
  const duplicates: Duplicates[] = [];
  for (const group of groups(records)) {
    const [first, ...others] = [...group].sort(byClaim);
    if (first === undefined) {
      continue;
    }
    const isHeld = group.some(({ stored, wanted }) => stored === wanted);
    if (!isHeld) {
      stale.push(staleKey(first));
    }
    const active = others.filter(({ isActive }) => isActive);
    if (first.isActive && active.length > 0) {
      duplicates.push({ object: first.object, field: first.field, first: named(first), others: active.map(named) });
    }
  }
  return { stale, duplicates };
}

/** Records that are entitled to the same key; whoever is entitled to none stands alone. Unique texts agree without regard to case. */
function groups(records: readonly KeyedRecord[]): Iterable<readonly KeyedRecord[]> {
  const byKey = new Map<string, KeyedRecord[]>();
  for (const record of records) {
    const { object, field, id, wanted } = record;
    const key = JSON.stringify([object, field, wanted === '' ? id : '', wanted.toLowerCase()]);
    const group = byKey.get(key);
    if (group === undefined) {
      byKey.set(key, [record]);
    } else {
      group.push(record);
    }
  }
  return byKey.values();
}

/** Active ones first, then the oldest. */
function byClaim(one: KeyedRecord, other: KeyedRecord): number {
  if (one.isActive !== other.isActive) {
    return one.isActive ? -1 : 1;
  }
  return one.createdAt + one.id < other.createdAt + other.id ? -1 : 1;
}

function staleKey({ object, field, id, name, stored, wanted }: KeyedRecord): StaleKey {
  return { object, field, id, name, before: stored, after: wanted };
}

function named({ id, name }: KeyedRecord): NamedRecord {
  return { id, name };
}
