import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { vendors } from '../../src/vendors/index.ts';

const ROOT = new URL('../../', import.meta.url);
const VENDOR_FOLDER_FILES = ['client.ts', 'contract.ts', 'index.ts', 'mapping.ts', 'planner.ts', 'settings.ts'];

/** Our own sources: what people write. */
const sources = readdirSync(new URL('src/', ROOT), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('generated/'))
  .map((path) => ({ path: `src/${path}`, text: readFileSync(new URL(`src/${path}`, ROOT), 'utf8') }));

function read(path: string): { path: string; text: string } {
  return { path, text: readFileSync(new URL(path, ROOT), 'utf8') };
}

/** Lines of the sources outside of the vendors' folders that match, as `file:line text`. */
function linesLike(pattern: RegExp): string[] {
  return sources
    .filter(({ path }) => !path.startsWith('src/vendors/'))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
    );
}

describe('the house rules', () => {
  test('every vendor is one folder with the same six files', () => {
    const folders = readdirSync(new URL('src/vendors/', ROOT), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'kit')
      .map(({ name }) => name);
    expect(folders.sort()).toEqual(vendors.map(({ key }) => key).sort());
    for (const folder of folders) {
      expect(readdirSync(new URL(`src/vendors/${folder}/`, ROOT))).toEqual(expect.arrayContaining(VENDOR_FOLDER_FILES));
    }
  });

  test('no code outside of the vendors asks which vendor it has', () => {
    const keys = vendors.flatMap(({ key, name, label }) => [key, name, label]).join('|');
    expect(linesLike(new RegExp(`(['"\`])(${keys})\\1`, 'i'))).toEqual([]);
    expect(linesLike(/\bvendor(\.(key|name|label|inputMember))? *[!=]==? *['"`]/)).toEqual([]);
    expect(linesLike(/switch \([^)]*\bvendor\b/i)).toEqual([]);
    expect(linesLike(/from '.*vendors\/[a-z]+\/.*'/)).toEqual([]);
  });

  test('no vendor is named outside of its folder, the registry and the documents for people', () => {
    const names = vendors.flatMap(({ key, name, label }) => [key, name, label.replace(/ \(.*/, '')]);
    const word = new RegExp(`(?<![A-Za-z])(${names.join('|')})(?![a-z])`, 'i');
    const own = new RegExp(`^src/vendors/(${vendors.map(({ key }) => key).join('|')})/|^src/vendors/index\\.ts$`);
    const written = [
      ...sources.filter(({ path }) => !own.test(path)),
      ...readdirSync(new URL('src/explorer/tabs/', ROOT)).map((file) => read(`src/explorer/tabs/${file}`)),
      ...['schema/core.graphql', 'schema/mutations.graphql', 'src/rollcall.ts'].map(read),
    ];
    const lines = written.flatMap(({ path, text }) => text.split('\n').map((line) => `${path}: ${line.trim()}`));
    expect(lines.filter((line) => word.test(line))).toEqual([]);
  });

  test('no source file is longer than 400 lines', () => {
    expect(sources.length).toBeGreaterThan(100);
    const long = sources.map(({ path, text }) => ({ path, lines: text.split('\n').length }));
    expect(long.filter(({ lines }) => lines > 400)).toEqual([]);
  });

  test("tests that run concurrently end by their own context: a hook of the file could be another one's", () => {
    const files = readdirSync(new URL('test/', ROOT), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.test.ts'))
      .map((path) => read(`test/${path}`));
    const concurrent = files.filter(({ text }) => /\b(describe|test)\.concurrent\b/.test(text));
    expect(concurrent).not.toEqual([]);
    const ofTheFile = concurrent.filter(({ text }) =>
      /import \{[^}]*\bonTest(Finished|Failed)\b[^}]*\} from 'vitest'/.test(text),
    );
    expect(ofTheFile.map(({ path }) => path)).toEqual([]);
  });

  test('nothing but the server itself knows of GraphQL and HTTP servers', () => {
    const forbidden: Record<string, RegExp> = {
      'src/core/': /from '(graphql|graphql-yoga|undici|node:http)'/,
      'src/agents/': /from '(graphql|graphql-yoga|undici|node:http)'/,
      'src/accounts/': /from '(graphql|graphql-yoga|undici|node:http)'/,
      'src/vendors/': /from '(graphql|graphql-yoga)'/,
    };
    const wrong = Object.entries(forbidden).flatMap(([folder, pattern]) =>
      sources
        .filter(({ path }) => path.startsWith(folder))
        .flatMap(({ path, text }) =>
          text
            .split('\n')
            .filter((line) => pattern.test(line))
            .map((line) => `${path}: ${line}`),
        ),
    );
    expect(wrong).toEqual([]);
  });

  test('imports go one way, from what is served down to the words that all share', () => {
    const mayImport: Record<string, readonly string[]> = {
      core: [],
      store: ['core'],
      replicas: ['core', 'access', 'agents', 'store'],
      access: ['core', 'http'],
      docs: ['core'],
      settings: ['core', 'access', 'language-models'],
      contract: ['core'],
      'language-models': ['core'],
      http: ['core'],
      vendors: ['core', 'settings', 'contract', 'language-models', 'http'],
      accounts: ['core', 'settings', 'contract', 'vendors'],
      agents: ['core', 'contract', 'vendors', 'accounts'],
      catalog: ['core', 'contract', 'vendors', 'accounts', 'agents', 'store', 'logger.ts'],
      explorer: ['core', 'contract', 'vendors', 'accounts', 'agents'],
      graphql: [
        'core',
        'access',
        'contract',
        'language-models',
        'vendors',
        'accounts',
        'agents',
        'catalog',
        'explorer',
        'generated',
        'logger.ts',
      ],
      cli: ['core', 'access', 'contract', 'settings', 'store', 'vendors', 'accounts', 'server', 'logger.ts'],
      telemetry: ['core', 'http', 'vendors', 'accounts', 'agents', 'graphql', 'logger.ts'],
      server: [
        'core',
        'access',
        'language-models',
        'settings',
        'store',
        'vendors',
        'accounts',
        'agents',
        'replicas',
        'graphql',
        'telemetry',
        'logger.ts',
        'rollcall.ts',
      ],
    };
    const broken = sources.flatMap(({ path, text }) => {
      const folder = path.split('/')[1] ?? '';
      const allowed = mayImport[folder];
      if (allowed === undefined) return [];
      const imports = [...text.matchAll(/from '(\.[^']*)'/g)]
        .filter(([, to = '']) => !to.includes('/sandbox/'))
        .map(([, specifier = '']) => folderOf(path, specifier));
      return imports.filter((name) => name !== folder && !allowed.includes(name)).map((name) => `${path} -> ${name}`);
    });
    expect(broken).toEqual([]);
    const known = new Set([...Object.keys(mayImport), 'generated']);
    const folders = sources.map(({ path }) => path.split('/')).filter((parts) => parts.length > 2);
    expect(folders.filter(([, folder = '']) => !known.has(folder))).toEqual([]);
  });

  test('the product loads the sandbox only when an account asks for it', () => {
    const statically = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/^(?!export type|import type).*from '(?:\.\.\/)+sandbox\/.*'/gm)].map(
        ([line]) => `${path}: ${line}`,
      ),
    );
    expect(statically).toEqual([]);
    const lazily = sources.filter(({ text }) => /import\('(?:\.\.\/)+sandbox\//.test(text)).map(({ path }) => path);
    expect(lazily).toEqual(['src/server/load-sandbox.ts']);
  });
});

/** The folder of `src/` that an import leads to. */
function folderOf(path: string, specifier: string): string {
  const [, target = ''] = new URL(specifier, `file:///${path}`).pathname.split('/src/');
  return target.includes('/') ? (target.split('/')[0] ?? '') : target;
}
