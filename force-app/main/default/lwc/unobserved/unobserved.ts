/** Between an object and `Object.prototype`: LWC takes only what stands directly below that for data. */
const NO_DATA: object = Object.freeze({});

/**
 * A copy of values that every component gets as it is. Plain objects reach a component behind a proxy that tells the engine of each
 * property that is read; for thousands of people with dozens of fields that took longer than all else. They are replaced, never changed, so
 * nobody needs to be told.
 *
 * @see https://developer.salesforce.com/docs/platform/lwc/guide/reactivity-fields.html
 */
export function unobserved<Values extends object>(values: Values): Values {
  return Object.assign(Object.create(NO_DATA) as object, values);
}
