import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SandboxCall } from '../../sandbox/faults.ts';
import type { SandboxServer } from '../../sandbox/server.ts';
import { CODES, type VendorErrorCode } from '../../src/core/errors/codes.ts';
import {
  FAULT_TABLE,
  type FaultName,
  type FaultRow,
  type ReadOperation,
  type ReadOutcome,
} from '../../src/docs/fault-table.ts';
import { vendors } from '../../src/vendors/index.ts';
import type { Vendor } from '../../src/vendors/vendor.ts';
import { startWriteApi, type WriteApi } from '../lifecycle/api.ts';
import { CASES, type VendorCase } from '../lifecycle/cases/index.ts';
import { ELSEWHERE, INJECTED, isWrite, MAX_RESPONSE_BYTES } from './injected.ts';
import { makeAgent, outcomeOf, read, type Write, writesOf } from './operations.ts';

/** How long an account waits that meets a vendor which never answers; milliseconds. */
const IMPATIENCE_MS = 600;

/** Where a fault outlasts the call, each operation takes servers of its own, and these writes have to do. */
const LASTING_MUTATIONS = ['createAgent', 'updateAgent', 'deleteAgent'];

const READS: readonly ReadOperation[] = ['list', 'byId', 'batch'];

const elsewhere = createServer((_, response) => {
  callsElsewhere++;
  response.end('[]');
});
let callsElsewhere = 0;

let patient: WriteApi;
let impatient: WriteApi;
/** Ids of the agents that every server has at its beginning, by vendor key. */
let seeds: ReadonlyMap<string, readonly string[]>;
beforeAll(async () => {
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  ELSEWHERE.url = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/agents`;
  patient = await start({});
  impatient = await start({ timeoutMs: IMPATIENCE_MS });
  const lists = vendors.map(async ({ key }) => [key, (await read(patient, 'list', key, [])).ids] as const);
  seeds = new Map(await Promise.all(lists));
});
afterAll(async () => {
  elsewhere.close();
  await Promise.all([patient.close(), impatient.close()]);
});

function start(settings: { readonly timeoutMs?: number }): Promise<WriteApi> {
  return startWriteApi({
    settings: { maxResponseBytes: MAX_RESPONSE_BYTES, ...settings },
    maxAgentsPerAccount: 3_000,
  });
}

/** What one operation came to. */
interface Seen {
  readonly outcome: string;
  /** How often the same call was sent. */
  readonly attempts: number;
}

const cases = vendors.map((vendor): [Vendor, VendorCase] => {
  const found = CASES.find(({ key }) => key === vendor.key);
  if (found === undefined) throw new Error(`no case of ${vendor.key}`);
  return [vendor, found];
});

function isConcerned({ paging }: FaultRow, { capabilities }: Vendor): boolean {
  return paging === undefined || paging.some((way) => way === capabilities.listing.paging);
}

/** The reads that a fault is about. */
function readsOf({ reads }: FaultRow): [ReadOperation, ReadOutcome][] {
  return READS.flatMap((operation) => {
    const outcome = reads[operation];
    return outcome === undefined ? [] : [[operation, outcome]];
  });
}

describe('an ill vendor', () => {
  test.each(Object.entries(FAULT_TABLE) as [FaultName, FaultRow][])(
    '%s: every operation ends as the table says',
    async (name, row) => {
      const concerned = cases.filter(([vendor]) => isConcerned(row, vendor));
      const seen = INJECTED[name].isLasting ? await tryAlone(name, concerned) : await tryTogether(name, row, concerned);
      const expected = concerned.map(([vendor, one]) => [vendor.key, expectationOf(name, row, one)] as const);
      expect(seen).toEqual(Object.fromEntries(expected));
      expect(callsElsewhere).toBe(0);
    },
  );
});

/** What the table says of one vendor's operations. */
function expectationOf(name: FaultName, row: FaultRow, one: VendorCase): Record<string, Seen> {
  const { readAttempts = 1 } = row;
  const reads = readsOf(row).map(([operation, code]): [string, Seen] => [
    operation,
    { outcome: told(operation, code), attempts: readAttempts ?? expect.any(Number) },
  ]);
  const { writes } = row;
  if (writes === undefined) return Object.fromEntries(reads);
  const { outcome, ofCreate = outcome, ofDelete = outcome, attempts = 1 } = writes;
  const special = new Map([
    ['createAgent', ofCreate],
    ['deleteAgent', ofDelete],
  ]);
  const mutations = INJECTED[name].isLasting
    ? LASTING_MUTATIONS
    : writesOf({} as WriteApi, one, '').map(({ mutation }) => mutation);
  const written = mutations.map((mutation): [string, Seen] => [
    mutation,
    { outcome: special.get(mutation) ?? outcome, attempts },
  ]);
  return Object.fromEntries([...reads, ...written]);
}

function told(operation: ReadOperation, code: 'OK' | VendorErrorCode): string {
  if (code === 'OK') return code;
  return operation === 'list' ? CODES[code].failure : CODES[code].extensionsCode;
}

/** By vendor and operation. */
type SeenOfAll = Record<string, Record<string, Seen>>;

/** All vendors side by side, until the last has ended, so that none goes on during the next fault. */
async function sideBySide<T>(concerned: typeof cases, run: (vendor: Vendor, one: VendorCase) => Promise<T>) {
  const ended = await Promise.allSettled(concerned.map(([vendor, one]) => run(vendor, one)));
  return ended.map((one, index): [string, T] => {
    if (one.status === 'rejected') throw one.reason;
    return [concerned[index]?.[0].key ?? '', one.value];
  });
}

async function tryTogether(name: FaultName, row: FaultRow, concerned: typeof cases): Promise<SeenOfAll> {
  return Object.fromEntries(await sideBySide(concerned, (vendor, one) => tryAll(name, row, vendor, one)));
}

async function tryAll(name: FaultName, row: FaultRow, vendor: Vendor, one: VendorCase): Promise<Record<string, Seen>> {
  const api = INJECTED[name].isSlow ? impatient : patient;
  const seen: Record<string, Seen> = {};
  for (const [operation] of readsOf(row)) seen[operation] = await tryRead(api, name, row, vendor, operation);
  if (row.writes === undefined) return seen;
  const id = await makeAgent(api, one);
  const before = await stateOf(api, vendor);
  for (const write of writesOf(api, one, id)) {
    await write.before?.();
    seen[write.mutation] = await tryWrite(api, name, vendor, write);
  }
  const after = await stateOf(api, vendor);
  // One was made, the other deleted; or neither.
  expect(after.size, vendor.key).toBe(before.size);
  expect(after.has(id), vendor.key).toBe(!row.writes.isDone);
  return seen;
}

/** Each operation with servers of its own, which have the same agents at their beginning. */
async function tryAlone(name: FaultName, concerned: typeof cases): Promise<SeenOfAll> {
  const seen: SeenOfAll = Object.fromEntries(concerned.map(([{ key }]) => [key, {}]));
  const alone = async (operation: string, run: (api: WriteApi, vendor: Vendor, one: VendorCase) => Promise<Seen>) => {
    const api = await start({});
    try {
      const ended = await sideBySide(concerned, (vendor, one) => run(api, vendor, one));
      for (const [key, one] of ended) Object.assign(seen[key] ?? {}, { [operation]: one });
    } finally {
      await api.close();
    }
  };
  for (const operation of READS) {
    await alone(operation, async (api, vendor) => {
      const run = () => read(api, operation, vendor.key, (seeds.get(vendor.key) ?? []).slice(0, 3));
      const { ending, calls } = await during(api.server(vendor.key), name, vendor, () => true, run);
      return { outcome: ending.outcome, attempts: Math.max(0, ...countEach(calls).values()) };
    });
  }
  for (const mutation of LASTING_MUTATIONS) {
    await alone(mutation, (api, vendor, one) => {
      const writes = writesOf(api, one, seeds.get(vendor.key)?.[0] ?? '');
      const write = writes.find((candidate) => candidate.mutation === mutation);
      if (write === undefined) throw new Error(mutation);
      return tryWrite(api, name, vendor, write);
    });
  }
  return seen;
}

/** More calls of one operation that differ than it can need. */
const MOST_CALLS: Readonly<Record<ReadOperation, number>> = { list: 100, byId: 8, batch: 12 };

async function tryRead(
  api: WriteApi,
  name: FaultName,
  row: FaultRow,
  vendor: Vendor,
  operation: ReadOperation,
): Promise<Seen> {
  const server = api.server(vendor.key);
  const begin = server.calls.length;
  // That an answer comes closes the circuit, too.
  const { ids: all } = await read(api, 'list', vendor.key, []);
  const ids = all.slice(0, 3);
  const listCall = server.calls[begin];
  const isList = (call: SandboxCall) => listCall !== undefined && routeOf(call) === routeOf(listCall);
  const matches = INJECTED[name].isAboutLists ? isList : () => true;
  const { ending, calls } = await during(server, name, vendor, matches, () => read(api, operation, vendor.key, ids));
  const where = `${vendor.key}, ${operation}`;
  if (row.reads[operation] === 'OK') {
    const wanted = { list: all, byId: ids.slice(0, 1), batch: ids }[operation];
    expect(ending.ids, where).toEqual(wanted);
  }
  const attempts = countEach(calls);
  expect(attempts.size, where).toBeLessThanOrEqual(MOST_CALLS[operation]);
  return { outcome: ending.outcome, attempts: Math.max(0, ...attempts.values()) };
}

/** Fails the first call that changes something, each time that it is sent. */
async function tryWrite(api: WriteApi, name: FaultName, vendor: Vendor, { run }: Write): Promise<Seen> {
  let first: string | undefined;
  const isFirst = (call: SandboxCall) => {
    if (!isWrite(call)) return false;
    first ??= signature(call);
    return first === signature(call);
  };
  const { ending, calls } = await during(api.server(vendor.key), name, vendor, isFirst, run);
  return { outcome: outcomeOf(ending), attempts: countEach(calls).get(first ?? '') ?? 0 };
}

/** Runs an operation while the fault is there, and gives the calls that came in meanwhile. */
async function during<T>(
  server: SandboxServer,
  name: FaultName,
  vendor: Vendor,
  matches: (call: SandboxCall) => boolean,
  run: () => Promise<T>,
): Promise<{ readonly ending: T; readonly calls: readonly SandboxCall[] }> {
  const { fault } = INJECTED[name];
  if (fault === undefined) await server.close();
  else server.faults.add({ fault: fault(vendor), matches });
  const begin = server.calls.length;
  try {
    const ending = await run();
    const calls = server.calls.slice(begin);
    expect(calls.filter(({ headers }) => 'cookie' in headers)).toEqual([]);
    return { ending, calls };
  } finally {
    server.faults.clear();
  }
}

/** Everything that the vendor holds, by id. */
async function stateOf(api: WriteApi, { key }: Vendor): Promise<Map<string, string>> {
  const { data } = await api.run(
    'query ($account: ID!) { agents(first: 100, filter: { accountIds: [$account] }) { nodes { id raw } } }',
    { account: key },
  );
  const { nodes } = (data as unknown as { agents: { nodes: { id: string; raw: object }[] } }).agents;
  return new Map(nodes.map(({ id, raw }) => [id, JSON.stringify(raw)]));
}

function routeOf({ method, url }: SandboxCall): string {
  return `${method} ${url.replace(/\?.*/, '')}`;
}

function signature({ method, url, body }: SandboxCall): string {
  return `${method} ${url} ${body}`;
}

/** How often each call was sent. */
function countEach(calls: readonly SandboxCall[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const call of calls) counts.set(signature(call), (counts.get(signature(call)) ?? 0) + 1);
  return counts;
}
