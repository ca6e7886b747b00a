/**
 * @module How many objects and values an operation can answer with, known before anything is asked: GitHub's count of nodes,
 * with values counted as well. Lists whose length no argument tells are taken for a few; what they really hold is counted
 * while the answer is made.
 *
 * https://docs.github.com/en/graphql/overview/rate-limits-and-node-limits-for-the-graphql-api
 */
import {
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  doTypesOverlap,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type TypeNode,
  typeFromAST,
  type ValueNode,
  visit,
} from 'graphql';
import type { JsonObject } from '../../core/json.ts';
import { DEFAULT_FIRST, MAX_FIRST } from '../resolvers/connections.ts';

/** What a list is taken for whose length no argument tells: tags, tools, fields of a form. */
const FEW = 5;

/** Arguments that name what is asked for, one by one. */
const ID_LISTS: readonly string[] = ['ids', 'representations'];

/** Arguments that say how many items a page holds. */
const PAGE_SIZES: readonly string[] = ['first', 'last'];

/** Fields of a connection that hold its page. */
const PAGES: readonly string[] = ['nodes', 'edges'];

/** What is to be executed. */
export interface CountedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As they came; values of a wrong type are refused later. */
  readonly variables: JsonObject;
  /** How many accounts the caller has. */
  readonly accounts: number;
}

/** What is known of an operation: the same variables, as far as they count, come to the same. */
interface KnownCounts {
  /** Variables that say how long a list is, or whether something is left out. */
  readonly counting: readonly string[];
  readonly counts: Map<string, number>;
}

/** So many counts are kept of one operation. */
const KEPT_COUNTS = 100;

/** Kept with the operations. */
const known = new WeakMap<OperationDefinitionNode, KnownCounts>();

/** How many objects and values a valid operation can answer with. Introspection is not counted. */
export function countNodes(counted: CountedOperation): number {
  const { document, operation, variables, accounts } = counted;
  const { counting, counts } = known.get(operation) ?? {
    counting: operation.variableDefinitions?.length === 0 ? [] : countingVariables(document),
    counts: new Map<string, number>(),
  };
  let key = String(accounts);
  for (const name of counting) key += ` ${inWords(variables, name)}`;
  const found = counts.get(key);
  if (found !== undefined) return found;
  const count = countAnew(counted);
  if (counts.size >= KEPT_COUNTS) counts.clear();
  counts.set(key, count);
  known.set(operation, { counting, counts });
  return count;
}

/** The part of a variable that counts. */
function inWords(variables: JsonObject, name: string): string {
  if (!Object.hasOwn(variables, name)) return 'default';
  const value = variables[name];
  if (Array.isArray(value)) return `list of ${value.length}`;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'other';
}

function countingVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Argument({ name, value }) {
      const isCounting = PAGE_SIZES.includes(name.value) || name.value === 'if' || ID_LISTS.includes(name.value);
      if (isCounting && value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

function countAnew({ schema, document, operation, variables, accounts }: CountedOperation): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const counted = new Map<SelectionSetNode, Map<string, number>>();
  const root = schema.getRootType(operation.operation);

  /** A number, a truth or a list that is given; its items are not looked at. */
  function given(node: ValueNode | undefined): unknown {
    if (node?.kind === Kind.INT) return Number(node.value);
    if (node?.kind === Kind.BOOLEAN) return node.value;
    if (node?.kind === Kind.LIST) return node.values;
    if (node?.kind !== Kind.VARIABLE) return undefined;
    const name = node.name.value;
    if (Object.hasOwn(variables, name)) return variables[name];
    const definition = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name);
    return given(definition?.defaultValue);
  }

  const argument = (nodes: readonly ArgumentNode[] = [], name: string) =>
    given(nodes.find((node) => node.name.value === name)?.value);

  const isLeftOut = (directives: readonly DirectiveNode[] = []) =>
    directives.some(
      ({ name, arguments: nodes }) =>
        (name.value === 'skip' && argument(nodes, 'if') === true) ||
        (name.value === 'include' && argument(nodes, 'if') === false),
    );

  /** How many items a connection's page holds at most; undefined of what is none. */
  function pageSize(field: GraphQLField<unknown, unknown>, node: FieldNode): number | undefined {
    const first = field.args.find(({ name }) => name === 'first');
    if (first === undefined) return undefined;
    const asked = PAGE_SIZES.map((name) => argument(node.arguments, name)).filter((size) => size !== undefined);
    const sizes = asked.length === 0 ? [first.defaultValue ?? DEFAULT_FIRST] : asked;
    // A size that is none is refused later, or stands for the default.
    const largest = sizes.map((size) => (typeof size === 'number' ? Math.max(size, 0) : MAX_FIRST));
    return Math.min(Math.max(...largest), MAX_FIRST);
  }

  function listSize(
    field: GraphQLField<unknown, unknown>,
    node: FieldNode,
    parent: GraphQLObjectType,
    page?: number,
  ): number {
    if (page !== undefined && PAGES.includes(field.name)) return page;
    const ids = field.args.find(({ name }) => ID_LISTS.includes(name));
    if (ids !== undefined) {
      const list = argument(node.arguments, ids.name);
      return Array.isArray(list) ? list.length : 1;
    }
    // Fields of a form inside one another: a tree, most of whose nodes have none below.
    if (getNamedType(field.type) === parent) return 1;
    return parent === root ? accounts : FEW;
  }

  function countField(node: FieldNode, parent: GraphQLObjectType, page?: number): number {
    const field = parent.getFields()[node.name.value];
    // `__typename`, and what is counted elsewhere.
    if (field === undefined) return 1;
    const isList = isListType(getNullableType(field.type));
    const items = isList ? listSize(field, node, parent, page) : 1;
    const type = getNamedType(field.type);
    const { selectionSet } = node;
    if (selectionSet === undefined || !isCompositeType(type)) return 1 + (isList ? items : 0);
    const size = pageSize(field, node);
    const types = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
    // An object is of one of the types.
    const inner = types.reduce((most, possible) => Math.max(most, countIn(selectionSet, possible, size)), 0);
    return 1 + items * ((isList ? 1 : 0) + inner);
  }

  const applies = (type: GraphQLObjectType, condition: TypeNode | undefined) => {
    const named = condition && typeFromAST(schema, condition as never);
    return named === undefined || (isCompositeType(named) && doTypesOverlap(schema, named, type));
  };

  function countIn(set: SelectionSetNode, type: GraphQLObjectType, page?: number): number {
    const known = counted.get(set) ?? new Map<string, number>();
    counted.set(set, known);
    const key = `${type.name} ${page}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    let count = 0;
    for (const selection of set.selections) {
      if (isLeftOut(selection.directives)) continue;
      if (selection.kind === Kind.FIELD) count += countField(selection, type, page);
      else {
        const { typeCondition, selectionSet } =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : (fragments.get(selection.name.value) ?? {});
        if (selectionSet !== undefined && applies(type, typeCondition)) count += countIn(selectionSet, type, page);
      }
    }
    known.set(key, count);
    return count;
  }

  return isObjectType(root) ? countIn(operation.selectionSet, root) : 0;
}
