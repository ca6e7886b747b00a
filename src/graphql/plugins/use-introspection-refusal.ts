import { GraphQLError, type GraphQLSchema, Kind, type ValidationContext } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Fields that tell the schema: graphql-js's own, and the one of gateways. */
const TELLING: readonly string[] = ['__schema', '__type', '_service'];

/** What graphql-js adds to messages about names that are not there. */
const SUGGESTION = / Did you mean .*$/s;

/**
 * Tells nobody the schema: neither by introspection, nor to a gateway that asks for its text, nor by suggestions in errors.
 * Stands behind what keeps valid documents. `__typename` is answered: clients can do nothing without it.
 */
export function useIntrospectionRefusal(): Plugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(refuseTelling);
      return ({ valid, result, setResult }) => {
        if (!valid) setResult((result as readonly GraphQLError[]).map(withoutSuggestion));
      };
    },
  };
}

function refuseTelling(context: ValidationContext) {
  const query = (context.getSchema() as GraphQLSchema).getQueryType();
  return {
    [Kind.FIELD](node: { readonly kind: Kind.FIELD; readonly name: { readonly value: string } }) {
      if (context.getParentType() !== query || !TELLING.includes(node.name.value)) return;
      const message = `${node.name.value} is not answered: introspection is switched off (server.introspection).`;
      context.reportError(new GraphQLError(message, { nodes: node as never }));
    },
  };
}

function withoutSuggestion(error: GraphQLError): GraphQLError {
  const message = error.message.replace(SUGGESTION, '');
  if (message === error.message) return error;
  const { nodes = null, source = null, positions = null, path = null, extensions } = error;
  return new GraphQLError(message, { nodes, source, positions, path, extensions });
}
