/**
 * @module `npm run generate`: writes what follows from the contracts into `schema/`. With `--check` it writes nothing and
 * fails when a file is not what it would write.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { SCHEMA_FOLDER, schemaFiles } from './contract/sdl/files.ts';
import { vendors } from './vendors/index.ts';

const isCheck = process.argv.includes('--check');
const files = schemaFiles(vendors);
const stale: string[] = [];

mkdirSync(new URL('vendors/', SCHEMA_FOLDER), { recursive: true });
for (const [path, content] of files) {
  const url = new URL(path, SCHEMA_FOLDER);
  if (existsSync(url) && readFileSync(url, 'utf8') === content) continue;
  stale.push(path);
  if (!isCheck) writeFileSync(url, content);
}
for (const name of readdirSync(new URL('vendors/', SCHEMA_FOLDER))) {
  const path = `vendors/${name}`;
  if (files.has(path)) continue;
  stale.push(path);
  if (!isCheck) rmSync(new URL(path, SCHEMA_FOLDER));
}

if (stale.length > 0) {
  const list = stale.map((path) => `schema/${path}`).join(', ');
  console.log(isCheck ? `Not fresh: ${list}. Run "npm run generate" and commit.` : `Written: ${list}`);
}
process.exitCode = isCheck && stale.length > 0 ? 1 : 0;
