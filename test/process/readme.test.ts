import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/```graphql\n(.*?)```\s*```json\n(.*?)```/gs)].map(([, query, answer]) => ({
  query: query ?? '',
  answer: JSON.parse(answer ?? '') as object,
}));

describe('the README', () => {
  let api: TestRollcall;
  beforeAll(async () => {
    api = await startRollcall();
  });
  afterAll(() => api.close());

  test('shows queries with the answers that they really get', async () => {
    expect(examples).toHaveLength(2);
    for (const { query, answer } of examples) expect(await api.run(query)).toEqual(answer);
  });

  test('names only scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...readme.matchAll(/npm (?:run )?(start|test(?::\w+)?|dev|generate|verify|build)\b/g)].map(
      ([, name]) => name,
    );
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });

  test('names only files that exist', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) => path ?? '');
    for (const path of links) expect(() => readFileSync(new URL(`../../${path}`, import.meta.url))).not.toThrow();
  });
});
