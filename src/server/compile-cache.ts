// An older Node has not all of it by name, and is to get as far as what says so.
import module from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Has Node keep the code that it has compiled, TypeScript without its types included, and take it at the next start: half of
 * what a start costs. Entries are of one file in one state, and of one version of Node. The folder is one that nobody
 * writes to who could not change the code itself; where this process may not write, what is there is used, and nothing else
 * happens. `NODE_COMPILE_CACHE` names another folder, `NODE_DISABLE_COMPILE_CACHE=1` turns it off.
 */
export function cacheCompiledCode(): void {
  const manifest = module.findPackageJSON(import.meta.url);
  if (manifest === undefined) return;
  module.enableCompileCache({ directory: join(dirname(manifest), 'node_modules/.cache/rollcall'), portable: true });
}
