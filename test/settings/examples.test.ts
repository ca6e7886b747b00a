import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadConfiguration } from '../../src/settings/load.ts';
import { vendors } from '../../src/vendors/index.ts';

const project = new URL('../../', import.meta.url);
const env = {
  CHATSBY_API_KEY: 'chtb_test_1',
  COMETCHAT_API_KEY: 'key',
  GENNIA_API_KEY: 'gsk_1',
  NOVA_API_KEY: 'nova',
  AEGRA_TOKEN: 'token',
  MASTRA_TOKEN: 'token',
};
const vendorSettings = Object.fromEntries(vendors.map((vendor) => [vendor.key, vendor.accountSettings]));

/** The configuration that the README shows. */
function readmeConfiguration(): string {
  const readme = readFileSync(new URL('README.md', project), 'utf8');
  return /```yaml\n(.*?)```/s.exec(readme)?.[1] ?? '';
}

describe('the example configurations', () => {
  test.each([
    ['rollcall.example.yaml', readFileSync(new URL('rollcall.example.yaml', project), 'utf8')],
    ['README.md', readmeConfiguration()],
  ])('of %s gives an account of each vendor with its documented address', (_, text) => {
    const { accounts } = loadConfiguration({ text, env, vendorSettings });
    expect(accounts.map(({ id, vendor, ...rest }) => [id, vendor, (rest as { baseUrl?: string }).baseUrl])).toEqual([
      ['support', 'chatsby', 'https://api.chatsby.co/v1'],
      ['chat', 'cometchat', 'https://my-app.api-us.cometchat.io/v3'],
      ['growth', 'gennia', 'https://api.gennia.ai/public/api/v1'],
      ['voice', 'nova', 'https://v2-nova-api.prod.czmx.in/api'],
      ['graphs', 'aegra', 'http://localhost:2026'],
      ['studio', 'mastra', 'http://localhost:4111/api'],
    ]);
  });
});
