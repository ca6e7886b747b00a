/** @module The API's schema as a federation subgraph: what a gateway composes with the schemas of other services. */
import { type DirectiveNode, type DocumentNode, Kind, parse, visit } from 'graphql';

/**
 * The oldest version of the federation specification. It has all that is needed here, and every composition since 2022
 * knows it; a newer one would be refused by those that are older.
 */
const LINK = '@link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@key", "@shareable"])';

/** GraphQL's own, but composition knows it only when it is defined. */
const ONE_OF = 'directive @oneOf on INPUT_OBJECT';

/** Relay's type, which all subgraphs with pages have in the same form. */
const SHARED_TYPES = new Set(['PageInfo']);

/** By their key other services refer to these. */
const ENTITIES = new Set(['Agent', 'Account']);

/**
 * Fields of `Query` that are left out. A global `node` of a whole graph is the business of its gateway, or of one
 * service: two that know different types can not share it.
 */
const GLOBAL_FIELDS = new Set(['node', 'nodes']);

/** @param document the schema as plain clients know it */
export function subgraphDocument(document: DocumentNode): DocumentNode {
  const changed = visit(document, {
    SchemaDefinition: (node) => ({ ...node, directives: [...(node.directives ?? []), directive(LINK)] }),
    ObjectTypeDefinition(node) {
      const { directives = [], fields = [] } = node;
      switch (true) {
        case node.name.value === 'Query':
          return { ...node, fields: fields.filter(({ name }) => !GLOBAL_FIELDS.has(name.value)) };
        case SHARED_TYPES.has(node.name.value):
          return { ...node, directives: [...directives, directive('@shareable')] };
        case ENTITIES.has(node.name.value):
          return { ...node, directives: [...directives, directive('@key(fields: "id")')] };
        default:
          return undefined;
      }
    },
  });
  return { kind: Kind.DOCUMENT, definitions: [...parse(ONE_OF).definitions, ...changed.definitions] };
}

function directive(sdl: string): DirectiveNode {
  const [definition] = parse(`extend schema ${sdl}`).definitions;
  const [node] = definition?.kind === Kind.SCHEMA_EXTENSION ? (definition.directives ?? []) : [];
  if (node === undefined) throw new Error(`no directive: ${sdl}`);
  return node;
}
