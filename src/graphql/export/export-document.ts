/** @module The query that a page of an export is read with. */
import {
  type DocumentNode,
  type GraphQLNamedOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  isRequiredArgument,
  parse,
} from 'graphql';
import type { ExportForm } from './read-export.ts';

/** What every line of JSON has, besides what only the agents of its vendor have. */
const UNIFIED = `
  id vendor account { id label } vendorId name description instructions model
  languageModel { id provider label retiresAt retirementSource replacements }
  temperature avatarUrl tags status createdAt updatedAt observedAt
`;

/** Made once for each schema. */
const known = new WeakMap<GraphQLSchema, string>();

/** Reads one page from the catalog. */
export function exportDocument(schema: GraphQLSchema, form: ExportForm): DocumentNode {
  return parse(
    `query Export($filter: AgentFilter, $orderBy: AgentOrder, $first: Int!, $after: String) {
      agents(filter: $filter, orderBy: $orderBy, first: $first, after: $after, source: CATALOG) {
        nodes { ${selectionFor(schema, form)} }
        pageInfo { hasNextPage endCursor }
        freshness { asOf }
      }
    }`,
    { noLocation: true },
  );
}

function selectionFor(schema: GraphQLSchema, form: ExportForm): string {
  if (form.name === 'csv') return form.columns.map(({ selection }) => selection).join(' ');
  return `${UNIFIED} extension ${extensionSelection(schema)} ${form.hasRaw ? 'raw' : ''}`;
}

function extensionSelection(schema: GraphQLSchema): string {
  const made = known.get(schema) ?? selectionOf(schema, getNamedType(extensionType(schema)), []);
  known.set(schema, made);
  return made;
}

function extensionType(schema: GraphQLSchema) {
  const agent = schema.getType('Agent');
  const field = isObjectType(agent) ? agent.getFields().extension : undefined;
  if (field === undefined) throw new Error('agents have an extension');
  return field.type;
}

/** All fields, down to the values. Where a type stands in itself, it ends. */
function selectionOf(schema: GraphQLSchema, type: GraphQLNamedOutputType, above: readonly string[]): string {
  if (isAbstractType(type)) {
    const members = schema.getPossibleTypes(type);
    return `{ __typename ${members.map((member) => `... on ${member.name} ${selectionOf(schema, member, above)}`).join(' ')} }`;
  }
  if (!isObjectType(type)) return '';
  const inside = [...above, type.name];
  const fields = Object.values(type.getFields()).filter(
    ({ args, type: below }) => !args.some(isRequiredArgument) && !inside.includes(getNamedType(below).name),
  );
  return `{ ${fields.map((field) => `${field.name} ${selectionOf(schema, getNamedType(field.type), inside)}`).join(' ')} }`;
}
