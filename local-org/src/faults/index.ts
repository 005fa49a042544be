export type { CsvChange, Fault, FaultRule } from './fault.ts';
export { Faults } from './Faults.ts';
export { RowRefusals } from './RowRefusals.ts';
export { serveFaultRules } from './faultRoutes.ts';
export { serveFaults } from './serveFaults.ts';
