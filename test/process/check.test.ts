import { writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { defaultSandboxAccounts } from '../../sandbox/default-accounts.ts';
import { emptyFolder, holdingVendor, ROOT, startProcess } from './rollcall-process.ts';

const folder = emptyFolder();

async function run(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { exit, output } = startProcess(args, { cwd: folder, env });
  return { code: await exit, ...output };
}

/** A vendor that answers every call alike. */
async function vendorAt(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('check', () => {
  test.each([['check'], ['--check']])(
    '%s shows every account in a table, and is 0 when all answer',
    async (command) => {
      const { code, text, errors } = await run([command]);
      expect(code).toBe(0);
      expect(errors).toBe('');
      const [head, ...lines] = text.trimEnd().split('\n');
      expect(head).toMatch(/^ACCOUNT +VENDOR +HEALTH +MS +MESSAGE$/);
      for (const { id, vendor } of defaultSandboxAccounts) {
        expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^${id} +${vendor} \\(sandbox\\) +ok +\\d+$`)));
      }
      expect(lines.at(-1)).toBe(
        `Checked a sandbox, since there is no configuration: all ${defaultSandboxAccounts.length} accounts answer, no warnings.`,
      );
    },
  );

  test('an account that fails is told with its code, warnings with their lines, and the exit code is 1', async () => {
    const baseUrl = await vendorAt((_, response) => response.writeHead(401).end());
    const file = join(folder, 'rollcall.yaml');
    writeFileSync(
      file,
      `accounts:
  - { id: real, vendor: gennia, apiKey: "key ", baseUrl: "${baseUrl}" }
  - { id: trial, vendor: chatsby, sandbox: { agents: 1 } }
`,
    );
    const { code, text, errors } = await run(['check', '--config', file, '--sandbox-fault', 'trial=limited']);
    expect(code).toBe(1);
    expect(errors).toBe('');
    expect(text).toMatch(/^real +gennia +UNAUTHORIZED +\d+ +\S.*$/m);
    expect(text).toMatch(/^trial +chatsby \(sandbox\) +RATE_LIMITED +\d+ +\S.*$/m);
    expect(text).toContain('\nWarnings:\n  rollcall.yaml:2:41 accounts[0].apiKey: ends with a blank,');
    expect(text.trimEnd().split('\n').at(-1)).toBe('Checked rollcall.yaml: 2 of 2 accounts fail, 1 warning.');
    expect((await run(['check', '--config', file, '--sandbox-fault', 'real=down'])).errors).toContain(
      '--sandbox-fault',
    );
  });

  test('a broken configuration is told as it is at the start, and no account is asked', async () => {
    const asked: unknown[] = [];
    const baseUrl = await vendorAt((request) => asked.push(request.url));
    const file = join(folder, 'broken.yaml');
    writeFileSync(
      file,
      `accounts:
  - { id: real, vendor: gennia, apiKey: key, baseUrl: "${baseUrl}" }
  - { id: other, vendor: gennia, apiKey: "\${file:none}" }
`,
    );
    const { code, text, errors } = await run(['check', '--config', file]);
    expect(code).toBe(1);
    expect(text).toBe('');
    expect(errors).toBe(
      'broken.yaml:3:42 accounts[1].apiKey: none: expected a file, but it is missing, or a link to one that is missing (ENOENT)\n',
    );
    expect(asked).toEqual([]);
  });

  test('no secret is shown, whatever the vendor quotes', async () => {
    const key = 'hush-hush-hush-0123456789';
    const baseUrl = await vendorAt((request, response) => {
      response.writeHead(403, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { message: `no: ${JSON.stringify(request.headers)}`, code: key } }));
    });
    const file = join(folder, 'quoting.yaml');
    const account = (id: string) => `  - { id: ${id}, vendor: chatsby, apiKey: "${key} ", baseUrl: "${baseUrl}" }\n`;
    writeFileSync(file, `accounts:\n${account('a')}${account('b')}`);
    const { code, text, errors } = await run(['check', '--config', file]);
    expect(code).toBe(1);
    expect(text).toContain('FORBIDDEN');
    expect(text).toContain('[redacted]');
    expect(text + errors).not.toContain('hush');
  });

  test('the keys of tokens are asked for, and it is told when they can not be had', async () => {
    const keys = JSON.stringify({ keys: [{ kty: 'EC', crv: 'P-256', kid: 'a', x: 'AA', y: 'AA' }] });
    const jwksUrl = await vendorAt((request, response) =>
      request.url === '/keys' ? response.end(keys) : response.writeHead(503).end(),
    );
    const file = join(folder, 'tokens.yaml');
    const checkWith = (url: string) => {
      const jwt = `{ issuer: "https://login.acme.test/", audience: rollcall, jwksUrl: "${url}" }`;
      const account = '{ id: trial, vendor: chatsby, sandbox: { agents: 1 } }';
      writeFileSync(file, `access:\n  jwt: ${jwt}\naccounts:\n  - ${account}\n`);
      return run(['check', '--config', file]);
    };
    expect((await checkWith(`${jwksUrl}/keys`)).text).toContain('its account answers, no warnings.');
    const { code, text } = await checkWith(`${jwksUrl}/none`);
    expect(code).toBe(0);
    expect(text).toMatch(
      /access\.jwt\.jwksUrl: the issuer's keys can not be had from 127\.0\.0\.1:\d+: it answered 503\n/,
    );
  });

  test('Ctrl+C ends it at once while a vendor is waited for', async () => {
    const vendor = await holdingVendor(folder);
    onTestFinished(() => vendor.close());
    const { exit, output, signalGroup } = startProcess(['check', '--config', vendor.file], { cwd: folder });
    await vendor.called();
    signalGroup('SIGINT');
    expect(await exit).toBe(130);
    expect(output).toEqual({ text: '', errors: '' });
  });

  test('the command rollcall does the same', async () => {
    const command = [process.execPath, join(ROOT, 'bin/rollcall.mjs')] as const;
    const { exit, output } = startProcess(['check', '--help'], { cwd: folder, command });
    expect(await exit).toBe(0);
    expect(output.text).toContain('Usage: npm start -- check [OPTIONS]');
  });
});
