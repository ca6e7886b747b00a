import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../sandbox/random.ts';
import { ACCOUNTS, KEYS, type Served, serve } from '../support/served-process.ts';
import { type HostileRequest, hostileRequest, type Target } from './hostile-requests.ts';
import { CANARY, ID_BEGIN, ID_END } from './pieces.ts';

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 5_000);

/** Connections at once. */
const CONNECTIONS = 8;

/** An answer that takes longer is none; milliseconds. Far above what any of them takes, also on a busy machine. */
const HANG_MS = 45_000;

let served: Served;
beforeAll(async () => {
  served = await serve();
}, 60_000);
afterAll(() => served.close());

/** Sends bytes, and collects all that comes back until the connection ends. */
function send({ bytes }: HostileRequest, { hostname, port }: URL): Promise<Buffer | 'HANGS'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect({ host: hostname, port: Number(port) });
    const timer = setTimeout(() => {
      socket.destroy();
      resolve('HANGS');
    }, HANG_MS);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(Buffer.concat(chunks));
    });
    socket.write(bytes);
  });
}

/** Credentials that the process has: of accounts, and of callers. */
function secrets(): string[] {
  const ofAccounts = served.sandbox.accounts.flatMap((account) =>
    Object.entries(account).flatMap(([key, value]) => (/key|token|secret|headers/i.test(key) ? textsIn(value) : [])),
  );
  return [...ofAccounts, ...Object.values(KEYS)].filter((text) => text.length > 7);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** What is wrong with an answer; undefined when nothing is. */
function complaint(answer: Buffer | 'HANGS', hidden: readonly string[]): string | undefined {
  if (answer === 'HANGS') return 'hangs';
  const text = answer.toString('latin1');
  if (/^HTTP\/1\.1 5(?!03)/.test(text)) return `answers ${text.slice(9, 12)}`;
  if (text.includes('"code":"INTERNAL_SERVER_ERROR"')) return "meets a fault of Rollcall's own";
  if (/\bat .+\.[jt]s:\d+/.test(text) || text.includes(process.cwd())) return 'shows a stack or a path';
  const secret = hidden.find((each) => text.includes(each));
  return secret === undefined ? undefined : `shows ${secret.slice(0, 8)}...`;
}

/** Whether a call was made for an id that was made up. */
function isForMadeUpId(url: string): boolean {
  return url.includes(ID_BEGIN) || url.includes(ID_END);
}

/** Whether every id that was made up is whole, in one segment of the path or one value of the query. */
function isWhole(url: string): boolean {
  const { pathname, searchParams } = new URL(url, 'http://vendor');
  const places = [...pathname.split('/'), ...searchParams.values(), ...searchParams.keys()];
  return places.every((place) => place.includes(ID_BEGIN) === place.includes(ID_END));
}

test('whatever is sent, the process answers, and nothing leaves it that must not', async () => {
  const seed = process.env.FUZZ_SEED ?? String(Date.now());
  const random = createRandom(seed);
  const origin = new URL(served.origin);
  const target: Target = { host: origin.host, keys: [KEYS.all, KEYS.some], accounts: ACCOUNTS };
  const hidden = [...secrets(), CANARY];
  const complaints: string[] = [];
  const kinds = new Map<string, number>();
  let left = REQUESTS;
  let callsForMadeUp = 0;
  let slowest = { kind: '', ms: 0 };
  const run = async () => {
    while (left-- > 0 && complaints.length < 10) {
      const request = hostileRequest(random, target);
      kinds.set(request.kind, (kinds.get(request.kind) ?? 0) + 1);
      const begin = performance.now();
      const answer = await send(request, origin);
      const ms = performance.now() - begin;
      if (ms > slowest.ms) slowest = { kind: request.kind, ms };
      const found = complaint(answer, hidden);
      if (found !== undefined)
        complaints.push(
          `${request.kind} ${found}: ${request.bytes.toString('latin1').slice(0, 600)}\n${answer.toString('latin1').slice(0, 600)}`,
        );
      for (const server of served.sandbox.servers.values()) {
        for (const { url } of server.calls.splice(0)) {
          if (!isForMadeUpId(url)) continue;
          callsForMadeUp++;
          if (!isWhole(url)) complaints.push(`an id leaves its segment: ${url}`);
        }
      }
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, run));
  console.log(
    `fuzz: seed ${seed}, ${REQUESTS} requests of ${kinds.size} kinds, ${callsForMadeUp} calls for ids that were made up, the slowest ${Math.round(slowest.ms)} ms (${slowest.kind})`,
  );
  expect(complaints).toEqual([]);
  expect(callsForMadeUp).toBeGreaterThan(0);
  expect(served.child.exitCode).toBeNull();
  const log = served.output();
  expect(log).not.toContain('unexpected error');
  expect(hidden.filter((secret) => log.includes(secret))).toEqual([]);
  const response = await fetch(`${served.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${KEYS.all}` },
    body: '{"query":"{ accounts { id } }"}',
  });
  expect(await response.json()).toEqual({ data: { accounts: ACCOUNTS.map((id) => ({ id })) } });
}, 1_800_000);
