import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { describe, expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url);

/** Dependencies that no file of `src/` imports, each with the reason why it is one all the same. */
const NEEDED_OTHERWISE: ReadonlyMap<string, string> = new Map([]);

/** The packages that a manifest names under one key. */
function packagesOf(manifest: string, key: 'dependencies' | 'devDependencies'): string[] {
  const content = JSON.parse(readFileSync(new URL(manifest, ROOT), 'utf8')) as Record<string, object | undefined>;
  return Object.keys(content[key] ?? {});
}

/** The packages that the code of a folder imports, and where. */
function importsOf(folder: string): { path: string; name: string }[] {
  return readdirSync(new URL(`${folder}/`, ROOT), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.m?[jt]s$/.test(path))
    .flatMap((path) => {
      const text = readFileSync(new URL(`${folder}/${path}`, ROOT), 'utf8');
      const specifiers = [
        ...text.matchAll(/^(?:import|export)\b(?:[^;'"]*\bfrom)? '([^']+)'/gm),
        ...text.matchAll(/\bimport\('([^']+)'\)/g),
      ].map(([, specifier = '']) => specifier);
      return specifiers.filter(isBare).map((specifier) => ({ path: `${folder}/${path}`, name: packageOf(specifier) }));
    });
}

function isBare(specifier: string): boolean {
  return !/^[.#/]/.test(specifier) && !isBuiltin(specifier);
}

/** `@scope/name/part` is of the package `@scope/name`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function missing(folder: string, known: readonly string[]): string[] {
  return importsOf(folder)
    .filter(({ name }) => !known.includes(name))
    .map(({ path, name }) => `${path} imports ${name}`);
}

describe('what is installed', () => {
  const dependencies = packagesOf('package.json', 'dependencies');

  test('is a dependency when src/ imports it, and none only of development', () => {
    expect(importsOf('src').length).toBeGreaterThan(50);
    expect(missing('src', dependencies)).toEqual([]);
    expect(missing('bin', dependencies)).toEqual([]);
    expect(packagesOf('package.json', 'devDependencies').filter((name) => dependencies.includes(name))).toEqual([]);
  });

  test('is a dependency only when src/ imports it, or for a reason that is written down', () => {
    const used = new Set(importsOf('src').map(({ name }) => name));
    expect(dependencies.filter((name) => !used.has(name))).toEqual([...NEEDED_OTHERWISE.keys()]);
  });

  test('is a dependency of the sandbox when sandbox/ imports it, and only then', () => {
    const used = new Set(importsOf('sandbox').map(({ name }) => name));
    expect([...used].toSorted()).toEqual(packagesOf('sandbox/package.json', 'dependencies').toSorted());
  });

  test('is of one version where src/ and sandbox/ share it: contracts of one are read by the other', () => {
    const versions = (manifest: string) =>
      (JSON.parse(readFileSync(new URL(manifest, ROOT), 'utf8')) as { dependencies: Record<string, string> })
        .dependencies;
    const ours = versions('package.json');
    const shared = Object.entries(versions('sandbox/package.json')).filter(([name]) => Object.hasOwn(ours, name));
    expect(shared.map(([name]) => name)).toEqual(['zod']);
    for (const [name, version] of shared) expect(version, name).toBe(ours[name]);
  });

  test('is written in the lock files without the address of a registry', () => {
    for (const file of ['package-lock.json', 'bench/peers/package-lock.json']) {
      const lock = readFileSync(new URL(file, ROOT), 'utf8');
      expect(lock.match(/"resolved": "https?:/g) ?? [], file).toEqual([]);
    }
  });
});
