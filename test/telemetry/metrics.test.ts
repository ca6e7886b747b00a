import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sandboxFlavours } from '../../sandbox/registry.ts';
import { isObject, mapValues } from '../../src/core/json.ts';
import { loadConfiguration } from '../../src/settings/load.ts';
import { startMetrics } from '../../src/telemetry/metrics/metrics.ts';
import { MOST_NAMES } from '../../src/telemetry/metrics/operation-names.ts';
import { vendors } from '../../src/vendors/index.ts';

import { startWatched } from './api.ts';

const page = readFileSync(new URL('../../docs/observability.md', import.meta.url), 'utf8');
const ROLL = 'query Roll { agents(first: 3) { nodes { id } } }';
const only = [vendors[0]?.key ?? ''];
const account = `account="${only[0]}",vendor="${only[0]}"`;
const sum = (values: ReadonlyMap<string, number>) => [...values.values()].reduce((all, value) => all + value, 0);

test('operations are counted by name and outcome', async () => {
  const { post, values } = await startWatched({ only });
  await post({ query: ROLL });
  await post({ query: ROLL });
  await post({ query: '{ accounts { id } }' });
  await post({ query: 'query Roll { nothing }' });
  await post({ query: 'query Refused { nothing }' });
  expect(Object.fromEntries(await values('rollcall_operations_total'))).toEqual({
    'name="Roll",outcome="OK"': 2,
    'name="unnamed",outcome="OK"': 1,
    'name="Roll",outcome="GRAPHQL_VALIDATION_FAILED"': 1,
    'name="other",outcome="GRAPHQL_VALIDATION_FAILED"': 1,
  });
  expect((await values('rollcall_operation_duration_seconds_count')).get('kind="query"')).toBe(5);
  expect((await values('rollcall_operation_vendor_calls_sum')).get('kind="query"')).toBeGreaterThan(1);
});

test('clients can not make any number of series: of their names only so many are told apart', async () => {
  const { post, values } = await startWatched({ only });
  for (let count = 0; count < MOST_NAMES + 50; count++) await post({ query: `query Name${count} { __typename }` });
  const counted = await values('rollcall_operations_total');
  expect(counted.size).toBe(MOST_NAMES + 1);
  expect(counted.get('name="other",outcome="OK"')).toBe(50);
});

test('calls to vendors are counted by account and outcome, and those that were saved too', async () => {
  const { post, values, vendors: sandboxes } = await startWatched({ only });
  const [key = ''] = only;
  sandboxes.forgetCalls();
  await Promise.all([post({ query: ROLL }), post({ query: ROLL })]);
  const made = sandboxes.callCount();
  expect((await values('rollcall_vendor_calls_total')).get(`${account},outcome="OK"`)).toBe(made);
  expect((await values('rollcall_vendor_call_attempts_total')).get(account)).toBe(made);
  expect((await values('rollcall_vendor_calls_shared_total')).get(account)).toBe(made);
  expect((await values('rollcall_vendor_call_duration_seconds_count')).get(account)).toBe(made);
  expect((await values('rollcall_vendor_call_queue_seconds_count')).get(account)).toBe(made);
  sandboxes.server(key).faults.add({ fault: { kind: 'ANSWER', when: 'before', status: 401, body: '{}' } });
  await post({ query: ROLL });
  expect((await values('rollcall_vendor_calls_total')).get(`${account},outcome="UNAUTHORIZED"`)).toBe(1);
});

test('reads that need no call, since their answer is kept, are counted by account', async () => {
  const { post, values, vendors: sandboxes } = await startWatched({ only, settings: { maxAgeMs: 300_000 } });
  sandboxes.forgetCalls();
  await post({ query: ROLL });
  const made = sandboxes.callCount();
  expect((await values('rollcall_vendor_reads_cached_total')).get(account)).toBe(0);
  await post({ query: ROLL });
  await post({ query: ROLL });
  expect(sandboxes.callCount()).toBe(made);
  expect((await values('rollcall_vendor_reads_cached_total')).get(account)).toBe(2 * made);
  expect((await values('rollcall_vendor_calls_total')).get(`${account},outcome="OK"`)).toBe(made);
});

test('the state of an account is told as it is', async () => {
  const { post, values, vendors: sandboxes } = await startWatched({ only, settings: { concurrency: 1 } });
  const [key = ''] = only;
  const { faults, calls } = sandboxes.server(key);
  faults.add({ fault: { kind: 'DELAY', ms: 400 } });
  const before = calls.length;
  const id = (path: string) => `${key}:${path}`;
  const asked = post({ query: '{ accounts { health { reachable } } }' });
  await expect.poll(() => calls.length).toBeGreaterThan(before);
  const waits = post({ query: `{ a: agent(id: "${id('one')}") { id } b: agents(first: 1) { nodes { id } } }` });
  await expect.poll(async () => (await values('rollcall_account_calls_waiting')).get(account)).toBeGreaterThan(0);
  expect((await values('rollcall_account_calls_under_way')).get(account)).toBe(1);
  expect((await values('rollcall_account_slots')).get(account)).toBe(1);
  await Promise.all([asked, waits]);
  faults.clear();
  expect((await values('rollcall_account_circuit')).get(`${account},state="CLOSED"`)).toBe(1);
  faults.add({ fault: { kind: 'ANSWER', when: 'before', status: 500, body: '{}' } });
  for (let count = 0; count < 6; count++) await post({ query: `{ agents(first: ${count + 1}) { nodes { id } } }` });
  for (let count = 0; count < 6; count++) await post({ query: `{ agent(id: "${id(String(count))}") { id } }` });
  expect(Object.fromEntries(await values('rollcall_account_circuit'))).toEqual({
    [`${account},state="CLOSED"`]: 0,
    [`${account},state="HALF_OPEN"`]: 0,
    [`${account},state="OPEN"`]: 1,
  });
});

test('answers that do not match the contract are counted by account', async () => {
  const { post, values, vendors: sandboxes } = await startWatched({ only });
  const [key = ''] = only;
  const rewrite = (json: unknown): unknown => {
    if (Array.isArray(json)) return json.map(rewrite);
    return isObject(json) ? { ...mapValues(json, rewrite), brandNew: 1 } : json;
  };
  sandboxes.server(key).faults.add({ fault: { kind: 'REWRITE', rewrite } });
  await post({ query: ROLL });
  expect(sum(await values('rollcall_contract_drift_total'))).toBeGreaterThan(0);
});

test('writes are counted by what they did and what came of it, dry runs are not', async () => {
  const { post, values } = await startWatched({ only });
  const remove = (dryRun: boolean) =>
    post({ query: `mutation { deleteAgent(input: { id: "${only[0]}:none", dryRun: ${dryRun} }) { deletedAgentId } }` });
  await remove(true);
  await remove(false);
  expect(Object.fromEntries(await values('rollcall_writes_total'))).toEqual({
    'operation="DELETE",outcome="NOT_FOUND"': 1,
  });
});

test('the process is measured: event loop, memory', async () => {
  const { metrics } = await startWatched({ only });
  const text = await metrics();
  for (const name of [
    'nodejs_eventloop_lag_p99_seconds',
    'nodejs_heap_size_used_bytes',
    'process_resident_memory_bytes',
  ]) {
    expect(text).toMatch(new RegExp(`^${name} \\d`, 'm'));
  }
});

test('each Rollcall of a process has a registry of its own', () => {
  const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const [one, other] = [startMetrics(() => [], logger), startMetrics(() => [], logger)];
  expect(one.registry).not.toBe(other.registry);
  expect(one.registry.getMetricsAsArray().length).toBe(other.registry.getMetricsAsArray().length);
  one.stop();
  other.stop();
});

test('docs/observability.md lists every metric of Rollcall with its labels and its help, and no other', async () => {
  const rows = [...page.matchAll(/^\| `(rollcall_\w+)` \| (.*?) \| (.*?) \|/gm)].map(([, name, labels, help]) => ({
    name,
    labels: [...(labels ?? '').matchAll(/`(\w+)`/g)].map(([, label]) => label),
    help,
  }));
  const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const { registry, stop } = startMetrics(() => [], logger);
  stop();
  const measured = registry.getMetricsAsArray().map((metric) => {
    const { name, help, labelNames } = metric as unknown as { name: string; help: string; labelNames: string[] };
    return { name, labels: [...labelNames], help };
  });
  const byName = (list: { name: string | undefined }[]) =>
    list.toSorted((a, b) => (String(a.name) < String(b.name) ? -1 : 1));
  expect(byName(rows)).toEqual(byName(measured));
});

test('docs/observability.md names no metric that there is not, and shows settings that are right', async () => {
  const { metrics, post } = await startWatched({ only });
  await post({ query: ROLL });
  await post({ query: `mutation { deleteAgent(input: { id: "${only[0]}:none" }) { deletedAgentId } }` });
  const text = await metrics();
  const named = page.match(/\b(?:rollcall|nodejs|process)_\w+/g) ?? [];
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((name) => !text.includes(name))).toEqual([]);
  const blocks = [...page.matchAll(/```yaml\n((?:audit|metrics):.*?)```/gs)].map(([, block]) => block ?? '');
  expect(blocks.length).toBe(2);
  const vendorSettings = Object.fromEntries(vendors.map((vendor) => [vendor.key, vendor.accountSettings]));
  const accounts = `accounts: [{ id: a, vendor: ${only[0]}, sandbox: true }]`;
  for (const block of blocks) {
    const text = `${block}\n${accounts}\n`;
    expect(() => loadConfiguration({ text, env: {}, vendorSettings, sandboxFlavours })).not.toThrow();
  }
});
