/** How addresses are matched, by the server and for the subrequests of composite requests alike. */
export const ROUTER_OPTIONS = {
  // The CLI asks for `//services/data`: the instance URL that it keeps ends with a slash.
  ignoreDuplicateSlashes: true,
  ignoreTrailingSlash: true,
  // Ids of records, comma-separated in `records/batch/…`, make addresses long.
  maxParamLength: 16_384,
} as const;
