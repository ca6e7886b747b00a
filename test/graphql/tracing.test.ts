import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type HrTime, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { vendors } from '../../src/vendors/index.ts';
import { startWriteApi, type WriteApi } from '../lifecycle/api.ts';
import { CASES, createInput } from '../lifecycle/cases/index.ts';
import { type CollectedSpans, collectSpans } from '../support/spans.ts';

const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
const SPAN_ID = 'b7ad6b7169203331';
const TRACEPARENT = `00-${TRACE_ID}-${SPAN_ID}-01`;
const CANARY = 'canary-3b1c';
const ROLL = '{ agents(first: 2) { nodes { id instructions } } }';

/** Asks as a client that is traced itself. */
async function ask(api: WriteApi, query: string, variables: object = {}, traceparent = TRACEPARENT) {
  const response = await api.rollcall.yoga.fetch('http://rollcall/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', traceparent, tracestate: 'client=1', baggage: `tenant=${CANARY}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as { data: Record<string, never>; errors?: object[] };
}

const microseconds = ([seconds, nanoseconds]: HrTime) => seconds * 1e6 + Math.floor(nanoseconds / 1e3);
const textOf = (spans: readonly ReadableSpan[]) =>
  JSON.stringify(
    spans.map(({ name, attributes, status, events, links }) => ({ name, attributes, status, events, links })),
  );

/** The headers with which the vendors were called, by vendor. */
function headersOf(api: WriteApi): Map<string, Readonly<Record<string, string>>[]> {
  return new Map(vendors.map(({ key }) => [key, api.server(key).calls.map(({ headers }) => headers)]));
}

const isAboutTraces = (name: string) => /trace|baggage/.test(name);

// Stands first: an SDK that is loaded stays.
test('without an SDK of OpenTelemetry, no span is made, and no vendor is told of a trace', async () => {
  const api = await startWriteApi({ settings: { sendTraceContext: true } });
  const { errors } = await ask(api, ROLL);
  expect(errors).toBeUndefined();
  const headers = [...headersOf(api).values()].flat();
  expect(headers.length).toBeGreaterThanOrEqual(vendors.length);
  expect(headers.flatMap((sent) => Object.keys(sent)).filter(isAboutTraces)).toEqual([]);
  expect(trace.getActiveSpan()).toBeUndefined();
  await api.close();
});

describe('with an SDK of OpenTelemetry', () => {
  let spans: CollectedSpans;
  let api: WriteApi;
  beforeAll(async () => {
    spans = collectSpans();
    api = await startWriteApi();
  });
  beforeEach(() => spans.forget());
  afterAll(async () => {
    spans.stop();
    await api.close();
  });

  test('an operation is a span below the one of the request, and the calls of all vendors are below the operation', async () => {
    await ask(api, `query Roll($filter: AgentFilter) { agents(first: 100, filter: $filter) { nodes { id } } }`, {
      filter: { search: CANARY },
    });
    const operation = spans.named('query');
    expect(operation).toMatchObject({
      kind: SpanKind.SERVER,
      attributes: { 'graphql.operation.type': 'query', 'graphql.operation.name': 'Roll' },
      status: { code: SpanStatusCode.UNSET },
    });
    expect(operation.spanContext().traceId).toBe(TRACE_ID);
    expect(operation.parentSpanContext?.spanId).toBe(SPAN_ID);
    expect(operation.spanContext().traceState?.get('client')).toBe('1');

    const calls = spans.childrenOf(operation);
    expect(calls.length).toBe(spans.all().length - 1);
    expect(new Set(calls.map(({ attributes }) => attributes['rollcall.vendor']))).toEqual(
      new Set(vendors.map(({ key }) => key)),
    );
    for (const call of calls) {
      const { 'http.request.method': method, 'url.template': template, ...attributes } = call.attributes;
      expect(call.kind).toBe(SpanKind.CLIENT);
      expect(call.name).toBe(`${method} ${template}`);
      const { hostname, port } = new URL(api.server(String(attributes['rollcall.vendor'])).baseUrl);
      expect(attributes).toMatchObject({
        'http.response.status_code': 200,
        'server.address': hostname,
        'server.port': Number(port),
        'rollcall.account.id': attributes['rollcall.vendor'],
        'rollcall.operation': expect.any(String),
      });
      expect(microseconds(call.startTime)).toBeGreaterThanOrEqual(microseconds(operation.startTime));
    }
    expect(textOf(spans.all())).not.toContain(CANARY);
  });

  test('an operation without a name, and one that nobody else traces, is a span as well', async () => {
    await ask(api, '{ accounts { id } }', {}, '');
    const operation = spans.named('query');
    expect(operation.parentSpanContext).toBeUndefined();
    expect(operation.attributes).not.toHaveProperty(['graphql.operation.name']);
  });

  test('errors are told by their codes alone', async () => {
    const id = CASES[0]?.key ?? '';
    const body = { error: { message: CANARY }, detail: CANARY, message: CANARY };
    api
      .server(id)
      .faults.add({ times: 1, fault: { kind: 'ANSWER', when: 'before', status: 401, body: JSON.stringify(body) } });
    const { errors } = await ask(api, `query Failing($ids: [ID!]!) { nodes(ids: $ids) { id } }`, { ids: [`${id}:x`] });
    expect(JSON.stringify(errors)).toContain(CANARY);
    const failed = { code: SpanStatusCode.ERROR, message: 'VENDOR_UNAUTHORIZED' };
    expect(spans.named('query')).toMatchObject({ status: failed, attributes: { 'error.type': failed.message } });
    const [call] = spans.childrenOf(spans.named('query'));
    expect(call).toMatchObject({
      status: { code: SpanStatusCode.ERROR, message: 'UNAUTHORIZED' },
      attributes: { 'error.type': 'UNAUTHORIZED', 'http.response.status_code': 401 },
    });
    expect(textOf(spans.all())).not.toContain(CANARY);
  });

  test.each(CASES)('reads and writes of one agent of $key say which one it is', async (vendor) => {
    const { agent } = await api.mutate('createAgent', { accountId: vendor.key, ...createInput(vendor) });
    const vendorId = agent?.id.slice(vendor.key.length + 1) ?? '';
    const about = {
      'gen_ai.agent.id': vendorId,
      'gen_ai.agent.name': agent?.name,
      ...(typeof agent?.model === 'string' ? { 'gen_ai.request.model': agent.model } : {}),
    };
    const write = spans.named('create_agent');
    expect(write.attributes).toMatchObject({
      ...about,
      'gen_ai.operation.name': 'create_agent',
      'rollcall.account.id': vendor.key,
      'rollcall.vendor': vendor.key,
    });
    expect(write.parentSpanContext?.spanId).toBe(spans.named('mutation').spanContext().spanId);
    expect(spans.childrenOf(write).map(({ attributes }) => attributes['rollcall.operation'])).toContain('CREATE');

    spans.forget();
    await ask(api, 'query ($id: ID!) { agent(id: $id) { raw } }', { id: agent?.id });
    const gets = spans.all().filter(({ attributes }) => attributes['rollcall.operation'] === 'GET');
    for (const { attributes } of gets.slice(-1)) expect(attributes).toMatchObject(about);

    await api.mutate('deleteAgent', { id: agent?.id });
    expect(spans.named('delete_agent').attributes['gen_ai.agent.id']).toBe(vendorId);
    const removal = spans.all().find(({ attributes }) => attributes['http.request.method'] === 'DELETE');
    expect(removal?.attributes['gen_ai.agent.id']).toBe(vendorId);
  });

  test('an operation by the short way is one span, and so is one whose variables are refused, which Yoga tells', async () => {
    const server = createServer(api.rollcall.listener);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    for (const first of [1, 'many']) {
      spans.forget();
      const query = 'query ($first: Int) { agents(first: $first) { nodes { id } } }';
      await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables: { first } }),
      });
      expect(spans.named('query').attributes['graphql.operation.type']).toBe('query');
      expect(spans.open()).toBe(0);
    }
    server.close();
  });

  test('no vendor is told of the trace', async () => {
    api.forgetCalls();
    await ask(api, ROLL);
    for (const headers of headersOf(api).values()) {
      expect(headers.length).toBeGreaterThan(0);
      expect(headers.flatMap((sent) => Object.keys(sent)).filter(isAboutTraces)).toEqual([]);
    }
  });

  test('a vendor that is to be told of the trace gets the span of its call as the parent, and no baggage', async () => {
    const telling = await startWriteApi({ settings: { sendTraceContext: true } });
    await ask(telling, ROLL);
    for (const [key, headers] of headersOf(telling)) {
      const made = spans.all().filter(({ attributes }) => attributes['rollcall.vendor'] === key);
      // Spans are in the order of their ends.
      expect(new Set(headers.map(({ traceparent }) => traceparent))).toEqual(
        new Set(made.map((span) => `00-${TRACE_ID}-${span.spanContext().spanId}-01`)),
      );
      expect(headers.map(({ tracestate, baggage }) => [tracestate, baggage])).toEqual(
        made.map(() => ['client=1', undefined]),
      );
    }
    await telling.close();
  });
});
