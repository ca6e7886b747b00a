import type { ExecutionArgs } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { VendorError } from '../../core/errors/vendor-error.ts';
import type { Context } from '../context.ts';

/**
 * Ends the reads of an operation that takes too long: each account that is still waited for is told as a failure beside
 * what is there. Stands behind the plugin that sets the executor.
 *
 * @param ms the setting `operationTimeoutMs`
 */
export function useOperationDeadline(ms: number): Plugin {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn(async (args: ExecutionArgs) => {
        const { endReads } = args.contextValue as Context;
        const timer = setTimeout(() => endReads(tooLate(ms)), ms);
        try {
          return await executeFn(args);
        } finally {
          clearTimeout(timer);
        }
      });
    },
  };
}

function tooLate(ms: number): VendorError {
  const message = `not waited for any longer: the whole request has taken ${ms} ms (server.operationTimeoutMs)`;
  return new VendorError({ code: 'TIMEOUT', message, mayHaveTakenEffect: false });
}
