import { useApolloInlineTrace } from '@graphql-yoga/plugin-apollo-inline-trace';
import { defaultFieldResolver, type GraphQLFieldResolver, isIntrospectionType, isObjectType } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** The value of a field, as the tracing plugin gets to see it. */
interface Boxed {
  readonly value: unknown;
}

/**
 * Traces each answer for a router that asks for that, with Yoga's plugin. It hooks into every resolver and takes each
 * value with a key `then` for a promise, also a vendor's JSON: so values pass it in a box.
 */
export function useTraces(): Plugin {
  return {
    onPluginInit({ addPlugin }) {
      // Each hooks around those before it.
      addPlugin(useHook((value): Boxed => ({ value })));
      addPlugin(useApolloInlineTrace());
      addPlugin(useHook((boxed) => (boxed as Boxed).value));
    },
  };
}

function useHook(change: (value: unknown) => unknown): Plugin {
  return {
    onSchemaChange({ schema }) {
      for (const type of Object.values(schema.getTypeMap())) {
        if (!isObjectType(type) || isIntrospectionType(type)) continue;
        for (const field of Object.values(type.getFields())) field.resolve = changed(field.resolve, change);
      }
    },
  };
}

function changed(
  resolve: GraphQLFieldResolver<unknown, unknown> = defaultFieldResolver,
  change: (value: unknown) => unknown,
): GraphQLFieldResolver<unknown, unknown> {
  return (...call) => {
    const result = resolve(...call);
    return isPromise(result) ? result.then(change) : change(result);
  };
}

/** As graphql-js tells them: no JSON holds a function. */
function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}
