/** ECMAScript's JSON.rawJSON, which TypeScript's library does not declare yet. */
interface RawJson {
  rawJSON(this: void, text: string): unknown;
}

/** Text that `JSON.stringify` copies as it is, such as `1054.0`. */
export const rawJson = (JSON as unknown as RawJson).rawJSON;
