// Fills the cache of compiled code: starts what was built, asks it once, and ends it in order. node bin/warm.mjs
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = mkdtempSync(join(tmpdir(), 'rollcall-warm-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const configuration = join(folder, 'rollcall.yaml');
// Nobody listens there: how an account fails is compiled as well.
writeFileSync(
  configuration,
  JSON.stringify({
    server: { port: 0 },
    accounts: [{ id: 'none', vendor: 'chatsby', apiKey: 'none', baseUrl: 'http://127.0.0.1:9' }],
  }),
);

const main = fileURLToPath(new URL('../dist/src/main.js', import.meta.url));
const child = spawn(process.execPath, ['--max-semi-space-size=16', main, '--config', configuration], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
child.once('close', (code) => {
  process.exitCode = code ?? 1;
});
let output = '';
for await (const chunk of child.stdout) {
  output += chunk;
  const url = /http:\/\/\S+\/graphql/.exec(output)?.[0];
  if (url === undefined) continue;
  const body = JSON.stringify({ query: '{ agents(first: 1) { nodes { id name } failures { code } } }' });
  await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  child.kill('SIGTERM');
  break;
}
