import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLDocument, GraphQLResult } from 'lightning/graphql';
import { errorMessage } from 'c/errorMessage';
import { MAP_QUERIES } from 'c/stakeholderQuery';
import type { MapPart, MapParts } from 'c/stakeholderQuery';

/** What `partread` says: all rows of a part, as far as they are read at all. */
export type PartRead = {
  readonly [Part in MapPart]: {
    readonly part: Part;
    /** The accounts that they are of. */
    readonly accountIds: readonly string[];
    readonly rows: readonly MapParts[Part][];
    /** Whether there are more than are read. */
    readonly isCut: boolean;
  };
}[MapPart];

/** What `partfailed` says, in Salesforce's words. */
export interface PartFailed {
  readonly part: MapPart;
  readonly text: string;
}

/**
 * Reads one part of the map, page after page, and hands it over when the last one is there; again whenever Lightning Data Service
 * tells of a change in it.
 *
 * Pages are chained by advancing a reactive variable of the wire, as Salesforce describes it.
 *
 * @see https://developer.salesforce.com/docs/platform/graphql/guide/graphql-wire-lwc-paginate.html
 * @fires partread @see PartRead
 * @fires partfailed @see PartFailed
 */
export default class StakeholderReader extends LightningElement {
  /** Which part: `part` is a name that browsers keep. */
  @api what: MapPart = 'People';

  /** Ids of the accounts to read of; nothing is asked while there are none. */
  @api
  get accountIds(): readonly string[] {
    return this.ids;
  }
  set accountIds(ids: readonly string[]) {
    if (ids.join() !== this.ids.join()) {
      this.ids = [...ids];
      this.startOver();
      // The wire may still know what it read of these accounts before, which is not what there is now.
      this.asked = this.known.has(ids.join()) ? new Set() : undefined;
      this.known.add(ids.join());
    }
  }

  @wire(graphql, { query: '$query', variables: '$variables' })
  receive(result: GraphQLResult<unknown>): void {
    this.result = result;
    if ((result.errors ?? []).length > 0) {
      this.finish();
      const detail: PartFailed = { part: this.what, text: errorMessage(result.errors) };
      this.dispatchEvent(new CustomEvent('partfailed', { detail }));
    } else if (result.data !== undefined && !this.isStale()) {
      this.keep(result.data);
    }
  }

  private ids: readonly string[] = [];
  /** Accounts that were read before, as joined ids. */
  private readonly known = new Set<string>();
  private after: string | null = null;
  private result?: GraphQLResult<unknown>;
  /** By the cursor that a page came after. */
  private pages = new Map<string | null, readonly MapParts[MapPart][]>();
  /** The pages that were asked for anew, while all of them are read again. */
  private asked?: Set<string | null>;
  private waiting: (() => void)[] = [];

  get query(): GraphQLDocument | undefined {
    return this.ids.length > 0 ? MAP_QUERIES[this.what].document : undefined;
  }

  get variables(): Readonly<Record<string, unknown>> {
    const { pageSize, most } = MAP_QUERIES[this.what];
    return { ids: this.ids, after: this.after, first: pageSize, upperBound: most };
  }

  /**
   * Reads all pages anew: a query that is shown is not evaluated again by itself. Settles once `partread` or `partfailed` was said.
   *
   * @see https://developer.salesforce.com/docs/platform/graphql/guide/graphql-wire-lwc-refresh.html
   */
  @api
  async refresh(): Promise<void> {
    if (!this.result?.refresh) {
      return;
    }
    const read = new Promise<void>((resolve) => this.waiting.push(resolve));
    if (this.after === null) {
      await this.result.refresh();
    } else {
      this.startOver();
      this.asked = new Set();
    }
    await read;
  }

  /** A page that the wire knew already, while all are read anew: it is asked for again, and its answer counts. */
  private isStale(): boolean {
    if (!this.asked || this.asked.has(this.after)) {
      return false;
    }
    this.asked.add(this.after);
    this.result?.refresh?.().catch(() => this.finish());
    return true;
  }

  private startOver(): void {
    this.after = null;
    this.pages = new Map();
    this.asked = undefined;
  }

  private keep(data: unknown): void {
    const { most, pageOf } = MAP_QUERIES[this.what];
    const { rows: page, next } = pageOf(data);
    this.pages.set(this.after, page);
    const rows = [...this.pages.values()].flat();
    if (next !== undefined && rows.length < most) {
      this.after = next;
      return;
    }
    this.finish();
    // The rows of a part are those of its query.
    const detail = { part: this.what, accountIds: this.ids, rows, isCut: rows.length >= most } as PartRead;
    this.dispatchEvent(new CustomEvent('partread', { detail }));
  }

  private finish(): void {
    this.asked = undefined;
    for (const settle of this.waiting.splice(0)) {
      settle();
    }
  }
}
