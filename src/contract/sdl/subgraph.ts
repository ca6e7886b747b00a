/** @module The API's schema as a federation subgraph: what a gateway composes with the schemas of other services. */
import { type DirectiveNode, type DocumentNode, Kind, parse, visit } from 'graphql';
import { knowsScopes, OLDEST_FEDERATION } from './federation-version.ts';

/** What the plain schema defines and federation brings along. */
const SCOPE_DIRECTIVES = ['authenticated', 'requiresScopes'];
const SCOPE_SCALAR = 'Scope';

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

/**
 * The schema of a subgraph.
 *
 * @param document the schema as plain clients know it
 * @param version of federation, as `2.5`: from then on the subgraph says what callers need. @default the oldest one
 */
export function subgraphDocument(document: DocumentNode, version = OLDEST_FEDERATION): DocumentNode {
  const saysScopes = knowsScopes(version);
  const isOfScopes = ({ name }: { readonly name: { readonly value: string } }) => SCOPE_DIRECTIVES.includes(name.value);
  const changed = visit(document, {
    DirectiveDefinition: (node) => (isOfScopes(node) ? null : undefined),
    ScalarTypeDefinition: (node) => (node.name.value === SCOPE_SCALAR ? null : undefined),
    Directive: (node) => (isOfScopes(node) && !saysScopes ? null : undefined),
    SchemaDefinition: (node) => ({ ...node, directives: [...(node.directives ?? []), linkTo(version)] }),
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

function linkTo(version: string): DirectiveNode {
  const imported = ['key', 'shareable', ...(knowsScopes(version) ? SCOPE_DIRECTIVES : [])];
  const names = imported.map((name) => `"@${name}"`).join(', ');
  return directive(`@link(url: "https://specs.apollo.dev/federation/v${version}", import: [${names}])`);
}

function directive(sdl: string): DirectiveNode {
  const [definition] = parse(`extend schema ${sdl}`).definitions;
  const [node] = definition?.kind === Kind.SCHEMA_EXTENSION ? (definition.directives ?? []) : [];
  if (node === undefined) throw new Error(`no directive: ${sdl}`);
  return node;
}
