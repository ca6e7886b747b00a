import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ask, emptyFolder, startProcess, until } from './rollcall-process.ts';

const folder = emptyFolder();

const accounts = 'accounts: [{ id: trial, vendor: chatsby, sandbox: { agents: 1 } }]\n';

function configure(name: string, store: string): string {
  const file = join(folder, name);
  writeFileSync(file, `server: { port: 0 }\nstore: ${store}\n${accounts}`);
  return file;
}

async function run(args: readonly string[]) {
  const { exit, output } = startProcess(args, { cwd: folder });
  return { code: await exit, ...output };
}

describe('store migrate', () => {
  test('makes what a start with migrate: MANUAL asks for, and check says before and after how it is', async () => {
    const file = configure('manual.yaml', '{ path: manual.db, migrate: MANUAL }');
    const before = await run(['check', '--config', file]);
    expect(before.code).toBe(1);
    expect(before.text).toMatch(
      /^The store answers and lacks \S.*: "rollcall store migrate" makes what is missing\.$/m,
    );
    expect(existsSync(join(folder, 'manual.db'))).toBe(false);
    const refused = await run(['--config', file]);
    expect(refused.code).toBe(1);
    expect(refused.errors).toMatch(/^The store lacks \S.*, and store\.migrate is MANUAL: .*\n$/);

    const made = await run(['store', 'migrate', '--config', file]);
    expect(made).toMatchObject({ code: 0, errors: '' });
    expect(made.text).toMatch(/^The store is up to date\. Made now:\n( {2}\d{4}-[\w-]+\n)+$/);
    expect((await run(['store', 'migrate', '--config', file])).text).toBe(
      'The store is up to date: nothing was to be done.\n',
    );
    const after = await run(['check', '--config', file]);
    expect(after.code).toBe(0);
    expect(after.text).toMatch(/^The store answers and is up to date\.$/m);

    const { child, exit, url } = startProcess(['--config', file], { cwd: folder });
    expect(await ask(await url(), '{ accounts { id } }')).toEqual({ data: { accounts: [{ id: 'trial' }] } });
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  test('without a store in the configuration, or for a store that does not answer, is a mistake told in a sentence', async () => {
    const none = join(folder, 'none.yaml');
    writeFileSync(none, accounts);
    expect(await run(['store', 'migrate', '--config', none])).toMatchObject({
      code: 1,
      errors: 'store migrate: expected a configuration with a store.\n',
    });
    writeFileSync(join(folder, 'url'), 'postgres://rollcall:s3cret@127.0.0.1:1/d\n');
    const file = configure('down.yaml', '{ url: "$' + '{file:url}" }');
    for (const args of [['store', 'migrate'], ['check'], []]) {
      const { code, text, errors } = await run([...args, '--config', file]);
      expect(code).toBe(1);
      expect(text + errors).toMatch(/^The store can not be opened: connect ECONNREFUSED 127\.0\.0\.1:1\.$/m);
      expect(text + errors).not.toContain('s3cret');
    }
  });
});

describe('a reload', () => {
  test('changes over to another store, and keeps the one before when the other can not be opened', async () => {
    const file = configure('reload.yaml', '{ path: first.db }');
    const { child, exit, output, url } = startProcess(['--config', file], { cwd: folder, env: { LOG_LEVEL: 'info' } });
    const address = await url();
    configure('reload.yaml', '{ url: "postgres://rollcall:s3cret@127.0.0.1:1/d" }');
    child.kill('SIGHUP');
    await until(() => output.errors.includes('configuration not reloaded') || undefined);
    expect(output.errors).toContain('The store can not be opened: connect ECONNREFUSED 127.0.0.1:1.');
    expect(existsSync(join(folder, 'first.db-wal'))).toBe(true);
    configure('reload.yaml', '{ path: second.db }');
    child.kill('SIGHUP');
    // SQLite takes its own files away when the last connection is closed.
    await until(() => !existsSync(join(folder, 'first.db-wal')) || undefined);
    expect(existsSync(join(folder, 'second.db-wal'))).toBe(true);
    expect(await ask(address, '{ accounts { id } }')).toEqual({ data: { accounts: [{ id: 'trial' }] } });
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    expect(existsSync(join(folder, 'second.db-wal'))).toBe(false);
    expect(output.errors).not.toContain('s3cret');
  });
});
