import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aegra } from '../../src/vendors/aegra/index.ts';
import { accountAt, failure, type VendorAccount } from '../support/vendor-account.ts';
import { openAegra } from './open-aegra.ts';

let server: VendorAccount;

beforeEach(async () => {
  server = await openAegra({ agents: 12 });
});

afterEach(() => server.close());

describe('a failure of Aegra', () => {
  test.each([
    [
      400,
      '{"error":"bad_request","message":"Graph \'x\' not found in aegra.json. Available: [\'agent\']","details":null}',
      { code: 'INVALID', vendorCode: 'bad_request', vendorField: 'graph_id' },
    ],
    [
      400,
      '{"error":"bad_request","message":"Cannot specify both configurable and context. Use only one.","details":null}',
      { code: 'INVALID', vendorField: 'context' },
    ],
    [
      401,
      '{"error":"unauthorized","message":"Authentication required","details":null}',
      { code: 'UNAUTHORIZED', vendorMessage: 'Authentication required' },
    ],
    [402, '{"error":"unknown_error","message":"pay first","details":null}', { code: 'QUOTA_EXCEEDED' }],
    [403, '{"error":"forbidden","message":"Forbidden","details":null}', { code: 'FORBIDDEN', vendorCode: 'forbidden' }],
    [404, '{"detail":"Not Found"}', { code: 'NOT_FOUND', vendorMessage: 'Not Found', vendorCode: undefined }],
    [405, '{"detail":"Method Not Allowed"}', { code: 'INVALID', vendorMessage: 'Method Not Allowed' }],
    [409, '{"error":"conflict","message":"Assistant \'x\' already exists","details":null}', { code: 'CONFLICT' }],
    [
      422,
      '{"error":"validation_error","message":"name must be a non-empty string when supplied; omit it to leave it unchanged","details":null}',
      { code: 'INVALID', vendorCode: 'validation_error', vendorField: 'name' },
    ],
    [
      422,
      '{"detail":[{"type":"string_type","loc":["body","name"],"msg":"Input should be a valid string","input":5},{"type":"dict_type","loc":["body","config"],"msg":"Input should be a valid dictionary","input":"hush"}]}',
      {
        code: 'INVALID',
        vendorCode: 'string_type',
        vendorField: 'name',
        vendorMessage: 'name: Input should be a valid string; config: Input should be a valid dictionary',
      },
    ],
    [
      422,
      '{"detail":[{"type":"json_invalid","loc":["body",1],"msg":"JSON decode error","input":{}}]}',
      { code: 'INVALID', vendorCode: 'json_invalid', vendorField: undefined, vendorMessage: '1: JSON decode error' },
    ],
    [
      422,
      '{"detail":[{"type":"missing","loc":["body"],"msg":"Field required","input":null}]}',
      { code: 'INVALID', vendorField: undefined, vendorMessage: 'Field required' },
    ],
    [422, '"A string, as the Platform has it"', { code: 'INVALID', vendorMessage: 'A string, as the Platform has it' }],
    [
      500,
      '{"error":"internal_error","message":"An unexpected error occurred","details":null}',
      { code: 'UNAVAILABLE', vendorCode: 'internal_error', retryable: true },
    ],
    [500, 'Traceback in /srv/app.py', { code: 'UNAVAILABLE', vendorMessage: undefined }],
    [404, '<html><body>nginx</body></html>', { code: 'UNAVAILABLE', vendorMessage: undefined }],
    [404, 'two\nlines', { code: 'UNAVAILABLE', vendorMessage: undefined }],
    [400, '{"error":{"issues":[]},"detail":[]}', { code: 'INVALID', vendorMessage: undefined }],
    [400, '[]', { code: 'INVALID', vendorMessage: undefined }],
    [400, '', { code: 'INVALID', vendorMessage: undefined }],
    [429, '', { code: 'RATE_LIMITED', retryable: true }],
    [307, '', { code: 'BAD_RESPONSE' }],
    [200, 'no JSON', { code: 'BAD_RESPONSE' }],
  ])('%i %s', async (status, body, expected) => {
    server.answer('ANY', status, body);
    expect(await failure(server.client.count?.({}))).toMatchObject(expected);
  });

  test('with a row that Aegra itself can not answer is an outage of the account, not an empty list', async () => {
    await server.ask('POST', '/assistants', { graph_id: 'echo', context: null, config: { tags: ['poison'] } });
    expect(await failure(server.client.list({ query: {}, limit: 100, offset: 0 }))).toMatchObject({
      code: 'UNAVAILABLE',
      vendorCode: 'internal_error',
    });
  });
});

describe('the credentials of an account', () => {
  const secret = 'aegra-secret-0123456789';

  test('never show in an error, with or without their scheme', async () => {
    const { client } = accountAt(aegra, server.server.baseUrl, {
      headers: { Authorization: `Bearer ${secret}`, 'X-Tenant': 'tenant-secret' },
    });
    server.answer(
      'ANY',
      401,
      JSON.stringify({
        error: 'unauthorized',
        message: `no: Bearer ${secret}, ${secret}, tenant-secret`,
        details: null,
      }),
    );
    const error = await failure(client.count?.({}));
    await client.close();
    expect(error.vendorMessage).toBe('no: [redacted], [redacted], [redacted]');
    expect(JSON.stringify(error) + error.message).not.toContain('secret');
  });

  test('are all sent, under names in lower case', async () => {
    const { client } = accountAt(aegra, server.server.baseUrl, {
      headers: { Authorization: 'Bearer x', 'X-Api-Key': 'y' },
    });
    await failure(client.count?.({}));
    await client.close();
    expect(server.server.calls.at(-1)?.headers).toMatchObject({
      authorization: 'Bearer x',
      'x-api-key': 'y',
      'content-type': 'application/json',
    });
  });

  test('are what the health check tries, since the health routes are open', async () => {
    await server.client.checkHealth();
    const { client } = accountAt(aegra, server.server.baseUrl, { headers: { authorization: 'Bearer wrong' } });
    expect(await failure(client.checkHealth())).toMatchObject({ code: 'UNAUTHORIZED' });
    await client.close();
  });

  test('may be none', async () => {
    const { client } = accountAt(aegra, server.server.baseUrl, {});
    expect(await failure(client.checkHealth())).toMatchObject({ code: 'UNAUTHORIZED' });
    await client.close();
  });

  test('may not give one header twice', () => {
    const headers = { authorization: 'Bearer x', Authorization: 'Bearer y' };
    expect(() => accountAt(aegra, 'http://localhost', { headers })).toThrow('expected each header once');
  });

  test.each(['content-type', 'Content-Length', 'transfer-encoding', 'connection', 'a b', 'ä', ''])(
    'may not take the place of the header %j',
    (name) => {
      expect(() => accountAt(aegra, 'http://localhost', { headers: { [name]: 'x' } })).toThrow(
        'expected the name of an HTTP header',
      );
    },
  );
});

test.each(['a\0', '\0', 'a\ud800'])(
  'the id %j, which no server can keep, is not asked for: Aegra would fail',
  async (id) => {
    expect(await server.client.get?.(id)).toBeNull();
    expect(server.server.calls).toEqual([]);
    expect((await server.ask('GET', '/assistants/a%00')).status).toBe(500);
  },
);
