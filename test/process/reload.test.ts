import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ask, emptyFolder, holdingVendor, MAIN, startProcess, until } from './rollcall-process.ts';

const QUERY = '{ agents { nodes { id } failures { code } } }';
const ANSWER = { data: { agents: { nodes: [], failures: [] } } };
const LABELS = '{ accounts { label } }';

const folder = emptyFolder();
let vendor: Awaited<ReturnType<typeof holdingVendor>>;
let file: string;
let count = 0;
beforeEach(async () => {
  vendor = await holdingVendor(folder);
  file = join(folder, `reload-${count++}.yaml`);
  write('At first');
});
afterEach(() => vendor.close());

/** The account of the vendor under this label. */
function write(label: string): void {
  const account = `{ id: support, label: ${label}, vendor: chatsby, apiKey: key, baseUrl: "${vendor.baseUrl}" }`;
  writeFileSync(file, `server: { port: 0 }\naccounts:\n  - ${account}\n`);
}

/** The log as this file reads it. */
const env = { LOG_LEVEL: 'info', LOG_FORMAT: 'json' };

const start = (command?: readonly [string, ...string[]], ...more: string[]) =>
  startProcess(['--config', file, ...more], { cwd: folder, env, ...(command === undefined ? {} : { command }) });

/** The lines of the log with this message, once there are so many. */
const logged = (output: { readonly errors: string }, message: string, times = 1) =>
  until(() => {
    const lines = output.errors.split('\n').filter((line) => line.includes(`"${message}`));
    return lines.length < times ? undefined : lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  });

const labelsAre = (url: string, label: string) =>
  until(async () => (JSON.stringify(await ask(url, LABELS)).includes(`"${label}"`) ? true : undefined));

describe('SIGHUP', () => {
  test('has the file read again: what is under way ends as it began, what comes next is answered anew', async () => {
    const { child, output, exit, url } = start();
    const address = await url();
    const answer = ask(address, QUERY);
    await vendor.called();
    write('Behind it');
    child.kill('SIGHUP');
    const [line] = await logged(output, 'configuration reloaded');
    expect(line).toMatchObject({ accounts: 1, changed: ['support'], added: [], removed: [], sections: [] });
    expect(await ask(address, LABELS)).toEqual({ data: { accounts: [{ label: 'Behind it' }] } });
    vendor.answer();
    expect(await answer).toEqual(ANSWER);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  test('with a file that is wrong changes nothing, and the log says where it is', async () => {
    const { child, output, exit, url } = start();
    const address = await url();
    writeFileSync(file, 'accounts:\n  - { id: support, vendor: nobody }\n');
    child.kill('SIGHUP');
    const [line] = await logged(output, 'configuration not reloaded');
    expect(line).toMatchObject({ problems: [expect.stringMatching(/reload-\d+\.yaml:2:\d+ accounts\[0\]\.vendor: /)] });
    expect(await ask(address, LABELS)).toEqual({ data: { accounts: [{ label: 'At first' }] } });
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  test('ten times in a row ends nothing, and the last one counts', async () => {
    const { child, exit, url } = start();
    const address = await url();
    for (let index = 0; index < 10; index++) {
      write(`Number ${index}`);
      child.kill('SIGHUP');
    }
    await labelsAre(address, 'Number 9');
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  test('while it still starts does not end it, and is heard afterwards', async () => {
    const atOnce = `
      const timer = setInterval(() => {
        if (process.listenerCount('SIGHUP') === 0) return;
        clearInterval(timer);
        process.kill(process.pid, 'SIGHUP');
      }, 1);`;
    const options = [
      '--disable-warning=ExperimentalWarning',
      '--import',
      `data:text/javascript,${encodeURIComponent(atOnce)}`,
    ];
    const { child, output, exit, url } = start([process.execPath, ...options, MAIN]);
    await url();
    await logged(output, 'configuration reloaded');
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  test('while it stops changes nothing: what is under way is answered, then all ends', async () => {
    const { child, output, exit, url } = start();
    const address = await url();
    const answer = ask(address, QUERY);
    await vendor.called();
    child.kill('SIGTERM');
    await until(() =>
      fetch(address, { method: 'HEAD' }).then(
        () => undefined,
        () => true,
      ),
    );
    child.kill('SIGHUP');
    vendor.answer();
    expect(await answer).toEqual(ANSWER);
    expect(await exit).toBe(0);
    expect(output.errors).not.toContain('reloaded');
  });

  test('without a configuration file says that there is nothing to read', async () => {
    const { child, output, exit, url } = startProcess([], { cwd: folder, env });
    await url();
    child.kill('SIGHUP');
    await logged(output, 'nothing to reload');
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });
});

describe('--watch-config', () => {
  test('has the file read again when it has changed, and only then', async () => {
    const { child, output, exit, url } = start(undefined, '--watch-config');
    const address = await url();
    write('Watched');
    await labelsAre(address, 'Watched');
    writeFileSync(file, 'accounts: []');
    await logged(output, 'configuration not reloaded');
    write('Watched again');
    await labelsAre(address, 'Watched again');
    expect(await logged(output, 'configuration reloaded', 2)).toHaveLength(2);
    expect(await logged(output, 'configuration not reloaded')).toHaveLength(1);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  test('without a file to watch is a mistake', async () => {
    const { output, exit } = startProcess(['--watch-config'], { cwd: folder });
    expect(await exit).toBe(1);
    expect(output.errors).toBe('--watch-config: expected a configuration file to watch, but there is none\n');
  });
});
