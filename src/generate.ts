/**
 * @module `npm run generate`: writes what follows from the contracts into `schema/` and `src/generated/`, and from the
 * tables of error codes and of faults into `docs/errors.md` and `docs/reliability.md`. With `--check` it writes nothing and fails
 * when a file is not what it would write.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { SCHEMA_FOLDER, schemaFiles } from './contract/sdl/files.ts';
import { filterFieldsFile } from './contract/sdl/filter-fields-file.ts';
import { wireNamesFile } from './contract/sdl/wire-names.ts';
import { errorsPage } from './docs/errors-page.ts';
import { reliabilityPage } from './docs/reliability-page.ts';
import { vendors } from './vendors/index.ts';

const isCheck = process.argv.includes('--check');
const ROOT = new URL('../', SCHEMA_FOLDER);
const ERRORS_PAGE = 'docs/errors.md';
const RELIABILITY_PAGE = 'docs/reliability.md';
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');
const files = new Map([
  ...[...schemaFiles(vendors)].map(([path, content]): [string, string] => [`schema/${path}`, content]),
  ['src/generated/filter-fields.ts', filterFieldsFile(vendors)],
  ['src/generated/wire-names.ts', wireNamesFile(vendors)],
  [ERRORS_PAGE, errorsPage(read(ERRORS_PAGE))],
  [RELIABILITY_PAGE, reliabilityPage(read(RELIABILITY_PAGE))],
]);
const stale: string[] = [];

mkdirSync(new URL('vendors/', SCHEMA_FOLDER), { recursive: true });
for (const [path, content] of files) {
  const url = new URL(path, ROOT);
  if (existsSync(url) && readFileSync(url, 'utf8') === content) continue;
  stale.push(path);
  if (!isCheck) writeFileSync(url, content);
}
for (const name of readdirSync(new URL('vendors/', SCHEMA_FOLDER))) {
  const path = `schema/vendors/${name}`;
  if (files.has(path)) continue;
  stale.push(path);
  if (!isCheck) rmSync(new URL(path, ROOT));
}

if (stale.length > 0) {
  const list = stale.join(', ');
  console.log(isCheck ? `Not fresh: ${list}. Run "npm run generate" and commit.` : `Written: ${list}`);
}
process.exitCode = isCheck && stale.length > 0 ? 1 : 0;
