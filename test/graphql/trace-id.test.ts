import { expect, test } from 'vitest';
import { setTraceId, traceIdOf } from '../../src/graphql/trace-id.ts';

const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
const request = (traceparent?: string) => ({ headers: new Headers(traceparent === undefined ? {} : { traceparent }) });

test.each([
  `00-${TRACE_ID}-b7ad6b7169203331-01`,
  `00-${TRACE_ID}-b7ad6b7169203331-00`,
  `cc-${TRACE_ID}-b7ad6b7169203331-01-what-the-future-holds`,
])('the trace id of a request is the one that it came with: %s', (traceparent) => {
  expect(traceIdOf(request(traceparent))).toBe(TRACE_ID);
});

test.each([
  undefined,
  '',
  'anything',
  `ff-${TRACE_ID}-b7ad6b7169203331-01`,
  `00-${TRACE_ID.toUpperCase()}-b7ad6b7169203331-01`,
  `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
  `00-${TRACE_ID}-0000000000000000-01`,
  `00-${TRACE_ID}-b7ad6b7169203331`,
  `00-${TRACE_ID}-b7ad6b7169203331-01x`,
])('what is no traceparent names no trace: %s', (traceparent) => {
  expect(traceIdOf(request(traceparent))).toBeNull();
});

test('the trace that its span belongs to is the one of a request', () => {
  const traced = request(`00-${TRACE_ID}-b7ad6b7169203331-01`);
  setTraceId(traced, 'f'.repeat(32));
  expect(traceIdOf(traced)).toBe('f'.repeat(32));
});
