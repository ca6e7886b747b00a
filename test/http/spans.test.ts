import { SpanStatusCode, trace } from '@opentelemetry/api';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { VendorCall } from '../../src/http/call.ts';
import { route } from '../../src/http/route.ts';
import { type CollectedSpans, collectSpans } from '../support/spans.ts';
import { failureOf, json, serve, transportTo } from './test-vendor.ts';

const account = { id: 'main', vendor: 'invented' };
const get: VendorCall = { operation: 'GET', method: 'GET', ...route('/agents/{id}', { id: 'some/id' }) };
const nothing = () => undefined;

let spans: CollectedSpans;
beforeAll(() => {
  spans = collectSpans();
});
beforeEach(() => spans.forget());
afterAll(() => spans.stop());

/** Does work inside a span of a trace of its own. */
function traced<T>(name: string, work: () => Promise<T>): Promise<T> {
  return trace.getTracer('test').startActiveSpan(name, (span) => work().finally(() => span.end()));
}

test('a caller that joins a call has a span in its own trace, which links to the span of the call', async () => {
  const vendor = await serve((response) => json(response, 200, {}));
  const transport = transportTo(vendor.url, { account });
  const read = () => transport.read(get, nothing);
  await Promise.all([traced('first', read), traced('second', read)]);
  expect(vendor.calls.length).toBe(1);
  const call = spans.named('GET /agents/{id}');
  const joined = spans.named('shared GET /agents/{id}');
  expect(spans.childrenOf(spans.named('first'))).toEqual([call]);
  expect(spans.childrenOf(spans.named('second'))).toEqual([joined]);
  expect(joined.links.map(({ context }) => context)).toEqual([call.spanContext()]);
  expect(joined.attributes).toEqual({
    'rollcall.account.id': 'main',
    'rollcall.vendor': 'invented',
    'rollcall.operation': 'GET',
  });
});

test('the span of a call names its agent, and says how often the call was repeated and what it failed with', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  const vendor = await serve((response) => json(response, 503, { message: 'a secret' }));
  await failureOf(transportTo(vendor.url, { account }).read(get, nothing));
  const { attributes, status, events } = spans.named('GET /agents/{id}');
  expect(status).toEqual({ code: SpanStatusCode.ERROR, message: 'UNAVAILABLE' });
  expect(attributes).toMatchObject({
    'gen_ai.agent.id': 'some/id',
    'http.request.resend_count': 2,
    'http.response.status_code': 503,
    'error.type': 'UNAVAILABLE',
  });
  expect(events).toEqual([]);
});

test('an id that looks like a credential is not shown', async () => {
  const vendor = await serve((response) => json(response, 404, {}));
  const id = `sk-proj-${'a1B2c3D4'.repeat(6)}`;
  const call: VendorCall = { operation: 'GET', method: 'GET', ...route('/agents/{id}', { id }) };
  await failureOf(transportTo(vendor.url, { account }).read(call, nothing));
  expect(spans.named('GET /agents/{id}').attributes['gen_ai.agent.id']).toBe('[redacted]');
});

test('a path whose template is not stated is not shown', async () => {
  const vendor = await serve((response) => json(response, 200, {}));
  await transportTo(vendor.url, { account }).read({ method: 'GET', path: '/agents/secret' }, nothing);
  const { attributes } = spans.named('GET');
  expect(JSON.stringify(attributes)).not.toContain('secret');
});
