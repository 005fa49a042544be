/**
 * The `@salesforce/*` scoped modules that components here import. The platform replaces each import when it compiles a
 * component: a reference to a field or label that does not exist fails the deployment.
 *
 * @see https://developer.salesforce.com/docs/platform/lwc/guide/reference-salesforce-modules.html
 */
declare module '@salesforce/schema' {
  /** A field of an object, by API names. */
  export interface FieldId {
    readonly objectApiName: string;
    readonly fieldApiName: string;
  }

  /** An object, by API name. */
  export interface ObjectId {
    readonly objectApiName: string;
  }
}

declare module '@salesforce/schema/*' {
  import type { FieldId } from '@salesforce/schema';
  const field: FieldId;
  export default field;
}

declare module '@salesforce/schema/Account' {
  import type { ObjectId } from '@salesforce/schema';
  const object: ObjectId;
  export default object;
}

declare module '@salesforce/schema/Contact' {
  import type { ObjectId } from '@salesforce/schema';
  const object: ObjectId;
  export default object;
}

declare module '@salesforce/schema/Opportunity' {
  import type { ObjectId } from '@salesforce/schema';
  const object: ObjectId;
  export default object;
}

declare module '@salesforce/schema/Service_Level__c' {
  import type { ObjectId } from '@salesforce/schema';
  const object: ObjectId;
  export default object;
}

declare module '@salesforce/schema/Stakeholder__c' {
  import type { ObjectId } from '@salesforce/schema';
  const object: ObjectId;
  export default object;
}

declare module '@salesforce/schema/Stakeholder_Coverage__c' {
  import type { ObjectId } from '@salesforce/schema';
  const object: ObjectId;
  export default object;
}

declare module '@salesforce/schema/Team_Role__c' {
  import type { ObjectId } from '@salesforce/schema';
  const object: ObjectId;
  export default object;
}

declare module '@salesforce/schema/Voice_Answer__c' {
  import type { ObjectId } from '@salesforce/schema';
  const object: ObjectId;
  export default object;
}

declare module '@salesforce/schema/Voice_Interview__c' {
  import type { ObjectId } from '@salesforce/schema';
  const object: ObjectId;
  export default object;
}

declare module '@salesforce/label/*' {
  /** The label's text in the user's language. */
  const text: string;
  export default text;
}

declare module '@salesforce/i18n/locale' {
  /** The user's locale as a BCP 47 tag, such as `en-US`. */
  const locale: string;
  export default locale;
}

declare module '@salesforce/customPermission/*' {
  /** Whether the user has the custom permission: true, or undefined. */
  const granted: true | undefined;
  export default granted;
}

declare module '@salesforce/user/Id' {
  /** The id of the user who looks at the page. */
  const id: string;
  export default id;
}
