import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { keptResolvers } from './kept-resolvers.ts';

/** What the plans of an operation are made from. */
export class OperationSource {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly fragments: { [name: string]: FragmentDefinitionNode } = Object.create(null);
  /** Whether the answer is counted while it is made. */
  readonly isCounted: boolean;
  /** How many fields were compiled: what the plans weigh. */
  compiledFields = 0;
  private readonly kept: ReturnType<typeof keptResolvers>;

  constructor(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) {
    this.schema = schema;
    this.document = document;
    this.operation = operation;
    this.kept = keptResolvers(schema);
    this.isCounted = this.kept !== undefined;
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments[definition.name.value] = definition;
    }
  }

  /** The field's own resolver, without what plugins have put around it; undefined where it has none. */
  resolverOf(field: GraphQLField<unknown, unknown>): GraphQLFieldResolver<unknown, unknown> | undefined {
    return this.kept === undefined ? field.resolve : this.kept.get(field);
  }
}
