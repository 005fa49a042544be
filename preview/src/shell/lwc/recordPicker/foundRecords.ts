import { sendToApi } from '../../../platform/uiApi.ts';

/** https://developer.salesforce.com/docs/component-library/bundle/lightning-record-picker, "Specify a Filter" */
export interface RecordFilter {
  readonly criteria?: readonly {
    readonly fieldPath: string;
    readonly operator: string;
    readonly value: unknown;
  }[];
  readonly filterLogic?: string;
}

export interface FoundRecord {
  readonly id: string;
  readonly name: string;
}

interface Answer {
  readonly data?: {
    readonly uiapi: {
      readonly query: Readonly<
        Record<
          string,
          {
            readonly edges: readonly {
              readonly node: { readonly Id: string; readonly Name: { readonly value: string } };
            }[];
          }
        >
      >;
    };
  };
  readonly errors?: readonly { readonly message: string }[];
}

/** How many records are offered at once. */
const OFFERED = 5;
const API_NAME = /^\w+$/;

async function find(objectApiName: string, conditions: readonly string[]): Promise<FoundRecord[]> {
  if (!API_NAME.test(objectApiName)) throw new TypeError('lightning-record-picker needs object-api-name.');
  const query = `query { uiapi { query { ${objectApiName}(
    where: { and: [${conditions.join(', ')}] }, orderBy: { Name: { order: ASC } }, first: ${OFFERED}
  ) { edges { node { Id Name { value } } } } } } }`;
  const answer = await sendToApi<Answer>('/graphql', { method: 'POST', body: { query } });
  if (!answer.ok) throw new Error(answer.error.body.message);
  const [error] = answer.data.errors ?? [];
  if (error !== undefined) throw new Error(error.message);
  const edges = answer.data.data?.uiapi.query[objectApiName]?.edges ?? [];
  return edges.map(({ node }) => ({ id: node.Id, name: node.Name.value }));
}

function conditionsOf({ criteria = [], filterLogic }: RecordFilter): string[] {
  if (filterLogic !== undefined) throw new TypeError('The preview’s lightning-record-picker has no filterLogic.');
  return criteria.map(({ fieldPath, operator, value }) => {
    if (!API_NAME.test(fieldPath) || !API_NAME.test(operator)) {
      throw new TypeError(`The preview’s lightning-record-picker cannot filter by ${fieldPath} ${operator}.`);
    }
    return `{ ${fieldPath}: { ${operator}: ${JSON.stringify(value)} } }`;
  });
}

/** Records whose name holds the term, by name. */
export function findRecords(objectApiName: string, term: string, filter: RecordFilter): Promise<FoundRecord[]> {
  return find(objectApiName, [`{ Name: { like: ${JSON.stringify(`%${term}%`)} } }`, ...conditionsOf(filter)]);
}

/** The record of an id; undefined when this user sees none. */
export async function findRecord(objectApiName: string, id: string): Promise<FoundRecord | undefined> {
  const [record] = await find(objectApiName, [`{ Id: { eq: ${JSON.stringify(id)} } }`]);
  return record;
}
