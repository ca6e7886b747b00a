/** @module What an update leaves alone, whatever the vendor holds. */

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sandboxedVendor } from '../../sandbox/registry.ts';
import { Lifecycle } from '../../src/agents/lifecycle/lifecycle.ts';
import { unifiedPaths } from '../../src/contract/unified-places.ts';
import { withoutNulls } from '../../src/contract/without-nulls.ts';
import { isContainer, isObject, type JsonObject, mapValues, merge, valueAt } from '../../src/core/json.ts';
import { parseJson } from '../../src/core/parse-json.ts';
import { bodyOf } from '../../src/vendors/bodies.ts';
import { vendors } from '../../src/vendors/index.ts';
import { documents } from '../support/drawn-document.ts';
import { Site } from '../support/site.ts';

/** A change of one thing: what is given, and the wire path of where it goes. */
interface Change {
  readonly unified: JsonObject;
  readonly extension?: JsonObject;
  readonly path: readonly string[];
}

const UNIFIED: JsonObject = {
  name: 'Another',
  description: 'Another',
  instructions: 'Be another.',
  model: 'gpt-4o',
  temperature: 0.25,
  avatarUrl: 'https://example.com/another.png',
  tags: ['another'],
};

/** Of what is written whole, one thing in each. */
const NESTED: Readonly<Record<string, readonly Change[]>> = {
  aegra: [{ unified: {}, extension: { aegra: { metadata: { reviewed: true } } }, path: ['metadata', 'reviewed'] }],
  cometchat: [
    {
      unified: {},
      extension: { cometChat: { metaData: { greetingMessage: 'Good day' } } },
      path: ['metaData', 'greetingMessage'],
    },
  ],
  nova: [
    { unified: {}, extension: { nova: { backgroundSound: { volume: 0.25 } } }, path: ['background_sound', 'volume'] },
    { unified: {}, extension: { nova: { vadConfig: { sampleRate: 8000 } } }, path: ['vad_config', 'sample_rate'] },
    {
      unified: {},
      extension: { nova: { transcriberConfig: { language: 'de' } } },
      path: ['transcriber_config', 'language'],
    },
  ],
};

/** What makes it an agent that can be changed. The free-form JSON of an assistant is of no other type on any server. */
const SOUND: Readonly<Record<string, (drawn: JsonObject) => JsonObject>> = {
  aegra: ({ config, context, metadata, user_id: _, ...rest }) => ({
    ...rest,
    graph_id: 'agent',
    name: 'Held',
    config: isObject(config) ? config : {},
    context: isObject(context) ? context : {},
    metadata: isObject(metadata) ? metadata : null,
  }),
  cometchat: ({ deletedAt: _, ...rest }) => rest,
  nova: ({ llm_config, ...rest }) => ({
    ...rest,
    llm_config: isObject(llm_config) ? { ...llm_config, provider: 'openai', model: 'held' } : llm_config,
  }),
};

const settings = vendors.flatMap((vendor) =>
  (sandboxedVendor(vendor.key).flavours ?? [undefined]).map((flavour) => ({
    vendor,
    flavour,
    key: flavour ?? vendor.key,
  })),
);

/** A document with the same text for the same content. */
function written(value: unknown): string {
  const sorted = (item: unknown): unknown => {
    if (!isContainer(item)) return item;
    const inner = Array.isArray(item)
      ? item
      : Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    return mapValues(inner, sorted);
  };
  return JSON.stringify(sorted(value));
}

describe.each(settings)('an update at $key', ({ vendor, flavour }) => {
  const { contract } = vendor;
  const changes: Change[] = [
    ...[...unifiedPaths(bodyOf(contract, 'updateAgent'))].map(([name, path]) => ({
      unified: { [name]: UNIFIED[name] },
      path,
    })),
    ...(NESTED[vendor.key] ?? []),
  ];
  let site: Site;
  beforeAll(async () => {
    site = await Site.open(vendor, flavour);
  });
  afterAll(() => site.close());

  const held = documents(contract.agent).map((drawn) => SOUND[vendor.key]?.(drawn) ?? drawn);

  test('changes that field alone, of whatever the vendor holds', async () => {
    let [asked, sent] = [0, 0];
    await fc.assert(
      fc.asyncProperty(held, fc.constantFrom(...changes), async (document, { unified, extension, path }) => {
        site.hold(document);
        const { userErrors } = await new Lifecycle().update(
          { account: site.account, vendorId: site.id },
          { unified, extension },
          { dryRun: false },
        );
        const patch = site.server.calls.find(({ method }) => method === 'PATCH' || method === 'PUT');
        asked++;
        if (patch === undefined) {
          expect(userErrors.length).toBeGreaterThan(0);
          return;
        }
        sent++;
        const orders = vendor.rewrites.filter(({ kind }) => kind === 'NOT_SHOWN').map(({ path: [key] }) => key);
        const sentKeys = Object.entries(parseJson(patch.body) as JsonObject).filter(([key]) => !orders.includes(key));
        const body: JsonObject = Object.fromEntries(sentKeys);
        expect(valueAt(body, path)).toBeDefined();
        // As if the vendor replaced whatever stands at the top; one server merges the metadata.
        const isMerged = path[0] === 'metadata' && Object.keys(body).length === 1;
        const after = isMerged ? merge(document, body) : { ...document, ...body };
        const expected = path.reduceRight<unknown>((inner, step) => ({ [step]: inner }), valueAt(body, path));
        const normal = (value: unknown) => written(withoutNulls(contract.agent, value));
        expect(normal(after)).toBe(normal(merge(document, expected)));
      }),
      { numRuns: 100 },
    );
    expect(sent).toBeGreaterThan(asked / 2);
  });
});
