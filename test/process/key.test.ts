import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, startProcess } from './rollcall-process.ts';

const folder = emptyFolder();

test('a key that was made lets its caller in once its lines are in the file, and nobody else', async () => {
  const made = startProcess(['key', 'new', '--name', 'dashboard', '--scope', 'agents:read'], { cwd: folder });
  expect(await made.exit).toBe(0);
  expect(made.output.errors).toBe('');
  expect(readdirSync(folder)).toEqual([]);
  const [key = ''] = /rollcall_[\w-]+/.exec(made.output.text) ?? [];
  const [access = ''] = /^access:\n(?: .*\n)+/m.exec(made.output.text) ?? [];
  const accounts = 'accounts: [{ id: trial, vendor: chatsby, sandbox: { agents: 1 } }]\n';
  writeFileSync(join(folder, 'rollcall.yaml'), `server: { port: 0 }\n${access}${accounts}`);
  const { url } = startProcess([], { cwd: folder });
  const address = await url();
  const ask = (headers: Record<string, string>) => fetch(`${address}?query={accounts{id}}`, { headers });
  const answer = await ask({ authorization: `Bearer ${key}` });
  expect(await answer.json()).toEqual({ data: { accounts: [{ id: 'trial' }] } });
  expect((await ask({ 'x-api-key': key })).status).toBe(200);
  expect((await ask({})).status).toBe(401);
  expect((await ask({ authorization: `Bearer ${key}x` })).status).toBe(401);
});
