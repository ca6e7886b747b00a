/** @module How each fault of the table is brought about in a sandbox. */
import { gzipSync } from 'node:zlib';
import type { Fault, SandboxCall } from '../../sandbox/faults.ts';
import type { FaultName } from '../../src/docs/fault-table.ts';
import type { Vendor } from '../../src/vendors/vendor.ts';
import { wireKey, withDocuments } from '../graphql/fault-cases.ts';

/** Answers are read up to this size in these tests; bytes. */
export const MAX_RESPONSE_BYTES = 2_000_000;

/** How a fault is brought about. */
export interface InjectedFault {
  /** undefined: the vendor's server is closed. */
  readonly fault: ((vendor: Vendor) => Fault) | undefined;
  /** Only for those that are about lists. */
  readonly isAboutLists?: boolean;
  /** The account is patient with all others. */
  readonly isSlow?: boolean;
  /** What it does to one call outlasts it. */
  readonly isLasting?: boolean;
}

const PAGE = '<!doctype html><html><body><h1>Something is wrong</h1></body></html>';
const HTML = { 'content-type': 'text/html' };

function answer(status: number, body: string | Uint8Array, headers: Record<string, string> = {}): InjectedFault {
  // Only what says that it was refused is not done.
  const when =
    (status >= 400 && status < 500 && status !== 408 && body !== PAGE) || status === 429 ? 'before' : 'after';
  return { fault: () => ({ kind: 'ANSWER', when, status, body, headers }) };
}

const always = (fault: Fault): InjectedFault => ({ fault: () => fault });

const MEGABYTES_100 = 100_000_000;

let bomb: Buffer | undefined;
function gzipBomb(): Buffer {
  bomb ??= gzipSync(Buffer.alloc(MEGABYTES_100, ' '));
  return bomb;
}

/** Of another host, where nobody must be asked. */
export const ELSEWHERE = { url: '' };

export const INJECTED: Readonly<Record<FaultName, InjectedFault>> = {
  REFUSED: { fault: undefined, isLasting: true },
  RESET: always({ kind: 'RESET', when: 'after' }),
  RESET_HEADERS: always({ kind: 'CUT', at: 'HEADERS' }),
  RESET_BODY: always({ kind: 'CUT', at: 'BODY' }),
  BLACK_HOLE: { ...always({ kind: 'HANG', when: 'after' }), isSlow: true },
  DRIP: { ...always({ kind: 'DRIP', ms: 100 }), isSlow: true },
  STATUS_400: answer(400, '{}'),
  STATUS_401: answer(401, '{}'),
  STATUS_402: answer(402, '{}'),
  STATUS_403: answer(403, '{}'),
  STATUS_404: answer(404, PAGE, HTML),
  STATUS_408: answer(408, '{}'),
  STATUS_409: answer(409, '{}'),
  STATUS_422: answer(422, '{}'),
  STATUS_429: answer(429, '{}'),
  RETRY_AFTER: { ...answer(429, '{}', { 'retry-after': '60' }), isLasting: true },
  STATUS_500: answer(500, '{}'),
  STATUS_502: answer(502, PAGE, HTML),
  STATUS_503: answer(503, '{}'),
  STATUS_504: answer(504, '{}'),
  REDIRECT: { fault: () => ({ kind: 'ANSWER', when: 'after', status: 302, headers: { location: ELSEWHERE.url } }) },
  HTML: answer(200, PAGE, HTML),
  WRONG_TYPE: answer(200, '{"data":5}'),
  EMPTY: answer(200, ''),
  CUT_JSON: always({ kind: 'TRUNCATE' }),
  FLOOD: always({ kind: 'FLOOD', bytes: MEGABYTES_100 }),
  GZIP_BOMB: {
    fault: () => ({
      kind: 'ANSWER',
      when: 'after',
      status: 200,
      body: gzipBomb(),
      headers: { 'content-encoding': 'gzip' },
    }),
  },
  HEADER_FLOOD: always({
    kind: 'HEADERS',
    headers: Array.from({ length: 400 }, (_, index) => [`x-flood-${index}`, 'x'.repeat(90)]),
  }),
  INVALID_UTF8: beforeEachName(() => Buffer.from([...Buffer.from('"note":"'), 0x80, ...Buffer.from('",')])),
  DEEP_JSON: beforeEachName(() => Buffer.from(`"deep":${DEEP},`)),
  SET_COOKIE: always({ kind: 'HEADERS', headers: [['set-cookie', 'session=ill; Path=/']] }),
  DUPLICATE_IDS: aboutLists(() => (documents) => documents.flatMap((document) => [document, document])),
  REORDERED: aboutLists(() => (documents) => documents.toReversed()),
  MISSING_IDS: aboutLists(
    (vendor) => (documents) =>
      documents.map((document) => ({ ...(document as object), [wireKey(vendor, 'vendorId')]: undefined })),
  ),
  ENDLESS: pages((page) => `endless-${page}`),
  LOOPING_CURSORS: pages(() => 'again'),
  SAME_PAGE: pages(() => 'again'),
};

const DEPTH = 1_000;
const DEEP = `${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}`;

/** A member more in each agent. */
function beforeEachName(member: () => Buffer): InjectedFault {
  return {
    fault: (vendor) => ({
      kind: 'REWRITE_TEXT',
      rewrite(text) {
        const begin = `"${wireKey(vendor, 'name')}":`;
        const [first = '', ...others] = text.split(begin);
        const bytes = others.flatMap((part) => [member(), Buffer.from(begin), Buffer.from(part)]);
        return Buffer.concat([Buffer.from(first), ...bytes]);
      },
    }),
  };
}

/** A change of the documents of a list. */
type Change = (documents: readonly unknown[]) => readonly unknown[];

function aboutLists(change: (vendor: Vendor) => Change): InjectedFault {
  return {
    isAboutLists: true,
    fault: (vendor) => ({ kind: 'REWRITE', rewrite: (json) => withDocuments(json, change(vendor)) }),
  };
}

/** Pages without an end, behind each of which there is another one. By default they are full. */
export function pages(nameOf: (page: number) => string, size = 100): InjectedFault {
  return {
    isAboutLists: true,
    fault(vendor) {
      let count = 0;
      let begin: unknown;
      const idKey = wireKey(vendor, 'vendorId');
      const rewrite = (json: unknown) => {
        // The vendor itself refuses the cursors that are made up here.
        begin ??= json;
        const name = nameOf(++count);
        const full: Change = ([first]) =>
          Array.from({ length: size }, (_, index) => ({ ...(first as object), [idKey]: `${name}-${index}` }));
        return goingOn(withDocuments(begin, full), name);
      };
      return { kind: 'REWRITE', status: 200, rewrite };
    },
  };
}

/** The same page with a way on, however its vendor says so. */
function goingOn(page: unknown, cursor: string): unknown {
  if (Array.isArray(page)) return page;
  const entries = Object.entries(page as object).map(([key, value]): [string, unknown] => {
    if (/^has_?more$/i.test(key)) return [key, true];
    if (/^next_?cursor$/i.test(key)) return [key, cursor];
    if (/^total(_?pages)?$/i.test(key)) return [key, 500];
    return [key, key === 'meta' ? goingOn(value, cursor) : value];
  });
  return Object.fromEntries(entries);
}

/** Whether a call changes something. */
export function isWrite({ method, url }: SandboxCall): boolean {
  return method !== 'GET' && !/\/(search|count|versions)$/.test(url);
}
