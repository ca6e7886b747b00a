/** @module Tools that make a schema of an API by configuration: over the one vendor of which they can show all. */
import type { ChildProcess } from 'node:child_process';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StubAccount } from '../stubs/open-stubs.ts';
import { installPeers } from './install-peers.ts';
import { spawnPinned } from './spawn-pinned.ts';
import { end, nodeArguments, type RunningTarget, type Target, TargetError, type TargetOptions } from './target.ts';
import { vendorDialect } from './vendor-dialect.ts';

const PEERS = new URL('../peers/', import.meta.url).pathname;

const TAILCALL = join(PEERS, 'node_modules/@tailcallhq/core-linux-x64-gnu/bin/tailcall');

/** How long a tool may take to answer for the first time; milliseconds. */
const START_MS = 60_000;

/** What a tool is started with. */
interface Setting {
  readonly port: number;
  /** For files that are gone when the target is closed. */
  readonly folder: string;
  readonly vendor: { readonly baseUrl: string; readonly apiKey: string };
  readonly options: TargetOptions;
}

function tool(name: string, title: string, spawn: (setting: Setting) => ChildProcess): Target {
  return {
    name,
    title,
    async start(options) {
      await installPeers();
      const folder = mkdtempSync(join(tmpdir(), 'rollcall-bench-'));
      const port = await freePort();
      const child = spawn({ port, folder, vendor: vendorOf(options.accounts), options });
      const startedAt = performance.now();
      const close = async () => {
        await end(child);
        rmSync(folder, { recursive: true, force: true });
      };
      const origin = `http://127.0.0.1:${port}`;
      try {
        await answering(child, `${origin}/graphql`);
        return {
          pid: child.pid ?? 0,
          startedAt,
          origin,
          path: '/graphql',
          headers: {},
          dialect: vendorDialect,
          close,
        } satisfies RunningTarget;
      } catch (error) {
        await close();
        throw error;
      }
    },
  };
}

/** The tools. */
export const tools: readonly Target[] = [
  tool('hive', 'Hive Gateway + Mesh OpenAPI', ({ port, folder, vendor, options }) => {
    const supergraph = join(folder, 'supergraph.graphql');
    const composed = spawnSync(process.execPath, [join(PEERS, 'node_modules/.bin/mesh-compose'), '-o', supergraph], {
      cwd: join(PEERS, 'hive'),
      encoding: 'utf8',
      env: environment({ CHATSBY_URL: vendor.baseUrl, CHATSBY_KEY: vendor.apiKey }),
    });
    if (composed.status !== 0) throw new TargetError(`mesh-compose: ${composed.stderr.trim().slice(-500)}`);
    const gateway = join(PEERS, 'node_modules/.bin/hive-gateway');
    const args = [gateway, 'supergraph', supergraph, '--port', String(port), '--host', '127.0.0.1'];
    return spawnPinned(process.execPath, [...nodeArguments(options), ...args], {
      core: options.core,
      cwd: folder,
      env: environment({ NODE_ENV: 'production', LOG_LEVEL: 'error' }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }),
  tool('tailcall', 'Tailcall 1.0 (Rust)', ({ port, folder, vendor, options }) => {
    if (!existsSync(TAILCALL)) throw new TargetError('there is no package of it for this system');
    const file = join(folder, 'tailcall.graphql');
    writeFileSync(file, tailcallConfiguration(port, vendor));
    return spawnPinned(TAILCALL, ['start', file], {
      core: options.core,
      env: environment({ TC_TRACKER: 'false', TC_LOG_LEVEL: 'warn' }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }),
];

function tailcallConfiguration(port: number, { baseUrl, apiKey }: Setting['vendor']): string {
  const headers = `headers: [{ key: "authorization", value: "Bearer ${apiKey}" }]`;
  const size = 'query: [{ key: "page_size", value: "{{.args.page_size}}" }]';
  return /* GraphQL */ `
    schema @server(port: ${port}, hostname: "127.0.0.1") @upstream(batch: { delay: 1, maxSize: 1000 }) {
      query: Query
    }
    type Query {
      listAgents(page_size: Int = 20): AgentPage @http(url: "${baseUrl}/agents", ${size}, ${headers})
      getAgent(agent_id: String!): Agent @http(url: "${baseUrl}/agents/{{.args.agent_id}}", ${headers})
    }
    type AgentPage {
      data: [Agent!]
      has_more: Boolean
      next_cursor: String
    }
    type Agent {
      id: String!
      name: String!
      model: String
      system_prompt: String
      temperature: Float
      max_tokens: Int
      status: String
      created_at: String
      updated_at: String
    }
  `;
}

function vendorOf(accounts: readonly StubAccount[]): Setting['vendor'] {
  const account = accounts.find(({ vendor }) => vendor === 'chatsby');
  if (account === undefined) throw new TargetError('there is no account of the vendor that it is configured for');
  return { baseUrl: account.baseUrl, apiKey: String(account.apiKey) };
}

function environment(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: process.env.HOME, ...more };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits until a process answers. @throws TargetError */
async function answering(child: ChildProcess, url: string): Promise<void> {
  let output = '';
  const read = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout?.on('data', read);
  child.stderr?.on('data', read);
  const body = JSON.stringify({ query: '{ __typename }' });
  for (const begin = performance.now(); performance.now() - begin < START_MS; ) {
    if (child.exitCode !== null) break;
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body }).catch(
      () => undefined,
    );
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new TargetError(`does not answer: ${output.trim().slice(-500) || 'no output'}`);
}
