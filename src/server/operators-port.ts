/** @module The port of those who watch the process. Nobody signs in there, so it is one that only they reach. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { hostNameOf } from '../core/host-names.ts';
import { hostCheck } from '../graphql/allowed-hosts.ts';
import {
  answerMetrics,
  answerProbe,
  METRICS_PATH,
  PROBE_METHODS,
  type ProbeAnswer,
  type ProbeSources,
} from '../graphql/probes.ts';

/** What says where metrics have a port of their own. */
export const OPERATORS_SETTINGS = 'metrics.host and metrics.port in the configuration';

/** What is answered there. */
export interface OperatorsPortOptions extends ProbeSources {
  /** Where it listens. */
  readonly host: string;
  /** Further names under which it is reached. */
  readonly allowedHosts: readonly string[];
}

const TEXT = { 'content-type': 'text/plain; charset=utf-8' };
const NOT_HERE: ProbeAnswer = { status: 404, headers: TEXT, text: 'Not found.' };
const NOT_ALLOWED: ProbeAnswer = { status: 405, headers: { ...TEXT, allow: PROBE_METHODS.join(', ') }, text: '' };
const OTHER_HOST: ProbeAnswer = { status: 403, headers: TEXT, text: 'This host name is not served here.' };

/** Answers probes and shows the metrics, to GET and HEAD. */
export function operatorsListener({ host, allowedHosts, ...sources }: OperatorsPortOptions): RequestListener {
  const isAllowedHost = hostCheck({ host, allowedHosts });

  async function answer({ method = '', url = '/', headers }: IncomingMessage): Promise<ProbeAnswer> {
    if (isAllowedHost?.(hostNameOf(headers.host ?? host) ?? '') === false) return OTHER_HOST;
    if (!PROBE_METHODS.includes(method)) return NOT_ALLOWED;
    // No URL is made of it: of a path such as `//` there is none.
    const [pathname = ''] = url.split('?');
    if (pathname === METRICS_PATH) return answerMetrics(sources);
    return answerProbe(pathname, sources) ?? NOT_HERE;
  }

  return (request: IncomingMessage, response: ServerResponse) => {
    answer(request).then(
      ({ status, headers, text }) =>
        response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : text),
      // What can not be measured must not end the process that it is about.
      () => response.writeHead(500, TEXT).end(),
    );
  };
}
