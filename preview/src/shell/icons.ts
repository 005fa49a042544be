/** The icon of an object, as Lightning's standard theme has it. */
export function iconOf(objectApiName: string): string {
  return objectApiName.endsWith('__c') ? 'standard:custom' : `standard:${objectApiName.toLowerCase()}`;
}
