import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../sandbox/faults.ts';
import type { Outcome } from '../../src/agents/lifecycle/outcome.ts';
import type { UserErrorCode } from '../../src/core/errors/codes.ts';
import type { VendorAccount } from '../support/vendor-account.ts';
import { openAegra, put, readStoredAll } from './open-aegra.ts';

const WRITE = { dryRun: false };
const TARGET = 'night watch';

let aegra: VendorAccount;

beforeEach(async () => {
  aegra = await openAegra({ settings: { timeoutMs: 500 } });
  const target = await put(aegra, { assistant_id: TARGET, name: 'Night watch', context: { a: 1 } });
  await aegra.update(target, { name: 'Second' });
  aegra.forget();
});

afterEach(() => aegra.close());

const WRITES: Record<string, () => Promise<Outcome>> = {
  create: () => aegra.create({ name: 'X' }, { graphId: 'echo', context: { b: 1 } }),
  update: () => aegra.update(aegra.target(TARGET), { name: 'X' }),
  delete: () => aegra.lifecycle.delete(aegra.target(TARGET), WRITE),
  restoreVersion: () => aegra.lifecycle.restoreVersion(aegra.target(TARGET), { version: 1 }, WRITE),
  copy: () => aegra.copy(aegra.target(TARGET), { context: { c: 1 } }),
};

const run = (name: string) => WRITES[name]?.() as Promise<Outcome>;

const page = { 'content-type': 'text/html' };
const UNCLEAR: Record<string, Fault> = {
  'a connection that is reset before Aegra acts': { kind: 'RESET', when: 'before' },
  'a connection that is reset after it acted': { kind: 'RESET', when: 'after' },
  'no answer at all': { kind: 'HANG', when: 'after' },
  'an answer that is cut off': { kind: 'TRUNCATE' },
  'a 500': {
    kind: 'ANSWER',
    when: 'after',
    status: 500,
    body: '{"error":"internal_error","message":"An unexpected error occurred","details":null}',
  },
  'a traceback of a server with DEBUG': {
    kind: 'ANSWER',
    when: 'after',
    status: 500,
    body: 'Traceback (most recent call last):\n  File "/srv/secret/app.py"',
    headers: { 'content-type': 'text/plain' },
  },
  'a page of a proxy': { kind: 'ANSWER', when: 'after', status: 502, body: '<h1>Bad gateway</h1>', headers: page },
  'a page in place of the answer': { kind: 'ANSWER', when: 'after', status: 200, body: '<h1>Hi</h1>', headers: page },
};

/** After an answer of success, whatever it holds, a deleted assistant is looked for. */
function isSettled(name: string, fault: Fault | undefined): boolean {
  const isAnswered = fault?.kind === 'TRUNCATE' || (fault?.kind === 'ANSWER' && fault.status === 200);
  return name === 'delete' && isAnswered;
}

test.each(Object.keys(UNCLEAR).filter((fault) => isSettled('delete', UNCLEAR[fault])))(
  'delete after %s is done: the assistant is gone',
  async (fault) => {
    aegra.fail('WRITE', UNCLEAR[fault] as Fault);
    const { deletedAgentId, userErrors } = await run('delete');
    expect({ isDeleted: deletedAgentId !== null, userErrors }).toEqual({ isDeleted: true, userErrors: [] });
    expect(aegra.writes()).toHaveLength(1);
  },
);

describe.each(Object.keys(WRITES))('%s', (name) => {
  test.each(Object.keys(UNCLEAR).filter((fault) => !isSettled(name, UNCLEAR[fault])))(
    'after %s is of unknown outcome, and is not sent again',
    async (fault) => {
      const before = await readStoredAll(aegra);
      aegra.fail('WRITE', UNCLEAR[fault] as Fault);
      const result = await run(name);
      expect(result).toMatchObject({ agent: null, deletedAgentId: null, userErrors: [{ code: 'UNKNOWN_OUTCOME' }] });
      expect(result.userErrors).toHaveLength(1);
      expect(result.userErrors[0]?.message).toMatch(/It may or may not have taken effect: check before repeating\.$/);
      expect(JSON.stringify(result)).not.toMatch(/<|Traceback|secret/);
      expect(aegra.writes()).toHaveLength(1);
      const hasActed = JSON.stringify(await readStoredAll(aegra)) !== JSON.stringify(before);
      expect(hasActed).toBe(fault !== 'a connection that is reset before Aegra acts');
    },
  );

  const handler = (error: string, message: string) => JSON.stringify({ error, message, details: null });
  const zod = {
    success: false,
    error: { name: 'ZodError', issues: [{ code: 'custom', path: ['name'], message: 'No' }] },
  };
  const refusals: [status: number, body: string, code: UserErrorCode, vendorError: object][] = [
    [400, handler('bad_request', 'No.'), 'INVALID', { code: 'bad_request', message: 'No.' }],
    [400, JSON.stringify(zod), 'INVALID', { code: 'custom', message: 'name: No' }],
    [401, handler('unauthorized', 'No.'), 'UNAUTHORIZED', { code: 'unauthorized', message: 'No.' }],
    [402, handler('unknown_error', 'pay first'), 'QUOTA_EXCEEDED', { code: 'unknown_error', message: 'pay first' }],
    [403, handler('forbidden', 'Forbidden'), 'FORBIDDEN', { code: 'forbidden', message: 'Forbidden' }],
    [405, '{"detail":"Method Not Allowed"}', 'INVALID', { code: null, message: 'Method Not Allowed' }],
    [409, handler('conflict', "Assistant 'x' already exists"), 'CONFLICT', { code: 'conflict' }],
    [409, 'Assistant already exists', 'CONFLICT', { code: null, message: 'Assistant already exists' }],
    [413, '<html>too large</html>', 'INVALID', { code: null, message: null }],
    [
      422,
      '{"detail":[{"type":"dict_type","loc":["body","config"],"msg":"Input should be a valid dictionary","input":"hush"}]}',
      'INVALID',
      { code: 'dict_type', message: 'config: Input should be a valid dictionary' },
    ],
  ];

  test.each(refusals)(
    'refused with %d %j is %s, in the words of the server',
    async (status, body, code, vendorError) => {
      const before = await readStoredAll(aegra);
      aegra.fail('WRITE', { kind: 'ANSWER', when: 'before', status, body });
      const { agent, userErrors, deletedAgentId } = await run(name);
      expect({ agent, deletedAgentId }).toEqual({ agent: null, deletedAgentId: null });
      expect(userErrors).toMatchObject([{ code, vendorError: { status, ...vendorError } }]);
      expect(JSON.stringify(userErrors)).not.toMatch(/hush|</);
      expect(aegra.writes()).toHaveLength(1);
      expect(await readStoredAll(aegra)).toEqual(before);
    },
  );

  test('is sent again when it came too often, since then it was not processed', async () => {
    aegra.fail('WRITE', { kind: 'ANSWER', when: 'before', status: 429, body: '{}' }, 1);
    expect((await run(name)).userErrors).toEqual([]);
    expect(aegra.writes()).toHaveLength(2);
  });

  test('gives up when it still comes too often', async () => {
    const before = await readStoredAll(aegra);
    aegra.fail('WRITE', { kind: 'ANSWER', when: 'before', status: 429, body: '{}', headers: { 'retry-after': '60' } });
    expect((await run(name)).userErrors).toMatchObject([{ code: 'RATE_LIMITED', vendorError: { status: 429 } }]);
    expect(aegra.writes()).toHaveLength(1);
    expect(await readStoredAll(aegra)).toEqual(before);
  });
});

test.each(['{}', 'null', '[]', '{"assistant_id":""}', '""', ''])(
  'a create that is answered with %j is of unknown outcome',
  async (body) => {
    aegra.fail('WRITE', { kind: 'ANSWER', when: 'after', status: 200, body });
    expect(await run('create')).toMatchObject({ agent: null, userErrors: [{ code: 'UNKNOWN_OUTCOME' }] });
    expect(aegra.writes()).toHaveLength(1);
  },
);

test.each(['', '{}', 'null', '[]'])('an update that is answered with %j is read back', async (body) => {
  aegra.fail('WRITE', { kind: 'ANSWER', when: 'after', status: 200, body });
  expect(await run('update')).toMatchObject({ agent: { fields: { name: 'X' } }, userErrors: [] });
  expect(aegra.writes()).toHaveLength(1);
});

test.each(['{}', 'null', '[]'])(
  'an update that is answered with %j and not done is of unknown outcome',
  async (body) => {
    aegra.fail('WRITE', { kind: 'ANSWER', when: 'before', status: 200, body });
    expect(await run('update')).toMatchObject({ agent: null, userErrors: [{ code: 'UNKNOWN_OUTCOME' }] });
  },
);

test.each([
  ['{"detail":[{"type":"x","loc":["body","metadata","a"],"msg":"No","input":1}]}', ['extension', 'aegra', 'metadata']],
  ['{"detail":[{"type":"x","loc":["body","name"],"msg":"No","input":1}]}', ['name']],
  [
    '{"error":"bad_request","message":"Cannot specify both configurable and context. No.","details":null}',
    ['extension', 'aegra', 'context'],
  ],
  [
    '{"error":"validation_error","message":"graph_id must be a non-empty string when supplied","details":null}',
    ['extension', 'aegra', 'graphId'],
  ],
])('a refusal that names a field points into the input: %s', async (body, field) => {
  aegra.fail('WRITE', { kind: 'ANSWER', when: 'before', status: 422, body });
  expect((await run('create')).userErrors).toMatchObject([{ code: 'INVALID', field }]);
  expect((await run('update')).userErrors).toMatchObject([{ code: 'INVALID', field }]);
});

test('an assistant that goes away between reading and writing is NOT_FOUND, and for a delete that is success', async () => {
  const body = '{"error":"not_found","message":"Assistant \'night watch\' not found","details":null}';
  aegra.fail('WRITE', { kind: 'ANSWER', when: 'before', status: 404, body });
  expect((await run('update')).userErrors).toMatchObject([{ code: 'NOT_FOUND', vendorError: { status: 404 } }]);
  expect((await run('restoreVersion')).userErrors).toMatchObject([{ code: 'NOT_FOUND', vendorError: { status: 404 } }]);
  expect(await run('delete')).toMatchObject({ userErrors: [], deletedAgentId: 'aegra:night watch' });
});

test('an assistant that can not be read is not written', async () => {
  aegra.answer('ANY', 403, '{"error":"forbidden","message":"Forbidden","details":null}');
  for (const name of ['update', 'delete', 'restoreVersion', 'copy']) {
    expect((await run(name)).userErrors, name).toMatchObject([{ code: 'FORBIDDEN', vendorError: { status: 403 } }]);
  }
  expect(aegra.writes()).toEqual([]);
});

test('credentials that the server quotes are blanked', async () => {
  const { authorization } = aegra.credentials.headers as { authorization: string };
  const message = `who is ${authorization.replace('Bearer ', '')}?`;
  aegra.fail('WRITE', {
    kind: 'ANSWER',
    when: 'before',
    status: 401,
    body: JSON.stringify({ error: 'unauthorized', message }),
  });
  expect((await run('update')).userErrors).toMatchObject([{ vendorError: { message: 'who is [redacted]?' } }]);
});
