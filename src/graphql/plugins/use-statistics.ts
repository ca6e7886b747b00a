import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { RequestStatistics } from '../../core/statistics.ts';
import type { Callers } from '../callers.ts';
import type { Context } from '../context.ts';
import { requireScopes } from '../scopes/require-scopes.ts';
import { statisticsExtension } from '../statistics.ts';

/** The header that asks for the statistics of an answer. */
export const STATISTICS_HEADER = 'rollcall-statistics';

/** The parameter of the URL that asks for each of its calls, too. */
const EXPLAIN = 'explain';

/** How statistics are told. */
export interface StatisticsOptions {
  readonly callers: Callers;
  /** Whether answers have them that were not asked for them. */
  readonly byDefault: boolean;
}

/**
 * Adds to an answer what it has cost, as `extensions.rollcall`: asked for by the header `rollcall-statistics: 1`, or by the
 * configuration; with `?explain` in the URL, each vendor call is listed, for callers with the scope `operations`. Stands
 * behind the plugin that sets the executor, and behind the one that finds out who asks.
 */
export function useStatistics({ callers, byDefault }: StatisticsOptions): Plugin {
  const explained = new WeakSet<Request>();
  return {
    onRequestParse({ request, url }) {
      isAskedFor(request.headers, byDefault);
      if (!url.searchParams.has(EXPLAIN)) return;
      // Nothing is done before it is known that the whole answer may be given.
      requireScopes(callers.require(request), [['operations']], `\`?${EXPLAIN}\``);
      explained.add(request);
    },
    onExecute({ args, executeFn, setExecuteFn }) {
      const context = args.contextValue as unknown as Context & { readonly request: Request };
      const withCalls = explained.has(context.request);
      if (!withCalls && !isAskedFor(context.request.headers, byDefault)) return undefined;
      const statistics = new RequestStatistics();
      setExecuteFn((args: ExecutionArgs) => statistics.run(() => executeFn(args)));
      return {
        onExecuteDone({ result, setResult }) {
          const { extensions, ...rest } = result as ExecutionResult;
          const rollcall = statisticsExtension(statistics, context, withCalls);
          setResult({ ...rest, extensions: { ...extensions, rollcall } });
        },
      };
    },
  };
}

/** @throws GraphQLError `BAD_REQUEST` for what is neither yes nor no */
function isAskedFor(headers: Pick<Headers, 'get'>, byDefault: boolean): boolean {
  const value = headers.get(STATISTICS_HEADER);
  if (value === null) return byDefault;
  if (value === '1' || value === '0') return value === '1';
  throw new GraphQLError(`The header ${STATISTICS_HEADER} is 1 or 0.`, {
    extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
  });
}
