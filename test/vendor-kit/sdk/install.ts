/** @module Installs official SDKs, each into a folder of its own below `.cache`. */
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installOnce, runStep } from '../../real/servers/install.ts';
import { cacheDir } from '../../real/servers/paths.ts';
import { installPackages } from '../../real/servers/python.ts';

/**
 * Copies a folder with `package.json` and `package-lock.json` and installs what they say.
 *
 * @returns the copy, with `node_modules`
 */
export async function installNpmSdk(folder: string, name: string): Promise<string> {
  const target = join(cacheDir, name);
  const files = readdirSync(folder);
  const recipe = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  await installOnce(target, recipe, join(target, 'node_modules/.package-lock.json'), async () => {
    for (const file of files) copyFileSync(join(folder, file), join(target, file));
    await runStep(`${name}-install`, 'npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], target);
  });
  return target;
}

/**
 * Installs what a `requirements.txt` pins.
 *
 * @returns the path of a Python that has it
 */
export async function installPythonSdk(requirements: string, name: string): Promise<string> {
  const packages = readFileSync(requirements, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return installPackages(name, join(cacheDir, name), packages);
}
