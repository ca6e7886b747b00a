import { afterEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { aegra } from '../../src/vendors/aegra/index.ts';

let sandbox: Sandbox | undefined;

afterEach(() => sandbox?.close());

async function info(): Promise<unknown> {
  const { baseUrl } = sandbox?.servers.get('aegra') ?? {};
  return (await fetch(`${baseUrl}/info`)).json();
}

test('the sandbox plays the newest Aegra unless asked otherwise', async () => {
  sandbox = await startSandbox([aegra], 6);
  expect(await info()).toMatchObject({ name: 'Aegra', version: '0.11.0' });
});

test('the sandbox plays the server that is asked for', async () => {
  sandbox = await startSandbox([aegra], 6, { aegra: 'aegra-0.10' });
  expect(await info()).toMatchObject({ name: 'Aegra', version: '0.10.4' });
});

test('the sandbox can not play what nobody knows', async () => {
  await expect(startSandbox([aegra], 6, { aegra: 'constructor' })).rejects.toThrow(
    /^expected one of aegra, aegra-0\.10.*, not "constructor"$/,
  );
});
