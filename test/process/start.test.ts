import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolder, startProcess } from './rollcall-process.ts';

const folder = emptyFolder();
const start = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => startProcess(args, { cwd: folder, env });

describe('starting', () => {
  test('without a configuration the sandbox is served, and a signal ends the process in order', async () => {
    const { child, output, exit, url } = start([]);
    const response = await fetch(await url(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ accounts { id health { reachable } } }' }),
    });
    expect(await response.json()).toEqual({
      data: {
        accounts: ['aegra', 'chatsby', 'cometchat', 'gennia', 'nova'].map((id) => ({
          id,
          health: { reachable: true },
        })),
      },
    });
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    expect(output.errors).toBe('');
  });

  test('--sandbox-agents sets how many agents each vendor holds', async () => {
    const { child, exit, url } = start(['--sandbox-agents', '40']);
    const query = '{ agents(first: 100, filter: { vendors: [CHATSBY] }) { nodes { id } } }';
    const response = await fetch(`${await url()}?query=${encodeURIComponent(query)}`, {
      headers: { accept: 'application/json' },
    });
    const { data } = (await response.json()) as { data: { agents: { nodes: unknown[] } } };
    expect(data.agents.nodes).toHaveLength(40);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
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
    expect(output.errors.replaceAll(/^.*broken\.yaml/gm, 'broken.yaml').trim()).toMatchInlineSnapshot(`
      "broken.yaml:3:45 accounts[0].apiKey: expected the environment variable ROLLCALL_TEST_UNSET to be set, but it is not
      broken.yaml:4:11 accounts[1].id: expected an id of its own, but accounts[0] on line 3 has the same
      broken.yaml:5:5 accounts[2].apiKey: expected a non-empty string, but it is missing
      broken.yaml:6:26 accounts[3].vendor: expected one of the vendors aegra, chatsby, cometchat, gennia, nova
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
    [[], { HOST: '192.0.2.1' }, 'Cannot listen on port 0 of 192.0.2.1: this machine has no such address'],
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
  expect(output.text).toContain('Usage: npm start -- [options]');
  expect(output.errors).toBe('');
});
