import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { ask, emptyFolder, startProcess } from './rollcall-process.ts';

/** What the spans' exporter of {@link SDK} sends. */
interface SentSpan {
  readonly name: string;
  readonly id: string;
  readonly parentId?: string;
  readonly traceId: string;
}

/** An SDK that holds spans for an hour, unless it is told to send them. */
const SDK = `
import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';

const exporter = {
  async export(spans, done) {
    const body = spans.map((span) => {
      const { spanId: id, traceId } = span.spanContext();
      return { name: span.name, id, traceId, parentId: span.parentSpanContext?.spanId };
    });
    await fetch(process.env.COLLECTOR, { method: 'POST', body: JSON.stringify(body) });
    done({ code: 0 });
  },
  async shutdown() {},
};
const spanProcessors = [new BatchSpanProcessor(exporter, { scheduledDelayMillis: 3_600_000 })];
trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors }));
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
propagation.setGlobalPropagator(new W3CTraceContextPropagator());
`;

const folder = emptyFolder();

test('spans that an SDK still holds are sent before the process ends', async () => {
  const sent: SentSpan[] = [];
  const collector = createServer(async (request, response) => {
    sent.push(...(JSON.parse(await text(request)) as SentSpan[]));
    response.end();
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void collector.close());
  const { port } = collector.address() as AddressInfo;
  // Packages are looked for from where a file is: the SDK of the development dependencies is meant.
  const file = join(folder, 'sdk.mjs');
  writeFileSync(
    file,
    SDK.replace(/from '(@.*?)'/g, (_, name) => `from '${import.meta.resolve(name)}'`),
  );

  const env = { COLLECTOR: `http://127.0.0.1:${port}`, NODE_OPTIONS: `--import ${file}` };
  const rollcall = startProcess([], { cwd: folder, env });
  expect(await ask(await rollcall.url(), '{ agents(first: 1, source: LIVE) { nodes { id } } }')).toHaveProperty([
    'data',
  ]);
  expect(sent).toEqual([]);
  rollcall.child.kill('SIGTERM');
  expect(await rollcall.exit).toBe(0);

  const operation = sent.find(({ name }) => name === 'query');
  expect(operation?.parentId).toBeUndefined();
  // The copies of the agents are made beside it, in traces of their own.
  const calls = sent.filter(({ name, traceId }) => name !== 'query' && traceId === operation?.traceId);
  expect(calls.length).toBeGreaterThan(0);
  for (const { parentId } of calls) expect(parentId).toBe(operation?.id);
});
