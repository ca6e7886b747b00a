import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { defaultSandboxAccounts } from '../../sandbox/default-accounts.ts';
import { sandboxFlavours } from '../../sandbox/registry.ts';
import { parseCommand } from '../../src/cli/run.ts';
import { loadConfiguration } from '../../src/settings/load.ts';
import { accountSettingsBase, federationSettings, serverSettings } from '../../src/settings/settings.ts';
import { vendors } from '../../src/vendors/index.ts';
import { startCatalog } from '../support/catalog.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/```graphql\n(.*?)```\s*```json\n(.*?)```/gs)].map(([, query, answer]) => ({
  query: query ?? '',
  answer: JSON.parse(answer ?? '') as object,
}));

const needsCatalog = ({ query }: { readonly query: string }) => query.includes('facets');

/** The keys and the kinds of values: of a list, those of its first item. */
function formOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(formOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, formOf(inner)]));
}

describe('the README', () => {
  let api: TestRollcall;
  beforeAll(async () => {
    api = await startRollcall();
  });
  afterAll(() => api.close());

  test('shows queries with the answers that they really get', async () => {
    const plain = examples.filter((example) => !needsCatalog(example));
    expect(plain).toHaveLength(2);
    for (const { query, answer } of plain) expect(await api.run(query)).toEqual(answer);
  });

  test('shows a question to the catalog with an answer of the form that it really gets, whatever day it is', async () => {
    const catalog = await startCatalog();
    onTestFinished(() => catalog.close());
    const asked = examples.filter(needsCatalog);
    expect(asked).toHaveLength(1);
    for (const { query, answer } of asked) expect(formOf(await catalog.run(query))).toEqual(formOf(answer));
  });

  test('shows commands and options that there are', () => {
    const commands = [...readme.matchAll(/(?:npm (?:start|run serve) --|npx rollcall) ([^`#\n]+)/g)].map(
      ([, options]) => (options ?? '').trim().split(/\s+/),
    );
    expect(commands.length).toBeGreaterThan(3);
    for (const options of commands) expect(() => parseCommand(options, Date.parse('2026-01-01'))).not.toThrow();
  });

  test.each(['README.md', 'rollcall.example.yaml'])('%s names every setting', (file) => {
    const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    const settings = [serverSettings, federationSettings, accountSettingsBase].flatMap(({ shape }) =>
      Object.keys(shape),
    );
    expect(settings.length).toBeGreaterThan(10);
    for (const name of [...settings, 'vendor', 'baseUrl']) expect(text).toMatch(new RegExp(`\\b${name}\\b`));
  });

  test('shows configurations that are right', () => {
    const configurations = [...readme.matchAll(/```yaml\n(.*?)```/gs)].map(([, text]) => text ?? '');
    expect(configurations).toHaveLength(3);
    const env = {
      CHATSBY_API_KEY: 'a',
      COMETCHAT_API_KEY: 'b',
      GENNIA_API_KEY: 'c',
      NOVA_API_KEY: 'd',
      AEGRA_TOKEN: 'e',
      MASTRA_TOKEN: 'm',
    };
    const vendorSettings = Object.fromEntries(vendors.map((vendor) => [vendor.key, vendor.accountSettings]));
    for (const text of configurations) {
      expect(() => loadConfiguration({ text, env, vendorSettings, sandboxFlavours })).not.toThrow();
    }
  });

  test('names the accounts of the sandbox', () => {
    for (const { id } of defaultSandboxAccounts) expect(readme).toContain(`\`${id}\``);
  });

  test('names only scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...readme.matchAll(/npm (?:run )?(start|test(?::\w+)?|dev|generate|verify|build|serve)\b/g)].map(
      ([, name]) => name,
    );
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });

  test('names only files that exist', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) => path ?? '');
    for (const path of links) expect(() => readFileSync(new URL(`../../${path}`, import.meta.url))).not.toThrow();
  });
});
