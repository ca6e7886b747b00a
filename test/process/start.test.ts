import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultSandboxAccounts } from '../../sandbox/default-accounts.ts';
import { vendors } from '../../src/vendors/index.ts';
import { ask, emptyFolder, holdingVendor, startProcess } from './rollcall-process.ts';

const folder = emptyFolder();
const start = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => startProcess(args, { cwd: folder, env });

describe('starting', () => {
  test('without a configuration a sandbox is served that says so, and a signal ends the process in order', async () => {
    const { child, output, exit, url } = start([]);
    expect(await ask(await url(), '{ accounts { id label isSandbox health { reachable } } }')).toEqual({
      data: {
        accounts: defaultSandboxAccounts.map(({ id, label }) => ({
          id,
          label: `${label} (sandbox)`,
          isSandbox: true,
          health: { reachable: true },
        })),
      },
    });
    expect(output.text).toContain(
      `Rollcall: a sandbox. All ${defaultSandboxAccounts.length} accounts and their agents are invented;`,
    );
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    expect(output.errors).toBe('');
  });

  test('the sandbox takes a number of agents, faults, and origins of pages that may call', async () => {
    const { url } = start([
      ...['--sandbox-agents', '40', '--sandbox-fault', 'nova=down', '--sandbox-fault=gennia=limited'],
      ...['--cors-origin', 'http://localhost:5173', '--cors-origin=https://app.example.com'],
    ]);
    const address = await url();
    const query = `{
      chatsby: agents(first: 100, filter: { accountIds: ["chatsby"] }) { nodes { id } }
      all: agents(first: 1) { failures { account { id } code } }
    }`;
    const { data } = (await ask(address, query)) as { data: Record<string, { nodes: unknown[]; failures: unknown[] }> };
    expect(data.chatsby?.nodes).toHaveLength(40);
    expect(data.all?.failures).toEqual([
      { account: { id: 'gennia' }, code: 'RATE_LIMITED' },
      { account: { id: 'nova' }, code: 'UNAVAILABLE' },
    ]);
    for (const [origin, allowed] of [
      ['http://localhost:5173', 'http://localhost:5173'],
      ['https://app.example.com', 'https://app.example.com'],
      ['https://other.example.com', null],
    ] as const) {
      const response = await fetch(`${address}?query={__typename}`, { headers: { origin } });
      expect(response.headers.get('access-control-allow-origin')).toBe(allowed);
    }
  });

  test('a sandbox may stand in a configuration beside accounts that are none, and both are told apart', async () => {
    const vendor = await holdingVendor(folder);
    const file = join(folder, 'mixed.yaml');
    writeFileSync(
      file,
      `${readFileSync(vendor.file, 'utf8')}  - { id: trial, vendor: nova, sandbox: { agents: 3 }, apiKey: "\${UNSET}" }\n`,
    );
    const { output, url } = start(['--config', file]);
    expect(await ask(await url(), '{ accounts { id label isSandbox } }')).toEqual({
      data: {
        accounts: [
          { id: 'support', label: 'support', isSandbox: false },
          { id: 'trial', label: 'trial (sandbox)', isSandbox: true },
        ],
      },
    });
    expect(output.text).toContain(
      'Rollcall: 2 accounts from mixed.yaml; a sandbox, whose agents are invented: trial\n',
    );
    expect(await ask(await url(), '{ agents(filter: { accountIds: ["trial"] }) { totalCount } }')).toEqual({
      data: { agents: { totalCount: 3 } },
    });
    vendor.close();
  });

  test('a broken configuration is told line by line, and the process exits with 1', async () => {
    const file = join(folder, 'broken.yaml');
    writeFileSync(
      file,
      [
        'server: { port: 0 }',
        'accounts:',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how the configuration writes it
        '  - { id: support, vendor: chatsby, apiKey: "${ROLLCALL_TEST_UNSET}" }',
        '  - { id: support, vendor: chatsby, apiKey: x }',
        '  - { id: growth, vendor: gennia }',
        '  - { id: other, vendor: acme }',
        '  - { id: graphs, vendor: aegra, baseUrl: "ftp://localhost" }',
        '',
      ].join('\n'),
    );
    const { output, exit } = start(['--config', file]);
    expect(await exit).toBe(1);
    expect(output.text).toBe('');
    const told = output.errors.replace(vendors.map(({ key }) => key).join(', '), '(all of them)');
    expect(told.replaceAll(/^.*broken\.yaml/gm, 'broken.yaml').trim()).toMatchInlineSnapshot(`
      "broken.yaml:3:45 accounts[0].apiKey: expected the environment variable ROLLCALL_TEST_UNSET to be set, but it is not
      broken.yaml:4:11 accounts[1].id: expected an id of its own, but accounts[0] on line 3 has the same
      broken.yaml:5:5 accounts[2].apiKey: expected a non-empty string, but it is missing
      broken.yaml:6:26 accounts[3].vendor: expected one of the vendors (all of them)
      broken.yaml:7:43 accounts[4].baseUrl: expected an http or https URL such as https://api.example.com/v1"
    `);
  });
});

describe('a mistake of whoever starts it is one sentence that says what to do, and the exit code 1', () => {
  const told = async (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> => {
    const { output, exit } = start(args, env);
    expect(await exit).toBe(1);
    expect(output.text).toBe('');
    return output.errors.trimEnd();
  };

  test.each([
    [[], { PORT: 'abc' }, 'PORT: expected a whole number'],
    [[], { HOST: '0.0.0.0' }, 'HOST: expected an address of loopback, such as 127.0.0.1: nobody signs in'],
    [[], { HTTPS_PROXY: 'not a url' }, 'HTTPS_PROXY: expected the URL of a proxy'],
    [
      ['serve'],
      {},
      'Arguments: expected a command (check, key new, store migrate) or options, and argument 1 is neither',
    ],
    [['check', '--colour'], {}, '"npm start -- check --help" lists the options'],
    [['key'], {}, 'Arguments: expected new behind key. "npm start -- key new --help"'],
    [['key', 'new'], {}, 'Arguments: expected --name'],
    [['--colour'], {}, 'Arguments: expected an option that there is'],
    [['--config', '/none.yaml'], {}, '/none.yaml: expected the configuration file that --config names'],
  ])('%j with %j', async (args, env, message) => {
    const lines = (await told(args, env)).split('\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(message);
  });

  test('a port that another program has', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const file = join(folder, 'taken.yaml');
    writeFileSync(file, `server: { port: ${port} }\naccounts: [{ id: a, vendor: chatsby, apiKey: x }]\n`);
    const message =
      `Cannot listen on port ${port} of 127.0.0.1: another program listens there already: stop it, or choose another ` +
      'port (server.host and server.port in the configuration, HOST and PORT without one).';
    expect(await told(['--config', file])).toBe(message);
    other.close();
  });

  test('production without a configuration', async () => {
    expect(await told([], { NODE_ENV: 'production' })).toBe(
      'NODE_ENV is production, but there is no configuration, and without one all accounts are invented: copy ' +
        'rollcall.example.yaml to rollcall.yaml, or name a file with --config or ROLLCALL_CONFIG.',
    );
  });
});

test('--help shows the options, and nothing is started', async () => {
  const { output, exit } = start(['--help'], { PORT: 'abc' });
  expect(await exit).toBe(0);
  expect(output.text).toContain('Usage: npm start -- [COMMAND] [OPTIONS]');
  expect(output.errors).toBe('');
});
