import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Callers } from '../callers.ts';
import {
  answerMetrics,
  answerProbe,
  METRICS_PATH,
  PROBE_METHODS,
  type ProbeAnswer,
  type ProbeSources,
} from '../probes.ts';
import { refusalResponse } from '../refusal-response.ts';
import { requireScopes } from '../scopes/require-scopes.ts';

/** Answers those who watch the process, whoever they are: they learn a status and nothing else. */
export function useProbes(sources: Pick<ProbeSources, 'isReady'>): Plugin {
  return {
    onRequest({ request, url, fetchAPI, endResponse }) {
      if (!PROBE_METHODS.includes(request.method)) return;
      const answer = answerProbe(url.pathname, sources);
      if (answer !== undefined) endResponse(responseOf(answer, request, fetchAPI.Response));
    },
  };
}

/** Shows the metrics to callers with the scope `operations`. Stands behind what finds out who asks. */
export function useMetrics(sources: Pick<ProbeSources, 'readMetrics'>, callers: Callers): Plugin {
  return {
    async onRequest({ request, url, fetchAPI, endResponse }) {
      if (url.pathname !== METRICS_PATH || !PROBE_METHODS.includes(request.method)) return;
      try {
        requireScopes(callers.require(request), [['operations']], METRICS_PATH);
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        return endResponse(refusalResponse(error, fetchAPI.Response));
      }
      endResponse(responseOf(await answerMetrics(sources), request, fetchAPI.Response));
    },
  };
}

function responseOf(
  { status, headers, text }: ProbeAnswer,
  { method }: Request,
  ResponseClass: typeof Response,
): Response {
  return new ResponseClass(method === 'HEAD' ? null : text, { status, headers });
}
