/** @module A configuration file that is served in this process, and written anew by the test. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { sandboxedVendor } from '../../sandbox/registry.ts';
import { serveSandbox } from '../../sandbox/server.ts';
import { listen } from '../../src/server/listen.ts';
import { startServing } from '../../src/server/serving.ts';

/** What was logged. */
export interface LogLine {
  readonly level: string;
  readonly details: object;
  readonly message: string;
}

/** Serves a configuration over real HTTP until the test is over. */
export async function serveFile(configuration: object) {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-reload-'));
  const file = join(folder, 'rollcall.yaml');
  const write = (text: object | string) =>
    writeFileSync(file, typeof text === 'string' ? text : JSON.stringify(text, undefined, 1));
  write(configuration);
  const log: LogLine[] = [];
  const logAs = (level: string) => (details: object, message: string) => void log.push({ level, details, message });
  const logger = { info: logAs('info'), warn: logAs('warn'), error: logAs('error') };
  const serving = await startServing({ config: file }, {}, logger);
  const listening = await listen(serving.listener, '127.0.0.1', 0);
  const url = `${listening.origin}/graphql`;
  let isStopped = false;
  const stop = async () => {
    if (isStopped) return;
    isStopped = true;
    serving.keep();
    await listening.stop();
    await serving.close();
  };
  onTestFinished(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder,
    file,
    url,
    log,
    write,
    serving,
    stop,
    /** Writes the file, and has it read. */
    async reload(text: object | string) {
      write(text);
      await serving.reload();
    },
    /** The answer to a query, as JSON. */
    async ask(query: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query }),
      });
      return (await response.json()) as Answer;
    },
  };
}

/** The answer to a query. */
export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: tests look at what they have just asked for.
  readonly data?: any;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** An account at a vendor's server outside of Rollcall's process, as far as Rollcall can tell. */
export async function accountAt(vendor: string, id: string, agents = 1) {
  const { credentials, ...sandbox } = sandboxedVendor(vendor).createSandbox({ agents });
  const server = await serveSandbox({ ...sandbox });
  onTestFinished(() => server.close());
  return { server, settings: { id, vendor, baseUrl: server.baseUrl, ...credentials } };
}

/** An account at a vendor that answers its list when the test says so, and tells who is connected to it. */
export async function accountThatWaits(id: string) {
  const held: ServerResponse[] = [];
  let connections = 0;
  let accepted = 0;
  const server = createServer((_, response) => void held.push(response));
  server.on('connection', (socket) => {
    accepted++;
    connections++;
    socket.once('close', () => connections--);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    settings: { id, vendor: 'chatsby', apiKey: 'key', baseUrl: `http://127.0.0.1:${port}/v1` },
    calls: () => held.length,
    connections: () => connections,
    /** Of all time. */
    accepted: () => accepted,
    /** Answers all calls that wait, with an empty list. */
    answer() {
      for (const response of held.splice(0)) {
        response.setHeader('content-type', 'application/json');
        response.end('{"data":[],"has_more":false,"next_cursor":null}');
      }
    },
  };
}
