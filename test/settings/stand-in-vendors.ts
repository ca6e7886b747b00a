import { z } from 'zod';
import { accountSettingsBase, secret } from '../../src/settings/settings.ts';
import { baseUrl } from '../../src/settings/urls.ts';

/** Schemas of the shape that vendors bring, so that the tests of the configuration need no vendor. */
export const standInVendors = {
  aegra: accountSettingsBase.extend({
    vendor: z.literal('aegra'),
    baseUrl,
    headers: z.record(z.string().regex(/^[\w-]+$/), z.string()).default({}),
  }),
  chatsby: accountSettingsBase.extend({ vendor: z.literal('chatsby'), apiKey: secret, baseUrl: baseUrl.optional() }),
  cometchat: accountSettingsBase.extend({
    vendor: z.literal('cometchat'),
    appId: z.string(),
    region: z.enum(['us', 'eu', 'in']),
    apiKey: secret,
  }),
  gennia: accountSettingsBase.extend({ vendor: z.literal('gennia'), apiKey: secret }),
  mastra: accountSettingsBase.extend({
    vendor: z.literal('mastra'),
    baseUrl,
    headers: z.record(z.string().regex(/^[\w-]+$/), z.string()).default({}),
  }),
  nova: accountSettingsBase.extend({ vendor: z.literal('nova'), orgId: z.string().min(1).max(64), apiKey: secret }),
};
