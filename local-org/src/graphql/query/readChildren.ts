import { OrgError } from '../../errors.ts';
import { prepareQuery } from '../../soql/index.ts';
import type { GraphqlContext } from '../context.ts';
import { Columns, planNode } from './nodePlan.ts';
import type { ChildPlan } from './nodePlan.ts';
import { orderedArgument, orderText } from './orderText.ts';
import { pageOf } from './paging.ts';
import type { Page } from './paging.ts';
import { connection } from './recordNode.ts';
import type { RecordNode } from './recordNode.ts';
import type { SelectionInfo } from './selection.ts';
import { whereText } from './whereText.ts';

/** A SOQL statement has 100,000 characters; an id with quotes and comma takes 22. */
const PARENTS_AT_ONCE = 1000;

/**
 * Reads one child relationship of all records of a page and gives each record its own page of children.
 * Source: "Paginate Results", GraphQL API Developer Guide (paginate-use.html, paginate-use-upperbound.html).
 */
export function readChildren(
  child: ChildPlan,
  parents: readonly RecordNode[],
  parentPage: Page,
  context: GraphqlContext,
  info: SelectionInfo,
): void {
  const page = pageOf(child.args);
  if (page.offset > 0 && parentPage.first !== 1) {
    throw new OrgError('MALFORMED_QUERY', `${child.key}: after needs a parent query that is limited to one record.`);
  }
  if (parentPage.upperBound !== undefined && page.upperBound === undefined) {
    throw new OrgError('MALFORMED_QUERY', `${child.key}: with upperBound on the parent query, the child needs it too.`);
  }
  const search = childSearch(child, context, info);
  const byParent = new Map(parents.map((parent) => [String(parent.values.Id), new ChildRows(page)]));
  for (let at = 0; at < parents.length; at += PARENTS_AT_ONCE) {
    readSome(search, parents.slice(at, at + PARENTS_AT_ONCE), byParent, context);
  }
  for (const parent of parents) {
    const rows = byParent.get(String(parent.values.Id));
    if (rows) parent.children[child.key] = rows.connection();
  }
}

/** The children of one parent: those of the page are kept, all are counted. */
class ChildRows {
  readonly #page: Page;
  readonly #nodes: RecordNode[] = [];
  #count = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  get wantsNext(): boolean {
    return this.#count >= this.#page.offset && this.#nodes.length < this.#page.first && !this.#isFull;
  }

  get #isFull(): boolean {
    return this.#count >= (this.#page.upperBound ?? Number.POSITIVE_INFINITY);
  }

  add(node: RecordNode | null): void {
    if (this.#isFull) return;
    if (node) this.#nodes.push(node);
    this.#count += 1;
  }

  connection(): ReturnType<typeof connection> {
    const { offset } = this.#page;
    return connection(this.#nodes, offset, this.#count > offset + this.#nodes.length, () => this.#count);
  }
}

/** How children are found and read, whoever their parents are. */
interface ChildSearch {
  readonly plan: ReturnType<typeof planNode>;
  /** Where a row names its parent. */
  readonly parentColumn: number;
  /** @param ids in quotes, with commas */
  readonly soql: (ids: string) => string;
}

/** @throws OrgError also when there are no parents: what a request may not ask does not depend on its rows. */
function childSearch(child: ChildPlan, { visibility }: GraphqlContext, info: SelectionInfo): ChildSearch {
  const columns = new Columns();
  const lookup = child.relationship.field.name;
  const parentColumn = columns.add(lookup);
  const plan = planNode(child.object, child.fields, { visibility, info, columns });
  const [grandchild] = plan.children;
  if (grandchild) {
    throw new OrgError(
      'MALFORMED_QUERY',
      `${child.key}.${grandchild.key}: only one level of child relationships can be queried.`,
    );
  }
  const filter = whereText(child.args.where, child.object, visibility);
  const order = orderText(orderedArgument(child.node, 'orderBy', info), child.object, visibility);
  return {
    plan,
    parentColumn,
    soql: (ids) => {
      const condition = `${lookup} IN (${ids})${filter === undefined ? '' : ` AND (${filter})`}`;
      return `SELECT ${columns.text} FROM ${child.object.schema.name} WHERE ${condition}${order === undefined ? '' : ` ORDER BY ${order}`}`;
    },
  };
}

function readSome(
  { plan, parentColumn, soql }: ChildSearch,
  parents: readonly RecordNode[],
  byParent: ReadonlyMap<string, ChildRows>,
  { org, viewer }: GraphqlContext,
): void {
  const ids = parents.map((parent) => `'${String(parent.values.Id)}'`).join(', ');
  for (const row of prepareQuery(soql(ids), org, viewer).rows()) {
    const rows = byParent.get(String(row[parentColumn]));
    rows?.add(rows.wantsNext ? plan.read(row) : null);
  }
}
