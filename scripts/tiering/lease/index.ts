/** One process at a time writes by a policy: the lease in the org that says which one. */
export { HeldLeases } from './HeldLeases.ts';
export { CONTACTS_LEASE } from './leaseName.ts';
export { leasedOrg } from './leasedOrg.ts';
export { LEASE_ANSWERS, LEASE_FIELDS, LEASE_OBJECT, leaseHolders } from './storedLease.ts';
export { takeLease } from './takeLease.ts';
export type { LeaseClaim } from './takeLease.ts';
export { takeLeases } from './takeLeases.ts';
