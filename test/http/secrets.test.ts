import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRedactor } from '../../src/core/secrets/redactor.ts';
import { failureOf, json, serve, serveTcp, transportTo } from './test-vendor.ts';

const call = { method: 'GET', path: '/agents' } as const;
const KEY = 'sk_live_4f+/=9"x';
const SECRET = { headers: { authorization: `Bearer ${KEY}` }, secrets: [KEY] };

describe('a key that the vendor quotes', () => {
  test.each([
    ['message', { message: `Invalid key: ${KEY}` }, 'Invalid key: [redacted]'],
    ['message, in a longer text', { message: `(${KEY}${KEY}), ${KEY}.` }, '([redacted][redacted]), [redacted].'],
    ['message, as URLs have it', { message: `/v1?key=${encodeURIComponent(KEY)}` }, '/v1?key=[redacted]'],
    ['message, as JSON has it', { message: `sent ${JSON.stringify({ key: KEY })}` }, 'sent {"key":"[redacted]"}'],
    ['message, at the point where long ones are cut', { message: `${'x'.repeat(995)}${KEY}` }, /^x{995}\[reda$/],
  ])('in its %s is blanked', async (_, body, expected) => {
    const vendor = await serve((response) => json(response, 401, body));
    const error = await failureOf(transportTo(vendor.url, SECRET).read(call, () => undefined));
    expect(error.vendorMessage).toMatch(expected);
    expect(error.message).not.toContain(KEY);
    expect(vendor.calls[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  });

  test('in its code and its field is blanked', async () => {
    const vendor = await serve((response) => json(response, 400, { code: `bad:${KEY}`, field: `headers.${KEY}` }));
    const error = await failureOf(transportTo(vendor.url, SECRET).read(call, () => undefined));
    expect(error).toMatchObject({ vendorCode: 'bad:[redacted]', vendorField: 'headers.[redacted]' });
  });

  test('in a plain text is blanked', async () => {
    const vendor = await serve((response) => response.writeHead(403).end(`Denied for ${KEY}`));
    const error = await failureOf(transportTo(vendor.url, SECRET).write({ method: 'DELETE', path: '/a' }));
    expect(error.message).toBe('the vendor answered 403: Denied for [redacted]');
  });

  test('in an answer that is no JSON is not shown', async () => {
    const vendor = await serve((response) => response.end(`<p>${KEY}</p>`));
    const error = await failureOf(transportTo(vendor.url, SECRET).read(call, () => undefined));
    expect(inspect(error, { depth: 20 })).not.toContain(KEY);
  });

  test('in an answer that is cut off is not shown', async () => {
    const { url } = await serveTcp((socket) =>
      socket.on('data', () => socket.end(`HTTP/1.1 200 OK\r\ncontent-length: 999\r\n\r\n${KEY}`)),
    );
    const error = await failureOf(transportTo(url, SECRET).write({ method: 'DELETE', path: '/a' }));
    expect(error.code).toBe('UNAVAILABLE');
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(KEY);
  });
});

describe('a redactor', () => {
  test.each(['\\', '\\u', '\\\\"', '%', '%25', '"', '/', KEY.slice(0, -1)])(
    'ends its search in a text of nothing but %j, in a time that grows with the text alone',
    (piece) => {
      const redact = createRedactor([KEY, `"${KEY}`, `/${KEY}`, `\\${KEY}`]);
      // A search that begins anew at each of them would take hours.
      expect(typeof redact(piece.repeat(300_000))).toBe('string');
    },
  );

  test('blanks a secret in JSON in JSON', () => {
    const redact = createRedactor([KEY]);
    let text = KEY;
    for (let times = 1; times <= 5; times++) {
      text = JSON.stringify(text);
      expect(redact(text)).not.toContain(KEY.slice(0, 8));
    }
  });

  test('blanks the longest secret first, so that no rest of it stays', () => {
    expect(createRedactor(['Bearer abc', 'abc', 'ab'])('Bearer abc, abc, ab')).toBe(
      '[redacted], [redacted], [redacted]',
    );
  });

  test('leaves texts alone when there is no secret', () => {
    expect(createRedactor(['', ''])('any text')).toBe('any text');
    expect(createRedactor([])('any text')).toBe('any text');
  });

  test('takes a secret literally', () => {
    expect(createRedactor(['.*', '$&'])('a .* b $& c')).toBe('a [redacted] b [redacted] c');
  });

  /** A character as some library writes it in a URL or in JSON, or leaves it. */
  const spelled = (character: string) => {
    const percent = [...Buffer.from(character)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
    const unicode = Array.from({ length: character.length }, (_, at) => {
      return `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
    }).join('');
    return fc.constantFrom(
      JSON.stringify(character).slice(1, -1),
      JSON.stringify(JSON.stringify(character).slice(1, -1)).slice(1, -1),
      ...(character === '/' ? ['\\/', '\\\\/'] : []),
      percent,
      percent.toUpperCase(),
      percent.replaceAll('%', '%25'),
      unicode,
      `\\${unicode}`,
      unicode.replace(/[a-f]/g, (digit) => digit.toUpperCase()),
    );
  };

  test.each(['acct/key+12345678=', KEY, 'back\\slash"quote', 'schlüssel-ß-💥!'])(
    'knows %j in each way of writing its characters',
    (key) => {
      const redact = createRedactor([key]);
      const spelling = fc.tuple(...[...key].map(spelled)).map((characters) => characters.join(''));
      fc.assert(
        fc.property(spelling, (text) => {
          expect(redact(`?k=${text} and {"k":"${text}"}`)).toBe('?k=[redacted] and {"k":"[redacted]"}');
        }),
      );
    },
  );
});
