import type { ErrorCode } from '../errors.ts';

/** When the server acts: `before` it never gets to the request, `after` it has done everything and only the answer is lost. */
export type Moment = 'before' | 'after';

/** What goes wrong with a request or its answer. */
export type Fault =
  /** The connection is reset: before or after the server acted, or in the middle of the answer's body. */
  | { readonly kind: 'reset'; readonly when: Moment | 'body' }
  /** The server falls silent and keeps the connection open. */
  | { readonly kind: 'stall'; readonly when: Moment | 'body' }
  /** A CSV answer ends early and properly: at a row border, inside a row, or in the middle of its compressed bytes. */
  | { readonly kind: 'cut'; readonly at: 'row' | 'cell' | 'bytes' }
  /** Another status: with `errorCode` in REST's own form, without it as the web page of a proxy. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly when?: Moment;
      /** Seconds. */
      readonly retryAfter?: number;
      readonly errorCode?: string;
      readonly message?: string;
    }
  /** The token of the request is revoked before the request is looked at. */
  | { readonly kind: 'sessionEnds' }
  /** A CSV answer in another form than the documented one. */
  | { readonly kind: 'csv'; readonly change: CsvChange }
  /** Headers of the answer, by name; null takes one away. */
  | { readonly kind: 'headers'; readonly set: Readonly<Record<string, string | null>> }
  /** Members of a JSON answer, by name. */
  | { readonly kind: 'json'; readonly set: Readonly<Record<string, unknown>> }
  /**
   * Of the request that creates a bulk job: how the job ends. `stuck` never ends, `gone` is deleted as soon as it runs. An ingest job
   * fails or is aborted after so many rows; those are saved.
   */
  | {
      readonly kind: 'job';
      readonly end: 'Failed' | 'Aborted' | 'stuck' | 'gone';
      readonly afterRows?: number;
      readonly message?: string;
    }
  /** Of a collection, or of the request that creates an ingest job: its first rows are refused and not saved. */
  | { readonly kind: 'rows'; readonly rows: number; readonly errorCode: ErrorCode; readonly message: string }
  /** The org has only so many API requests left from here on. */
  | { readonly kind: 'usage'; readonly remaining: number };

export const CSV_CHANGES = [
  'noHeader',
  'renamedColumn',
  'reorderedColumns',
  'repeatedColumn',
  'extraColumn',
  'repeatedHeader',
  'byteOrderMark',
  'crlf',
] as const;

export type CsvChange = (typeof CSV_CHANGES)[number];

/** Which requests a fault hits. */
export interface FaultRule {
  /** Every method unless given. */
  readonly method?: string;
  /** Path and query; `*` stands for any characters. */
  readonly path: string;
  /** How many matching requests pass before; none unless given. */
  readonly skip?: number;
  /** How many it hits then; one unless given. */
  readonly times?: number;
  readonly fault: Fault;
}
