export interface ObjectAccess {
  readonly read: boolean;
  readonly create: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly viewAll: boolean;
  readonly modifyAll: boolean;
}

export interface FieldAccess {
  readonly read: boolean;
  readonly edit: boolean;
}

/** The user on whose behalf a request runs, with what the profile and the permission sets together grant. */
export interface Viewer {
  readonly userId: string;
  readonly username: string;
  object(objectName: string): ObjectAccess;
  /**
   * Standard and custom fields alike. Required, name, system and master-detail fields follow the object's access: the platform
   * has no field permission for them.
   */
  field(objectName: string, fieldName: string): FieldAccess;
  hasUserPermission(name: string): boolean;
}
