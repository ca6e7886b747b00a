import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VendorError } from '../../src/core/errors/vendor-error.ts';
import { pathSegment } from '../../src/http/call.ts';
import { json, serve, transportTo } from './test-vendor.ts';

describe('an id in a path', () => {
  test.each(['', '.', '..', '\ud800', 'a\udc00b'])('that is %j is refused before any call', (id) => {
    expect(() => pathSegment(id)).toThrow(
      expect.objectContaining({ code: 'INVALID', retryable: false, mayHaveTakenEffect: false }),
    );
  });

  test.each([
    'agent_1',
    '...',
    '.a',
    '%2e%2e',
    '%',
    'a/b',
    'a\\b',
    '/../x',
    '?a=b#c',
    'ü 日本 🎉',
    ' ',
    '\t\n\r\0',
    '{id}',
    "it's",
    '@host',
    '//host',
    ';v=1',
  ])('that is %j arrives as it is', async (id) => {
    const vendor = await serve((response) => json(response, 200, {}));
    const path = `/agents/${pathSegment(id)}/versions`;
    await transportTo(`${vendor.url}/v1`).read({ method: 'GET', path }, () => undefined);
    const [, base, agents, segment = '', versions, ...rest] = vendor.calls[0]?.url.split('/') ?? [];
    expect([base, agents, versions, rest]).toEqual(['v1', 'agents', 'versions', []]);
    expect(decodeURIComponent(segment)).toBe(id);
  });

  test('is refused or arrives as it is, whatever text it is', async () => {
    const vendor = await serve((response, { url }) => json(response, 200, url));
    const transport = transportTo(vendor.url);
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
      fc.string({ unit: fc.constantFrom('.', '/', '%', '2', 'e', '\\', '?', '#', '\t') }),
    );
    await fc.assert(
      fc.asyncProperty(anyText, async (id) => {
        let segment: string;
        try {
          segment = pathSegment(id);
        } catch (error) {
          expect(error).toBeInstanceOf(VendorError);
          expect((error as VendorError).code).toBe('INVALID');
          expect(id === '' || id === '.' || id === '..' || !id.isWellFormed()).toBe(true);
          return;
        }
        const url = await transport.read({ method: 'GET', path: `/agents/${segment}` }, ({ body }) => String(body));
        expect(url.split('/')).toHaveLength(3);
        expect(decodeURIComponent(url.slice('/agents/'.length))).toBe(id);
      }),
      { numRuns: 400 },
    );
  });
});
