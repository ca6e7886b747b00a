/**
 * The id of the trace that a client's request is a part of: that of its `traceparent` header, where it is one (W3C Trace
 * Context, 3.2.2: version, trace id, parent id, flags; ids of zeros only are none).
 */
export function traceIdOf(headers: Headers): string | null {
  const [, traceId = null] =
    /^(?!ff)[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})[\da-f]{16}-[\da-f]{2}(?:-|$)/.exec(
      headers.get('traceparent') ?? '',
    ) ?? [];
  return traceId;
}
