import type { ExecutionArgs } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../context.ts';

/** Executes every operation within its request's budget of vendor calls. Stands behind the plugin that sets the executor. */
export function useCallBudget(): Plugin {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn((args: ExecutionArgs) => {
        const { callBudget } = args.contextValue as Context;
        return callBudget.run(() => executeFn(args));
      });
    },
  };
}
