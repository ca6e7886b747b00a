import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REDACTED } from '../../src/core/secrets/redacted.ts';
import { createRedactor } from '../../src/core/secrets/redactor.ts';

const redact = createRedactor([]);

/** Texts in which `«` and `»` stand around what is a secret. */
const SECRET = [
  'https://«user:pass»@a.example/x',
  'https://«user:p@ss»@a.example',
  'https://«user:p%40ss%2F»@a.example',
  'postgresql://«app:s3cret»@db/prod',
  'postgres://«u:p»@db:5432/x?a=b@c',
  'postgresql://«app:s3/cret»@db/prod',
  'redis://«:hidden»@cache:6379/0',
  'see https://«u:p»@a.example and http://«v:q»@b.example.',
  '{"url":"https://«u:p»@a.example"}',
  'https:\\/\\/«u:p»@a.example\\/x',
  'Use «sk-live-123» for it.',
  'Use «sk-ant-api03-abc», please.',
  '«sk-proj-AbC_dEf-1234567890»',
  '(«sk_live_51HabcDEF»)',
  'token «ghp_16C7e42F292c6912E7710c838347Ae178B4a»',
  '«github_pat_11ABCDEFG0abcdef»',
  '«glpat-abcdefgh12345678»',
  '«xoxb-1234-5678-abcdef»',
  '«AKIAIOSFODNN7EXAMPLE»',
  'the key «rollcall_4_w3vIrx6XcGpInXuXI-yPReKLbwtCqLeJRcgSCvMek» of the dashboard',
  '«AIzaSyA-1234567890abcdef»',
  '«eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln»',
  'curl -H "Authorization: Bearer «xyz»"',
  'Bearer «abc.def-1».',
  'bearer «a1b2c3»',
  'Authorization: Basic «dXNlcjpwYXNz»',
  'a «-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----» b',
  '«-----BEGIN PRIVATE KEY-----\nMIIE, cut off»',
  'https://a.example/search?q=1&api_key=«s3cret»&page=2',
  'Server=db;User=app;Password=«hunter2»;Encrypt=yes',
  '{"password":"«hunter\\"2»","max_tokens":"5"}',
  '"{\\"client_secret\\":\\"«hunter2»\\"}"',
  'X-Api-Key: «abc123»',
  '«sk_0123456789abcdef0123456789abcdef0123456789abcdef»',
  '«lsv2_pt_0123456789abcdef0123456789abcdef_0123456789»',
  'Server=db; Password=«s3cretvalue»; Encrypt=yes',
  'host=db user=app password=«s3cretvalue» dbname=prod',
  'https://a.example/cb#access_token=«s3cretvalue»&state=1',
  'OPENAI_API_KEY=«s3cretvalue» node a.js',
  'curl --api-key=«s3cretvalue» https://a.example',
  'Send the header Authorization: «s3cretvalue6»',
  'Authorization: Token «0123456789abcdef»',
  'A\npassword=«s3cretvalue»\n  export token=«abc»\nB',
];

const HARMLESS = [
  'ssh://git@git.example.com/acme/app.git',
  'git+ssh://git@github.com:acme/app.git@v1.0',
  'npm://@scope/name',
  'https://user@a.example',
  'https://a.example/@user',
  'https://a.example:8080/@user',
  'http://[::1]:8080/a@b',
  'http://host:8080/x@y',
  'https://a.example?mail=me@b.example',
  'Ask https://a.example or me@a.example: they know.',
  '{"url":"https://a.example","mail":"me@a.example"}',
  '<a href="https://a.example">me@a.example</a>',
  '`https://a.example`@x',
  'sk-SK, sk-learn, task-force-12345678 and risk-1234567890',
  'pk_live_1234567890123456',
  'A bearer of bad news. Bearer token required. The Bearer scheme.',
  'Basic understanding of it',
  'Authorization: Bearer <token> or Bearer {token} or Bearer $TOKEN',
  '-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----',
  'https://a.example/?max_tokens=5&page=2&public_key=abc',
  '{"max_tokens":"5","keyterms":"a"}',
  'Password: ask the user. Token: explained below.',
  'the session eyJ is short',
  'Authorization: see below. Proxy-Authorization: required by the proxy.',
  'Say password=none, or token = what was given, and sk_learn.',
  'Where MAX_TOKENS=4096 and --max-tokens=5, use "sk_" and lsv2.',
  '2026-03-01T10:00:00.000Z 3f2c1a9e-1b2c-4d5e-8f90-123456789abc agent_0001',
  '://',
  '',
];

/** Where a text may stand. */
const around = fc.tuple(
  fc.constantFrom('', 'First ', 'Call (', '- ', '日本語 ', 'a\n', 'word '.repeat(60)),
  fc.constantFrom('', ' then', ') and', '\nNext', ' word'.repeat(60)),
);

describe('in a text', () => {
  test.each(SECRET)('%j the secret is blanked, and nothing else', (marked) => {
    const text = marked.replace(/[«»]/g, '');
    const expected = marked.replace(/«.*?»/gs, REDACTED);
    fc.assert(
      fc.property(around, ([before, behind]) => {
        const isCutOff = marked.includes('cut off');
        const end = isCutOff ? '' : behind;
        expect(redact(`${before}${text}${end}`)).toBe(`${before}${expected}${end}`);
      }),
    );
    expect(redact(expected)).toBe(expected);
  });

  test.each(HARMLESS)('%j nothing is blanked', (text) => {
    fc.assert(
      fc.property(around, ([before, behind]) => {
        expect(redact(`${before}${text}${behind}`)).toBe(`${before}${text}${behind}`);
      }),
    );
  });

  test.each([
    ['Password=s3cretvalue;Server=db', 'Password=[redacted];Server=db'],
    ['token=abc', 'token=[redacted]'],
    ['export db_password=abc', 'export db_password=[redacted]'],
  ])('%j the secret behind a name at its beginning is blanked', (text, expected) => {
    expect(redact(text)).toBe(expected);
    expect(redact(`See:\n${text}`)).toBe(`See:\n${expected}`);
    expect(redact(`We say ${text}`)).toBe(`We say ${text}`);
  });

  test.each(['?x-api-key: ', 'Bearer ', 'X-Api-Key: ', '&token='])(
    'a private key is blanked to its end behind %j, whether it is short or long',
    (before) => {
      const key = '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----';
      for (const filler of ['', ' and so on'.repeat(40)]) {
        expect(redact(`${before}${key}${filler}`)).toBe(`${before}[redacted]${filler}`);
      }
    },
  );

  test('of any letters the same is left whether it is short or long', () => {
    const pieces = fc.array(fc.constantFrom(...SECRET.map((text) => text.replace(/[«»]/g, '')), ...HARMLESS), {
      maxLength: 4,
    });
    const filler = ' and so on'.repeat(40);
    fc.assert(
      fc.property(pieces, (texts) => {
        const text = texts.filter((one) => !one.includes('cut off')).join('\n');
        expect(redact(`${text}${filler}`)).toBe(`${redact(text)}${filler}`);
      }),
    );
  });

  test.each(['://a:b', 'sk-', 'eyJ', '?token=', '-----BEGIN PRIVATE KEY-----', 'Bearer ', '":"', '=', '://'])(
    'of nothing but %j the search ends, in a time that grows with the text alone',
    (piece) => {
      // A search that begins anew at each of them would take hours.
      expect(typeof redact(piece.repeat(300_000))).toBe('string');
    },
  );
});
