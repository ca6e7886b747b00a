import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSecretName } from '../../src/core/secrets/secret-names.ts';

const SECRET =
  `api_key apiKey x-api-key X-API-Key APIKEY authorization Authorization proxy-authorization password PASSWORD
  db_password userPassword passwd passphrase pwd smtp_pass token botToken access_token refreshToken verify_token csrf-token
  reset_password_token hf_token secret client_secret clientSecret webhook_secret private_key privateKey credentials
  credential cookie set-cookie OPENAI_API_KEY openai_key deepgramKey openAIKey aws_secret_access_key accessKey service_role_key
  signing_key jwt api_keys secrets access_tokens`
    .trim()
    .split(/\s+/);

const HARMLESS =
  `max_tokens maxTokens token_limit token_count token_type token_url tokens tokenizer stop_token eos_token
  next_page_token nextPageToken prompt_tokens completion_tokens stop_tokens public_key publicKey publishable_key primary_key
  sort_key idempotency_key key keys key_id key_name keyterms keywords keyboard monkey turkey secretary secret_name
  password_policy forgot_password requires_password author authored authorization_url cookie_policy credential_id
  passenger compass bypass boarding_pass project_key hotkey name model temperature system_prompt`
    .trim()
    .split(/\s+/);

describe('a name', () => {
  test.each(SECRET)('%s promises a secret', (name) => expect(isSecretName(name)).toBe(true));
  test.each(HARMLESS)('%s promises none', (name) => expect(isSecretName(name)).toBe(false));

  test('says the same in every way of writing it, and behind any word', () => {
    const ways: ((words: readonly string[]) => string)[] = [
      (words) => words.join('_'),
      (words) => words.join('-'),
      (words) => words.join('_').toUpperCase(),
      (words) => words.map((word, at) => (at === 0 ? word : word[0]?.toUpperCase() + word.slice(1))).join(''),
      (words) => words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('-'),
    ];
    const service = fc.constantFrom('acme', 'deepgram', 'eleven', 'crm', 'x', 'slack');
    const what = fc.constantFrom(['api', 'key'], ['token'], ['client', 'secret'], ['password'], ['private', 'key']);
    fc.assert(
      fc.property(service, what, fc.constantFrom(...ways), (first, last, write) => {
        expect(isSecretName(write([first, ...last]))).toBe(true);
        expect(isSecretName(write([first, ...last, 'limit']))).toBe(false);
      }),
    );
  });

  test('of any kind is answered, also such as mean something to JavaScript', () => {
    for (const name of ['', '__proto__', 'constructor', 'toString', 'x'.repeat(10_000), '€', '\ud800']) {
      expect(isSecretName(name)).toBe(false);
    }
  });
});
