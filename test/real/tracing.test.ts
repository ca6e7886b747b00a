import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { emptyFolder, ROOT, startProcess } from '../process/rollcall-process.ts';
import { installOnce, runStep } from './servers/install.ts';

/** The version that docs/tracing.md names. */
const SDK = '@opentelemetry/sdk-node@0.301.0';
const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
const SPAN_ID = 'b7ad6b7169203331';

/** A span as OTLP has it in JSON, as far as it is looked at here. */
interface Span {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
}

interface Export {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly Span[] }[] }[];
}

const page = readFileSync(join(ROOT, 'docs/tracing.md'), 'utf8');
const folder = emptyFolder();

test('the file of docs/tracing.md loads an SDK that sends the spans to a collector', async () => {
  expect(page).toContain(SDK.replace('@0.301.0', '` 0.301'));
  const installed = join(ROOT, '.cache/tracing');
  const [, file = ''] = /```js\n(.*?)```/s.exec(page) ?? [];
  await installOnce(installed, SDK, join(installed, 'node_modules/@opentelemetry/sdk-node/package.json'), async () => {
    writeFileSync(join(installed, 'package.json'), '{ "private": true }');
    await runStep('tracing-install', 'npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', SDK], installed);
  });
  writeFileSync(join(installed, 'tracing.mjs'), file);

  const spans: Span[] = [];
  const collector = createServer(async (request, response) => {
    const { resourceSpans } = (await json(request)) as Export;
    spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
    response.setHeader('content-type', 'application/json').end('{}');
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void collector.close());
  const { port } = collector.address() as AddressInfo;
  const env = {
    NODE_OPTIONS: `--import file://${join(installed, 'tracing.mjs')}`,
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_METRICS_EXPORTER: 'none',
    OTEL_LOGS_EXPORTER: 'none',
  };
  const rollcall = startProcess([], { cwd: folder, env });
  await fetch(await rollcall.url(), {
    method: 'POST',
    headers: { 'content-type': 'application/json', traceparent: `00-${TRACE_ID}-${SPAN_ID}-01` },
    body: JSON.stringify({ query: '{ agents(first: 1, source: LIVE) { nodes { id } } }' }),
  });
  rollcall.child.kill('SIGTERM');
  expect(await rollcall.exit).toBe(0);

  const operation = spans.find(({ name }) => name === 'query');
  expect(operation).toMatchObject({ traceId: TRACE_ID, parentSpanId: SPAN_ID });
  // The copies of the agents are made beside it, in traces of their own.
  const calls = spans.filter(({ name, traceId }) => name !== 'query' && traceId === TRACE_ID);
  expect(calls.length).toBeGreaterThan(0);
  for (const call of calls) expect(call.parentSpanId).toBe(operation?.spanId);
});
