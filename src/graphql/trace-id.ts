/** @module By which id the spans of a request, and what is logged of it, are found together. */
import { isValidTraceId } from '@opentelemetry/api';

/** A request, as far as it is looked at here. */
export interface TracedRequest {
  readonly headers: Pick<Headers, 'get'>;
}

/** Of requests whose spans are made. */
const known = new WeakMap<TracedRequest, string>();

/** https://www.w3.org/TR/trace-context/#traceparent-header; later versions may have more at the end. */
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-|$)/;

/** Notes the trace that a request belongs to. */
export function setTraceId(request: TracedRequest, traceId: string): void {
  known.set(request, traceId);
}

/**
 * The id of the trace that a request belongs to, 32 hexadecimal digits: that of its span or, where no SDK makes one, the one
 * that its header `traceparent` names; null when there is none.
 *
 * @example
 * logger.info({ traceId: traceIdOf(request) }, 'operation');
 */
export function traceIdOf(request: TracedRequest): string | null {
  const made = known.get(request);
  if (made !== undefined) return made;
  const [, named = ''] = TRACEPARENT.exec(request.headers.get('traceparent') ?? '') ?? [];
  return isValidTraceId(named) ? named : null;
}
