/** Whether the tiering job can do its work in an org, before it tries. */
export { describeDoctor } from './describeDoctor.ts';
export { doctor } from './doctor.ts';
export type { DoctorReport } from './doctor.ts';
