import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { serveTcp, transportTo } from './test-vendor.ts';

const call = { method: 'GET', path: '/agents' } as const;
const write = { method: 'POST', path: '/agents', body: { name: 'A' } } as const;
const body = (answer: { body: unknown }) => answer.body;

const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n';
const HINTS = 'HTTP/1.1 103 Early Hints\r\nlink: </style.css>; rel=preload\r\nlink: </a.js>\r\n\r\n';
const OTHERS = ['HTTP/1.1 102 Processing\r\n\r\n', 'HTTP/1.1 199 What\r\nx: y\r\n\r\n', 'HTTP/1.0 100 \r\n\r\n'];

function answerOf(content: string): string {
  return `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(content)}\r\n\r\n${content}`;
}

/** Answers each request with the bytes, in the given pieces. */
async function serveBytes(pieces: (request: number) => readonly string[]) {
  let requests = 0;
  return serveTcp((socket) => {
    socket.setNoDelay(true);
    socket.on('data', async (data) => {
      if (!/^(GET|POST|DELETE) /.test(String(data))) return;
      for (const piece of pieces(++requests)) {
        socket.write(piece);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    });
  });
}

describe('informational answers that nobody asked for', () => {
  test.each([
    ['a 100', [CONTINUE]],
    ['a 100 twice', [CONTINUE, CONTINUE]],
    ['early hints', [HINTS]],
    ['a 100 and early hints', [CONTINUE, HINTS]],
    ...OTHERS.map((answer): [string, string[]] => [JSON.stringify(answer), [answer]]),
  ])('%s are passed over: at once with the answer, or before it', async (_, informational) => {
    const answer = answerOf('{"a":1}');
    for (const pieces of [[[...informational, answer].join('')], [...informational, answer]]) {
      const { url } = await serveBytes(() => pieces);
      const transport = transportTo(url, { concurrency: 1 });
      expect(await transport.read(call, body)).toEqual({ a: 1 });
      expect(await transport.write(write)).toMatchObject({ status: 200, body: { a: 1 } });
      expect(await transport.read(call, body)).toEqual({ a: 1 });
    }
  });

  test('are passed over wherever the network cuts them', async () => {
    const bytes = `${CONTINUE}${HINTS}${answerOf('{"quoted":"HTTP/1.1 100 Continue"}')}`;
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: bytes.length - 1 }), { minLength: 1, maxLength: 6 });
    let pieces: string[] = [];
    const { url } = await serveBytes(() => pieces);
    const transport = transportTo(url, { concurrency: 1 });
    await fc.assert(
      fc.asyncProperty(cuts, async (places) => {
        const at = [0, ...places.toSorted((a, b) => a - b), bytes.length];
        pieces = at.slice(1).map((end, index) => bytes.slice(at[index], end));
        expect(await transport.read(call, body)).toEqual({ quoted: 'HTTP/1.1 100 Continue' });
      }),
      { numRuns: 30 },
    );
  });

  test('are told from a document that comes in pieces, one of which looks like one', async () => {
    const [head = '', content = ''] = answerOf('{"quoted":"HTTP/1.1 100 Continue"}').split('HTTP/1.1 100');
    const { url } = await serveBytes(() => [head, `HTTP/1.1 100${content}`]);
    expect(await transportTo(url).read(call, body)).toEqual({ quoted: 'HTTP/1.1 100 Continue' });
  });
});
