import { coerceInputLiteral, GraphQLError, isInputType, parseConstValue, validateInputLiteral } from 'graphql';
import type { ConstValueNode, GraphQLInputType } from 'graphql';
import { OrgError } from '../errors.ts';
import type { OrgContext } from '../http/index.ts';
import { nestingOf } from '../nesting.ts';
import type { ListFilters } from '../ui-api/index.ts';
import { whereText } from './query/whereText.ts';
import { viewerSchema } from './schema/viewerSchema.ts';
import { visibilityOf } from './schema/visibility.ts';

/** Deeper than any filter that a person writes; each level takes some of the stack. */
const DEEPEST_FILTER = 100;

/**
 * Filters in GraphQL's syntax outside of a document, as the lists of UI API take them: `{ StageName: { eq: "Prospecting" } }`.
 * Source: `where` in "List Records Input", User Interface API Developer Guide (ui_api_requests_list_records_input.htm).
 */
export function listFilters(org: Pick<OrgContext, 'schema'>): ListFilters {
  return (object, text, viewer) => {
    const visibility = visibilityOf(org.schema, viewer);
    const visible = visibility.objects.get(object.name);
    const type = viewerSchema(org.schema, visibility).getType(`${object.name}_Filter`);
    if (!visible || !isInputType(type)) throw refused(`${object.name} cannot be filtered`);
    return whereText(coerced(text, type), visible, visibility);
  };
}

function coerced(text: string, type: GraphQLInputType): unknown {
  const node = parsed(text);
  const problems: string[] = [];
  validateInputLiteral(node, type, ({ message }) => problems.push(message));
  const [problem] = problems;
  if (problem !== undefined) throw refused(problem);
  return coerceInputLiteral(node, type);
}

function parsed(text: string): ConstValueNode {
  if (nestingOf(text, '"') > DEEPEST_FILTER) throw refused('too many levels');
  try {
    return parseConstValue(text);
  } catch (error) {
    if (error instanceof GraphQLError) throw refused(error.message);
    throw error;
  }
}

/** The code is that of other wrong parameters; no page shows one for this. */
function refused(problem: string): OrgError {
  return new OrgError('ILLEGAL_QUERY_PARAMETER_VALUE', `where: ${problem}`);
}
