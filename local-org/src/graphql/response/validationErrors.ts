import { getNamedType, Kind, TypeInfo, validate, visit, visitWithTypeInfo } from 'graphql';
import type { ASTNode, DocumentNode, FieldNode, GraphQLError, GraphQLSchema, ValidationRule } from 'graphql';
import type { Visibility } from '../schema/visibility.ts';
import { errorRepresentation } from './errorRepresentation.ts';
import type { ErrorRepresentation } from './errorRepresentation.ts';
import { gapOf } from './gaps.ts';

/** The platform's names for what these rules find; it validates with graphql-java. */
const PLATFORM_NAMES: Readonly<Record<string, string>> = {
  FieldsOnCorrectTypeRule: 'FieldUndefined',
  FragmentsOnCompositeTypesRule: 'FragmentTypeConditionInvalid',
  KnownArgumentNamesRule: 'UnknownArgument',
  KnownDirectivesRule: 'UnknownDirective',
  KnownFragmentNamesRule: 'UndefinedFragment',
  KnownTypeNamesRule: 'UnknownType',
  LoneAnonymousOperationRule: 'LoneAnonymousOperationViolation',
  NoFragmentCyclesRule: 'FragmentCycle',
  NoUndefinedVariablesRule: 'UndefinedVariable',
  NoUnusedFragmentsRule: 'UnusedFragment',
  NoUnusedVariablesRule: 'UnusedVariable',
  OverlappingFieldsCanBeMergedRule: 'FieldsConflict',
  PossibleFragmentSpreadsRule: 'InvalidFragmentType',
  ProvidedRequiredArgumentsRule: 'MissingFieldArgument',
  UniqueArgumentNamesRule: 'DuplicateArgumentNames',
  UniqueDirectivesPerLocationRule: 'DuplicateDirectiveName',
  UniqueFragmentNamesRule: 'DuplicateFragmentName',
  UniqueInputFieldNamesRule: 'UniqueObjectFieldName',
  UniqueOperationNamesRule: 'DuplicateOperationName',
  UniqueVariableNamesRule: 'DuplicateVariableName',
  ValuesOfCorrectTypeRule: 'WrongType',
  VariablesAreInputTypesRule: 'NonInputTypeOnVariable',
  VariablesInAllowedPositionRule: 'VariableTypeMismatch',
};

interface Place {
  readonly parentType: string;
  /** `uiapi/query/Account` */
  readonly path: string;
}

/**
 * Validates a document and words what is wrong as the platform does: `Validation error of type FieldUndefined: Field 'x'
 * in type 'Account' is undefined @ 'uiapi/query/Account/edges/node/x'`.
 */
export function validationErrors(
  schema: GraphQLSchema,
  document: DocumentNode,
  rules: readonly ValidationRule[],
  visibility: Visibility,
): readonly ErrorRepresentation[] {
  if (validate(schema, document, rules, { hideSuggestions: true }).length === 0) return [];
  const places = placesOf(schema, document);
  // One rule at a time: an error does not say which rule found it.
  return rules.flatMap((rule) =>
    validate(schema, document, [rule], { hideSuggestions: true }).map((error) =>
      worded(rule.name, error, places, visibility),
    ),
  );
}

function worded(
  rule: string,
  error: GraphQLError,
  places: ReadonlyMap<ASTNode, Place>,
  visibility: Visibility,
): ErrorRepresentation {
  const [node] = error.nodes ?? [];
  const place = node && places.get(node);
  const at = place === undefined || place.path === '' ? '' : ` @ '${place.path}'`;
  const gap = node && place && gapOf(rule, node, place.parentType, visibility);
  if (gap !== undefined) {
    return errorRepresentation(`The embedded org does not support ${gap} of GraphQL.`, 'ValidationError', error);
  }
  const type = rule === 'ScalarLeafsRule' ? leafError(error) : (PLATFORM_NAMES[rule] ?? rule.replace(/Rule$/, ''));
  const message = `Validation error of type ${type}: ${description(rule, error, node, place)}${at}`;
  return errorRepresentation(message, 'ValidationError', { locations: error.locations });
}

function leafError(error: GraphQLError): string {
  return error.message.includes('must have') ? 'SubselectionRequired' : 'SubselectionNotAllowed';
}

function description(rule: string, error: GraphQLError, node: ASTNode | undefined, place: Place | undefined): string {
  if (rule === 'FieldsOnCorrectTypeRule' && node?.kind === Kind.FIELD && place) {
    return `Field '${node.name.value}' in type '${place.parentType}' is undefined`;
  }
  if (rule === 'KnownArgumentNamesRule' && node?.kind === Kind.ARGUMENT) {
    return `Unknown field argument ${node.name.value}`;
  }
  return error.message.replace(/\.$/, '');
}

/** Where each node of the document is: the type it is asked of, and the fields above it. */
function placesOf(schema: GraphQLSchema, document: DocumentNode): ReadonlyMap<ASTNode, Place> {
  const places = new Map<ASTNode, Place>();
  const typeInfo = new TypeInfo(schema);
  const above: string[] = [];
  const enterField = (node: FieldNode): void => {
    above.push(node.name.value);
  };
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      enter(node) {
        if (node.kind === Kind.FIELD) enterField(node);
        const parentType = getNamedType(typeInfo.getParentType())?.name ?? '';
        places.set(node, { parentType, path: above.join('/') });
      },
      leave(node) {
        if (node.kind === Kind.FIELD) above.pop();
      },
    }),
  );
  return places;
}
