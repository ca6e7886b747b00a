import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const main = new URL('../../src/main.ts', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'rollcall-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the process in an empty folder, so that no configuration file of the project is found. */
function start(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: '0', ...env },
  });
  const output = { text: '', errors: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    output.text += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output.errors += chunk.toString();
  });
  const exit = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return { child, output, exit };
}

async function until<T>(look: () => T | undefined): Promise<T> {
  for (let tries = 0; tries < 200; tries++) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('waited too long');
}

describe('starting', () => {
  test('without a configuration the sandbox is served, and a signal ends the process in order', async () => {
    const { child, output, exit } = start([]);
    const url = await until(() => /http:\/\/\S+\/graphql/.exec(output.text)?.[0]);
    const response = await fetch(url, {
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
    const { child, output, exit } = start(['--sandbox-agents', '40']);
    const url = await until(() => /http:\/\/\S+\/graphql/.exec(output.text)?.[0]);
    const query = '{ agents(first: 100, filter: { vendors: [CHATSBY] }) { nodes { id } } }';
    const response = await fetch(`${url}?query=${encodeURIComponent(query)}`, {
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

  test('a mistake in the arguments is told, and the process exits with 1', async () => {
    const { output, exit } = start(['--sandbox-agents', 'many']);
    expect(await exit).toBe(1);
    expect(output.errors).toBe('--sandbox-agents: expected a whole number from 1 to 100000\n');
  });
});
