import { readFileSync } from 'node:fs';
import { composeServices } from '@apollo/composition';
import { composeServices as composeOldest } from '@apollo/composition-2.0';
import { graphql, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { ANONYMOUS } from '../../src/access/caller.ts';
import { createSubgraphSchema } from '../../src/graphql/federation/subgraph-schema.ts';
import { scopesOfFields } from '../../src/graphql/scopes/required-scopes.ts';
import { vendors } from '../../src/vendors/index.ts';

const VERSIONS = Array.from({ length: 13 }, (_, minor) => `2.${minor}`);
const SAYING = VERSIONS.slice(5);

/** What gateways compose with: the schema that the subgraph gives out. */
async function sdlOf(version: string | undefined, prefix = ''): Promise<string> {
  const schema = createSubgraphSchema(vendors, { version, prefix });
  const { data, errors } = await graphql({
    schema,
    source: '{ _service { sdl } }',
    contextValue: { caller: ANONYMOUS },
  });
  expect(errors).toBeUndefined();
  return (data as unknown as { _service: { sdl: string } })._service.sdl;
}

describe('the subgraph', () => {
  test('says nothing of scopes unless a version is configured, and composes with the oldest composition', async () => {
    const sdl = await sdlOf(undefined);
    expect(sdl).not.toMatch(/requiresScopes|authenticated|Scope\b/);
    const { errors } = composeOldest([{ name: 'rollcall', url: 'http://rollcall', typeDefs: parse(sdl) }] as never);
    expect(errors).toBeUndefined();
  });

  test('is by default the one in schema/', async () => {
    const committed = readFileSync(new URL('../../schema/subgraph.graphql', import.meta.url), 'utf8');
    const names = (sdl: string) =>
      parse(sdl).definitions.flatMap((node) => ('name' in node && node.name ? [node.name.value] : []));
    expect(new Set(names(await sdlOf(undefined)))).toEqual(new Set(names(committed)));
  });

  test.each(VERSIONS)('in version %s composes', async (version) => {
    const sdl = await sdlOf(version);
    const { errors } = composeServices([{ name: 'rollcall', url: 'http://rollcall', typeDefs: parse(sdl) }]);
    expect(errors).toBeUndefined();
  });

  test.each(SAYING)(
    'in version %s says what the plain schema says of scopes, in the supergraph too',
    async (version) => {
      const plain = readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8');
      const expected = [...scopesOfFields(parse(plain))].filter(([field]) => !/^Query\.nodes?$/.test(field));
      const sdl = await sdlOf(version);
      expect([...scopesOfFields(parse(sdl))]).toEqual(expected);
      const { supergraphSdl = '' } = composeServices([
        { name: 'rollcall', url: 'http://rollcall', typeDefs: parse(sdl) },
      ]);
      const composed = scopesOfFields(parse(supergraphSdl));
      for (const [field, scopes] of expected) expect(composed.get(field), field).toEqual(scopes);
      expect(supergraphSdl).toMatch(/type Agent[^{]*@authenticated/);
    },
  );

  test('says it under a prefix, too', async () => {
    const sdl = await sdlOf('2.5', 'Rollcall');
    expect(scopesOfFields(parse(sdl)).get('RollcallAgent.raw')).toEqual([['agents:raw']]);
    expect(scopesOfFields(parse(sdl)).get('Query.rollcallAgents')).toEqual([['agents:read']]);
    const { errors } = composeServices([{ name: 'rollcall', url: 'http://rollcall', typeDefs: parse(sdl) }]);
    expect(errors).toBeUndefined();
  });
});
