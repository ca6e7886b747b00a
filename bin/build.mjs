// Builds the product: node bin/build.mjs [folder, by default "dist"]. TypeScript first, then the files that are read as
// they are, to the same places beside it.
import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = resolve(process.argv[2] ?? join(root, 'dist'));

const compiler = join(root, 'node_modules/typescript/bin/tsc');
const options = ['-p', join(root, 'tsconfig.build.json'), '--outDir', out];
const { status } = spawnSync(process.execPath, [compiler, ...options], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

for (const folder of ['src/explorer/tabs']) cpSync(join(root, folder), join(out, folder), { recursive: true });
