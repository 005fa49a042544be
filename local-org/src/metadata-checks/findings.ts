import type { ComponentName } from './describedComponent.ts';
import type { Position } from './xml/XmlElement.ts';

/** Where in a component something stands. */
export interface Place {
  readonly position?: Position;
  /** The file, where it is not the one that describes the component. */
  readonly path?: string;
}

/** What is wrong in a component; without a place it is the whole. */
export interface Finding {
  readonly problem: string;
  readonly at?: Place;
}

/** A component that another one names. */
export interface Reference extends ComponentName {
  readonly at: Place;
  /** What the platform says when there is no such component. */
  readonly missing: string;
  /** Where the schema is built this is checked too, and told: here it counts only for who refers to what. */
  readonly toldElsewhere?: boolean;
}

/**
 * A reference by an element of a file, with the wording that the platform has for most of them: `In field: tab - no CustomTab named
 * Hello found`, https://salesforce.stackexchange.com/questions/305221
 * @param field what the platform calls the place, where that is not the element's name
 */
export function reference(
  type: string,
  fullName: string,
  at: Place & { readonly name: string },
  field: string = at.name,
): Reference {
  return { type, fullName, at, missing: `In field: ${field} - no ${type} named ${fullName} found` };
}
