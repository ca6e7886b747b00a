/** @module An OpenTelemetry SDK in the process of a test, as an operator would load one, and the spans that it got. */
import { context, INVALID_SPAN_CONTEXT, propagation, type Tracer, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from '@opentelemetry/core';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace-base';

/** The spans that have ended. */
export interface CollectedSpans {
  all(): readonly ReadableSpan[];
  /** The only one of that name. */
  named(name: string): ReadableSpan;
  childrenOf(span: ReadableSpan): readonly ReadableSpan[];
  /** How many have begun and not ended. */
  open(): number;
  forget(): void;
  /** Nothing is traced any more: other files may be tested in the same process. */
  stop(): void;
}

/** Loads an SDK whose spans are kept, until it is stopped. */
export function collectSpans(): CollectedSpans {
  const exporter = new InMemorySpanExporter();
  let open = 0;
  const counter: SpanProcessor = {
    onStart: () => void open++,
    onEnd: () => void open--,
    forceFlush: async () => undefined,
    shutdown: async () => undefined,
  };
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter), counter] });
  let isOn = true;
  // Who has asked for a tracer keeps it, also when the SDK is gone.
  const untilStopped = (tracer: Tracer): Tracer => ({
    startSpan: (...args) => (isOn ? tracer.startSpan(...args) : trace.wrapSpanContext(INVALID_SPAN_CONTEXT)),
    startActiveSpan: tracer.startActiveSpan.bind(tracer),
  });
  trace.setGlobalTracerProvider({ getTracer: (...args) => untilStopped(provider.getTracer(...args)) });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const propagators = [new W3CTraceContextPropagator(), new W3CBaggagePropagator()];
  propagation.setGlobalPropagator(new CompositePropagator({ propagators }));
  const all = () => exporter.getFinishedSpans();
  return {
    all,
    named(name) {
      const found = all().filter((span) => span.name === name);
      if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} spans are called ${name}`);
      return found[0];
    },
    childrenOf: (span) =>
      all().filter(({ parentSpanContext }) => parentSpanContext?.spanId === span.spanContext().spanId),
    open: () => open,
    forget: () => exporter.reset(),
    stop() {
      isOn = false;
      for (const api of [trace, context, propagation]) api.disable();
    },
  };
}
