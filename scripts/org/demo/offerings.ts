/** What the demo's own company sells: pumps, valves and the service around them. */
export interface Offering {
  readonly name: string;
  /** Gross profit in percent of the amount. */
  readonly margin: number;
}

const PROJECTS: readonly Offering[] = [
  { name: 'Turnkey pump station', margin: 22 },
  { name: 'Line modernisation', margin: 26 },
  { name: 'Plant extension', margin: 24 },
  { name: 'Process control upgrade', margin: 31 },
  { name: 'Multi-site framework agreement', margin: 34 },
];

const ORDERS: readonly Offering[] = [
  { name: 'Pump retrofit', margin: 33 },
  { name: 'Annual service contract', margin: 46 },
  { name: 'Valve replacement programme', margin: 35 },
  { name: 'Compressor overhaul', margin: 38 },
  { name: 'Condition monitoring', margin: 52 },
  { name: 'Heat exchanger', margin: 29 },
  { name: 'Dosing system', margin: 32 },
];

const CALL_OFFS: readonly Offering[] = [
  { name: 'Spare parts', margin: 55 },
  { name: 'Seal kits', margin: 58 },
  { name: 'Calibration', margin: 61 },
  { name: 'Operator training', margin: 64 },
  { name: 'Inspection', margin: 57 },
  { name: 'Field service call', margin: 48 },
  { name: 'Impellers', margin: 51 },
];

const PROJECT_FROM = 180_000;
const ORDER_FROM = 15_000;

/** What costs about so much. */
export function offeringsFor(amount: number): readonly Offering[] {
  const size = Math.abs(amount);
  return size >= PROJECT_FROM ? PROJECTS : size >= ORDER_FROM ? ORDERS : CALL_OFFS;
}
