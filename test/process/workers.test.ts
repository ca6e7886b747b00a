import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { keyCaller } from '../support/access.ts';
import { ask, emptyFolder, holdingVendor, ROOT, startProcess, until } from './rollcall-process.ts';

const folder = emptyFolder();
const env = { LOG_LEVEL: 'info', LOG_FORMAT: 'json' };
const TRIAL = { id: 'trial', vendor: 'chatsby', sandbox: { agents: 3 } };

/** What a file says besides. */
interface Settings {
  readonly server?: object;
  readonly [section: string]: unknown;
}

let files = 0;

/** A file of its own that asks for two workers. */
function configure(settings: Settings): string {
  const file = join(folder, `workers-${files++}.yaml`);
  write(file, settings);
  return file;
}

function write(file: string, { server = {}, ...more }: Settings): void {
  writeFileSync(file, JSON.stringify({ server: { port: 0, workers: 2, ...server }, accounts: [TRIAL], ...more }));
}

const start = (file: string, command?: readonly [string, ...string[]]) =>
  startProcess(['--config', file], { cwd: folder, env, ...(command === undefined ? {} : { command }) });

type Line = Readonly<Record<string, unknown>>;

const linesOf = ({ errors }: { readonly errors: string }): Line[] =>
  errors
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line);

/** The lines of the log with a message, once there are so many. */
const logged = (output: { readonly errors: string }, message: string, times = 1) =>
  until(() => {
    const lines = linesOf(output).filter(({ msg }) => String(msg).startsWith(message));
    return lines.length < times ? undefined : lines;
  });

/** Asks on a connection of its own, so that another worker answers each time. */
async function askAnew(url: string, query: string, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close', ...headers },
    body: JSON.stringify({ query }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: tests look at what they have just asked for
  return { status: response.status, body: (await response.json()) as any };
}

const metricsOf = async (output: { readonly errors: string }) => {
  const [line] = await logged(output, 'started');
  return (await fetch(String(line?.metrics))).text();
};

describe('several workers', { timeout: 90_000 }, () => {
  test('are one server: one start, one sandbox, one memory of keys, one count of what callers may, one page of metrics', async () => {
    const apiKeys = [
      keyCaller('writer', 'rollcall_workers-writer'),
      { ...keyCaller('limited', 'rollcall_workers-limited'), rateLimit: { requestsPerMinute: 3 } },
    ];
    const file = configure({ metrics: { port: 0 }, access: { apiKeys } });
    const { child, output, exit, url } = start(file);
    const address = await url();
    const asWriter = (query: string) => askAnew(address, query, { 'x-api-key': 'rollcall_workers-writer' });

    const create = `mutation Make { createAgent(input: {
      accountId: "trial", name: "Once", idempotencyKey: "key"
    }) { agent { id } userErrors { code message } } }`;
    const made = await Promise.all([asWriter(create), asWriter(create)]);
    made.push(await asWriter(create), await asWriter(create));
    expect(made[0]?.body).toMatchObject({ data: { createAgent: { userErrors: [] } } });
    expect(new Set(made.map(({ body }) => body.data.createAgent.agent.id)).size).toBe(1);

    const counts = [];
    for (let times = 0; times < 4; times++) {
      counts.push((await asWriter('query Count { agents(first: 1) { totalCount } }')).body.data.agents.totalCount);
    }
    expect(counts).toEqual([4, 4, 4, 4]);

    const statuses = [];
    for (let times = 0; times < 4; times++) {
      const headers = { 'x-api-key': 'rollcall_workers-limited' };
      statuses.push((await askAnew(address, '{ __typename }', headers)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 429]);

    const text = await metricsOf(output);
    expect(text).toContain('rollcall_operations_total{name="Count",outcome="OK"} 4');
    expect(text).toContain('rollcall_account_slots{account="trial",vendor="chatsby"} 8');
    expect(text).toContain('rollcall_account_circuit{account="trial",vendor="chatsby",state="CLOSED"} 1');
    for (const path of ['/readyz', '/healthz']) expect((await fetch(new URL(path, address))).status).toBe(200);

    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    expect(output.text.match(/http:/g)).toHaveLength(1);
    const lines = linesOf(output);
    expect(lines.filter(({ msg }) => msg === 'started')).toMatchObject([{ workers: 2 }]);
    const whoAnswered = lines.filter(({ msg }) => msg === 'operation').map(({ worker }) => worker);
    expect(new Set(whoAnswered)).toEqual(new Set([1, 2]));
    expect(lines.slice(-2)).toMatchObject([{ msg: 'stopping' }, { msg: 'stopped', cut: 0 }]);
  });

  test('share by an embedded store where there is one, which outlives them', async () => {
    const apiKeys = [
      keyCaller('writer', 'rollcall_workers-writer'),
      { ...keyCaller('limited', 'rollcall_workers-limited'), rateLimit: { requestsPerMinute: 3 } },
    ];
    const file = configure({ store: { path: 'workers.db' }, access: { apiKeys } });
    const create = `mutation { createAgent(input: {
      accountId: "trial", name: "Once", idempotencyKey: "kept"
    }) { agent { id } userErrors { code } } }`;
    const ids = new Set<string>();
    for (const round of ['first', 'second']) {
      const { child, exit, url } = start(file);
      const address = await url();
      const answers = await Promise.all(
        [1, 2, 3, 4].map(() => askAnew(address, create, { 'x-api-key': 'rollcall_workers-writer' })),
      );
      if (round === 'first') {
        for (const { body } of answers) ids.add(body.data.createAgent.agent.id);
        expect(ids.size).toBe(1);
        const statuses = await Promise.all(
          [1, 2, 3, 4].map(async () => {
            const headers = { 'x-api-key': 'rollcall_workers-limited' };
            return (await askAnew(address, '{ __typename }', headers)).status;
          }),
        );
        expect(statuses.toSorted()).toEqual([200, 200, 200, 429]);
      } else {
        // The sandbox is another one by then, the key is not.
        const codes = answers.map(({ body }) =>
          body.data.createAgent.userErrors.map((error: { code: string }) => error.code),
        );
        expect(codes).toEqual(Array(4).fill(['NOT_FOUND']));
      }
      child.kill('SIGTERM');
      expect(await exit).toBe(0);
    }
  });

  test('change their configuration together, or not at all, and the log says it once', async () => {
    const labelled = (label: string) => ({ accounts: [{ ...TRIAL, label }] });
    const file = configure(labelled('At first'));
    const { child, output, exit, url } = start(file);
    const address = await url();
    const labels = async () => {
      const answers = await Promise.all([1, 2, 3, 4].map(() => askAnew(address, '{ accounts { label } }')));
      return answers.map(({ body }) => body.data.accounts[0].label);
    };
    write(file, labelled('Then'));
    child.kill('SIGHUP');
    await logged(output, 'configuration reloaded');
    expect(await labels()).toEqual(Array(4).fill('Then (sandbox)'));

    writeFileSync(file, 'accounts: []');
    child.kill('SIGHUP');
    await logged(output, 'configuration not reloaded');
    expect(await labels()).toEqual(Array(4).fill('Then (sandbox)'));

    write(file, { ...labelled('At last'), server: { workers: 3 } });
    child.kill('SIGHUP');
    await logged(output, 'configuration reloaded', 2);
    expect(await labels()).toEqual(Array(4).fill('At last (sandbox)'));
    expect(await logged(output, 'settings that are ignored')).toMatchObject([{ settings: ['server.workers'] }]);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    expect(linesOf(output).filter(({ msg }) => String(msg).startsWith('configuration'))).toHaveLength(3);
  });

  test('are replaced when they end, and what they had counted stays counted', async () => {
    const { child, output, exit, url } = start(configure({ metrics: { port: 0 } }));
    const address = await url();
    await askAnew(address, 'query Before { accounts { id } }');
    await askAnew(address, 'query Before { accounts { id } }');
    await metricsOf(output);
    const [first] = await logged(output, 'operation');
    process.kill(workerOf(child.pid, 0), 'SIGKILL');
    const [ended] = await logged(output, 'a worker has ended');
    expect(ended).toMatchObject({ signal: 'SIGKILL', code: null, restartInMs: 100 });
    expect(first?.worker).toBeTypeOf('number');
    // The other one answers meanwhile.
    expect((await askAnew(address, '{ __typename }')).status).toBe(200);
    expect(await logged(output, 'a worker has taken the place')).toMatchObject([{ worker: ended?.worker }]);
    const text = await metricsOf(output);
    expect(text).toContain('rollcall_operations_total{name="Before",outcome="OK"} 2');
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  test.each([
    ['Node', undefined],
    ['npm start', ['npm', 'start', '--prefix', ROOT, '--']],
  ] as const)(
    'through %s, Ctrl+C lets what is under way be answered, and a second signal ends all at once',
    async (_, command) => {
      const vendor = await holdingVendor(folder);
      onTestFinished(() => vendor.close());
      const account = { id: 'support', vendor: 'chatsby', apiKey: 'key', baseUrl: vendor.baseUrl };
      const file = configure({ accounts: [account] });
      const takesNoMore = (address: string) =>
        until(() =>
          fetch(address, { method: 'HEAD' }).then(
            () => undefined,
            () => true,
          ),
        );
      const first = start(file, command === undefined ? undefined : [...command]);
      const address = await first.url();
      const answer = ask(address, '{ agents { nodes { id } } }');
      await vendor.called();
      first.signalGroup('SIGINT');
      await takesNoMore(address);
      vendor.answer();
      expect(await answer).toEqual({ data: { agents: { nodes: [] } } });
      expect(await first.exit).toBe(0);

      const second = start(file, command === undefined ? undefined : [...command]);
      const other = await second.url();
      const cut = ask(other, '{ agents { nodes { id } } }').catch(() => 'cut');
      await vendor.called();
      second.child.kill('SIGTERM');
      await takesNoMore(other);
      second.child.kill('SIGINT');
      expect(await cut).toBe('cut');
      expect(await second.exit).toBe(130);
    },
  );

  test('that can not serve are told of once, and nothing starts', async () => {
    const { output, exit } = start(configure({ audit: { file: 'missing/audit.jsonl' } }));
    expect(await exit).toBe(1);
    expect(output.text).toBe('');
    expect(output.errors).toMatch(/^audit\.file: expected a file that can be written[^\n]*\n$/);
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const taken = start(configure({ server: { port } }));
    expect(await taken.exit).toBe(1);
    expect(taken.output.errors).toMatch(/^Cannot listen on port \d+ of 127\.0\.0\.1: another program listens there/);
  });
});

/** The process id of a child of a process. */
function workerOf(pid: number | undefined, index: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  return Number(children[index]);
}
