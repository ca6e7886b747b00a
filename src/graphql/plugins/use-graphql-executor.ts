import { execute } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/**
 * Executes with graphql-js. Yoga's own executor takes everything with a key `then` for a promise, also a vendor's JSON and
 * a field with that alias; graphql-js wants a function there, which no JSON has.
 */
export function useGraphqlExecutor(): Plugin {
  return {
    onExecute({ setExecuteFn }) {
      setExecuteFn(execute);
    },
  };
}
