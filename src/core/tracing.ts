/**
 * @module Spans of OpenTelemetry, for all that Rollcall traces. The SDK that records them is the operator's to load: without
 * one the spans here are empty, and nothing is noted or sent.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Attributes,
  type Context,
  context,
  createContextKey,
  defaultTextMapSetter,
  isSpanContextValid,
  type ProxyTracerProvider,
  propagation,
  type Span,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import type { AgentRecord } from './agent.ts';
import { blankSecrets } from './secrets/redacted.ts';
import { createSecretFinder } from './secrets/redactor.ts';

const TRACER_NAME = 'rollcall';

/** Makes the spans of Rollcall. */
export const tracer = trace.getTracer(TRACER_NAME);

/**
 * The key by which the SDK, and the instrumentation that comes with it, is told to make no spans. The SDK's own function for it
 * is not part of `@opentelemetry/api`; the key is the same in all versions of 1.x and 2.x.
 */
const SUPPRESS_TRACING = createContextKey('OpenTelemetry SDK Context Key SUPPRESS_TRACING');

/** Whether an SDK may make something of a span: without one, a span costs more than it says. */
export function isTraced(): boolean {
  const provider = trace.getTracerProvider() as Partial<ProxyTracerProvider>;
  return provider.getDelegateTracer === undefined || provider.getDelegateTracer(TRACER_NAME) !== undefined;
}

/** Does work inside a span: what is traced in it is below that span, also when the span itself is not recorded. */
export function withSpan<T>(span: Span, work: () => T): T {
  if (!isSpanContextValid(span.spanContext())) return work();
  return context.with(trace.setSpan(context.active(), span), work);
}

/** The headers of a request. */
export type IncomingHeaders = Pick<Headers, 'get' | 'keys'>;

/**
 * The context that a request came with, as its headers tell it (`traceparent`, or what else the SDK is set to read). Where an
 * instrumentation of the HTTP server has made a span for the request, that one is it.
 */
export function incomingContext(headers: IncomingHeaders): Context {
  const active = context.active();
  if (trace.getSpan(active) !== undefined) return active;
  return propagation.extract(active, headers, {
    keys: (carrier) => [...carrier.keys()],
    get: (carrier, name) => carrier.get(name) ?? undefined,
  });
}

/** The headers that tell a server of the span that its call belongs to. Baggage is the caller's own, and stays here. */
export function outgoingTraceHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  propagation.inject(propagation.deleteBaggage(context.active()), headers, defaultTextMapSetter);
  return headers;
}

/**
 * Sends a request that has a span already: instrumentation of the HTTP client neither makes another one nor sends its trace
 * context to a server that is not to have it.
 */
export function withoutMoreSpans<T>(send: () => T): T {
  if (trace.getActiveSpan() === undefined) return send();
  return context.with(context.active().setValue(SUPPRESS_TRACING, true), send);
}

/**
 * Has the SDK send what it holds, before the process ends.
 *
 * @param maxMs so long it may take, whatever becomes of the spans; milliseconds
 */
export async function flushSpans(maxMs: number): Promise<void> {
  const provider = trace.getTracerProvider() as FlushableProvider;
  const flush = provider.getDelegate?.().forceFlush?.() ?? provider.forceFlush?.();
  // What goes wrong is the SDK's to tell.
  await Promise.race([flush?.catch(() => undefined), sleep(maxMs, undefined, { ref: false })]);
}

/** What providers of an SDK have besides what the API asks for, behind the one that the API puts in front. */
interface FlushableProvider {
  forceFlush?(): Promise<void>;
  getDelegate?(): FlushableProvider;
}

/** Marks a span as failed. Of errors only the code is noted: their texts may hold what callers or vendors have said. */
export function setFailed(span: Span, code: string): void {
  span.setAttribute('error.type', code);
  span.setStatus({ code: SpanStatusCode.ERROR, message: code });
}

/** Of an id that nobody has confirmed yet: what stands there by mistake may be a credential. */
const findSecrets = createSecretFinder([]);

/** What a span says of the agent that it is asked for; the vendor may have none of that id. */
export function requestedAgent(vendorId: string): Attributes {
  return { 'gen_ai.agent.id': blankSecrets(vendorId, findSecrets) };
}

/**
 * Says in a span which agent it is about.
 *
 * https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-agent-spans/
 *
 * @param span the one that is open, unless another is given
 */
export function describeAgent({ vendorId, fields: { name, model } }: AgentRecord, span = trace.getActiveSpan()): void {
  if (!span?.isRecording()) return;
  span.setAttributes({
    'gen_ai.agent.id': vendorId,
    'gen_ai.agent.name': name,
    'gen_ai.request.model': model ?? undefined,
  });
}
