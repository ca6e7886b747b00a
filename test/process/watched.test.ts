import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ask, emptyFolder, holdingVendor, startProcess, until } from './rollcall-process.ts';

const folder = emptyFolder();
const ACCOUNTS = 'accounts:\n  - { id: trial, vendor: chatsby, sandbox: { agents: 3 } }\n';
const OPERATION = 'query Roll { agents(first: 3) { nodes { id } } }';

/** A configuration of one sandbox, and more. */
function configure(name: string, more = ''): string {
  const file = join(folder, name);
  writeFileSync(file, `server: { port: 0 }\n${more}${ACCOUNTS}`);
  return file;
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('in production the log is JSON on standard error: the start, each operation, the end', async () => {
  const file = configure('production.yaml');
  const { child, output, exit, url } = startProcess(['--config', file], {
    cwd: folder,
    env: { NODE_ENV: 'production', LOG_LEVEL: '' },
  });
  const address = await url();
  await ask(address, OPERATION);
  child.kill('SIGTERM');
  expect(await exit).toBe(0);
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const { origin } = new URL(address);
  expect(linesOf(output.errors)).toMatchObject([
    { msg: 'started', version, url: origin, accounts: ['trial'], access: 'none', metrics: `${origin}/metrics` },
    { msg: 'operation', name: 'Roll', caller: 'anonymous', outcome: 'OK' },
    { msg: 'stopping', requests: 0 },
    { msg: 'stopped', answered: 0, cut: 0 },
  ]);
});

test('elsewhere the log is a line for people, and LOG_FORMAT and LOG_LEVEL choose', async () => {
  const file = configure('development.yaml');
  const run = async (env: NodeJS.ProcessEnv) => {
    const { child, output, exit, url } = startProcess(['--config', file], { cwd: folder, env });
    await ask(await url(), OPERATION);
    child.kill('SIGTERM');
    await exit;
    return output.errors;
  };
  expect(await run({ LOG_LEVEL: 'info' })).toMatch(
    /^\d\d:\d\d:\d\d operation name=Roll kind=QUERY caller=anonymous vendorCalls=\d+ outcome=OK ms=\d+$/m,
  );
  expect(linesOf(await run({ LOG_LEVEL: 'INFO', LOG_FORMAT: 'json' })).map(({ msg }) => msg)).toContain('operation');
  expect(await run({ LOG_LEVEL: 'error' })).toBe('');
});

test.each([
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: expected one of silent, fatal, error, warn, info, debug, trace.'],
  [{ LOG_FORMAT: 'xml' }, 'LOG_FORMAT: expected one of json, text.'],
])('%j is told, and nothing starts', async (env, message) => {
  const { output, exit } = startProcess([], { cwd: folder, env });
  expect(await exit).toBe(1);
  expect(output.text).toBe('');
  expect(output.errors.trimEnd().split('\n')).toEqual([expect.stringContaining(message)]);
});

describe('a port of its own', () => {
  test('has metrics and probes without signing in, until all requests are answered', async () => {
    const file = configure('port.yaml', 'metrics: { port: 0 }\n');
    const { child, output, exit, url } = startProcess(['--config', file], {
      cwd: folder,
      env: { LOG_LEVEL: 'info', LOG_FORMAT: 'json' },
    });
    const address = await url();
    await ask(address, OPERATION);
    const metrics = await until(() => linesOf(output.errors).find(({ msg }) => msg === 'started')?.metrics);
    const of = (path: string, init?: RequestInit) => fetch(new URL(path, String(metrics)), init);
    const text = await (await of('/metrics')).text();
    expect(text).toContain('rollcall_operations_total{name="Roll",outcome="OK"} 1');
    expect(text).toContain('rollcall_account_slots{account="trial",vendor="chatsby"} 8');
    for (const path of ['/healthz', '/readyz']) expect((await of(path)).status).toBe(200);
    expect((await of('/graphql')).status).toBe(404);
    expect((await of('/metrics', { method: 'POST' })).status).toBe(405);
    expect((await fetch(new URL('/metrics', address))).status).toBe(404);
    expect((await fetch(new URL('/readyz', address))).status).toBe(200);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  test('says while the process stops that it is not ready, and the log says what was answered', async () => {
    const vendor = await holdingVendor(folder);
    const file = join(folder, 'stopping.yaml');
    writeFileSync(file, `metrics: { port: 0 }\n${readFileSync(vendor.file, 'utf8')}`);
    const env = { LOG_LEVEL: 'info', LOG_FORMAT: 'json' };
    const { child, output, exit, url } = startProcess(['--config', file], { cwd: folder, env });
    const address = await url();
    const answer = ask(address, '{ agents { nodes { id } } }');
    await vendor.called();
    child.kill('SIGTERM');
    const metrics = await until(() => linesOf(output.errors).find(({ msg }) => msg === 'started')?.metrics);
    const statusOf = async (path: string) => (await fetch(new URL(path, String(metrics)))).status;
    await until(async () => ((await statusOf('/readyz')) === 503 ? true : undefined));
    expect(await statusOf('/healthz')).toBe(200);
    expect(await statusOf('/metrics')).toBe(200);
    vendor.answer();
    await answer;
    expect(await exit).toBe(0);
    expect(linesOf(output.errors).slice(-3)).toMatchObject([
      { msg: 'stopping', requests: 1 },
      { msg: 'operation' },
      { msg: 'stopped', answered: 1, cut: 0 },
    ]);
    vendor.close();
  });

  test.each(['rollcall.example', 'localhost.attacker.example'])('is not served under the name %s', async (host) => {
    const { operatorsListener } = await import('../../src/server/operators-port.ts');
    const { listen } = await import('../../src/server/listen.ts');
    const { request } = await import('node:http');
    const sources = { isReady: () => true, readMetrics: async () => ({ contentType: 'text/plain', text: 'measured' }) };
    const port = await listen(operatorsListener({ host: '127.0.0.1', allowedHosts: [], ...sources }), '127.0.0.1', 0);
    const status = await new Promise((resolve) => {
      request(`${port.origin}/metrics`, { headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });
    expect(status).toBe(403);
    await port.stop();
  });

  test.each(['//', '/\\', '//[', '/%'])('answers the path %s as any other that is not there', async (path) => {
    const { operatorsListener } = await import('../../src/server/operators-port.ts');
    const { listen } = await import('../../src/server/listen.ts');
    const { request } = await import('node:http');
    const sources = { isReady: () => true, readMetrics: async () => ({ contentType: 'text/plain', text: 'measured' }) };
    const port = await listen(operatorsListener({ host: '127.0.0.1', allowedHosts: [], ...sources }), '127.0.0.1', 0);
    const status = await new Promise((resolve, reject) => {
      request(port.origin, { path, timeout: 5_000 }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .once('timeout', () => reject(new Error('no answer')))
        .once('error', reject)
        .end();
    });
    expect(status).toBe(404);
    await port.stop();
  });
});

test('the audit file stands beside the configuration, and a reload goes on in a new one after rotation', async () => {
  const file = configure('audit.yaml', 'audit: { file: audit.jsonl }\n');
  const { child, exit, url } = startProcess(['--config', file], { cwd: '/' });
  const address = await url();
  const audit = join(folder, 'audit.jsonl');
  expect(statSync(audit).mode & 0o777).toBe(0o600);
  const remove = (id: string) =>
    ask(address, `mutation { deleteAgent(input: { id: "trial:${id}" }) { deletedAgentId } }`);
  await remove('one');
  renameSync(audit, `${audit}.1`);
  child.kill('SIGHUP');
  await until(() => (existsSync(audit) ? true : undefined));
  await remove('two');
  child.kill('SIGTERM');
  expect(await exit).toBe(0);
  const agents = (path: string) => linesOf(readFileSync(path, 'utf8')).map(({ agentId }) => agentId);
  expect(agents(`${audit}.1`)).toEqual(['trial:one']);
  expect(agents(audit)).toEqual(['trial:two']);
});

test.each([
  ['audit: { file: missing/audit.jsonl }\n', /^audit\.file: expected a file that can be written.*ENOENT/],
  ['audit: {}\n', /audit\.file: expected the path of a file, but it is missing/],
  ['metrics: { host: 127.0.0.1 }\n', /metrics\.port: expected a whole number from 0 to 65535, but it is missing/],
  [
    'metrics: { port: 1, host: 192.0.2.1 }\n',
    /^Cannot listen on port 1 of 192.*\(metrics\.host and metrics\.port in the configuration\)\.$/,
  ],
  ['metrics: { port: 99999 }\n', /metrics\.port: expected a whole number from 0 to 65535/],
])('%j is told, and nothing starts', async (more, message) => {
  const { output, exit } = startProcess(['--config', configure('wrong.yaml', more)], { cwd: folder });
  expect(await exit).toBe(1);
  expect(output.errors.trimEnd()).toMatch(message);
});
