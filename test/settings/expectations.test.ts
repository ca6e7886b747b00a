import { expect, test } from 'vitest';
import { z } from 'zod';
import { loadConfiguration } from '../../src/settings/load.ts';
import { accountSettingsBase } from '../../src/settings/settings.ts';
import { messageOf } from './message-of.ts';

test('a vendor need not say what it expects', () => {
  const vendor = accountSettingsBase.extend({
    vendor: z.literal('acme'),
    above: z.number().gt(3),
    below: z.number().lt(3),
    even: z.number().multipleOf(2),
    short: z.string().min(2),
    list: z.array(z.string()).max(1),
    mail: z.email(),
    either: z.union([z.string(), z.array(z.string())]),
    scheme: z.discriminatedUnion('type', [
      z.object({ type: z.literal('key') }),
      z.object({ type: z.literal('token') }),
    ]),
    map: z.record(z.string(), z.string()),
    flag: z.boolean(),
    count: z.int(),
    odd: z.custom((value) => value === 'never'),
  });
  const text = `accounts:
  - id: a
    vendor: acme
    above: 3
    below: 3
    even: 3
    short: x
    list: [a, b]
    mail: nobody
    either: 5
    scheme: { type: other }
    map: [1]
    flag: yes
    count: 1.5
    odd: 1
`;
  expect(
    messageOf(() => loadConfiguration({ text, env: {}, vendorSettings: { acme: vendor } })),
  ).toMatchInlineSnapshot(`
    "rollcall.yaml:4:12 accounts[0].above: expected more than 3
    rollcall.yaml:5:12 accounts[0].below: expected less than 3
    rollcall.yaml:6:11 accounts[0].even: expected a multiple of 2
    rollcall.yaml:7:12 accounts[0].short: expected at least 2 characters
    rollcall.yaml:8:11 accounts[0].list: expected at most 1 item
    rollcall.yaml:9:11 accounts[0].mail: expected text in the format email
    rollcall.yaml:10:13 accounts[0].either: expected a string or a list, got a number
    rollcall.yaml:11:21 accounts[0].scheme.type: expected "key" or "token"
    rollcall.yaml:12:10 accounts[0].map: expected a map, got a list
    rollcall.yaml:13:11 accounts[0].flag: expected true or false, got a string
    rollcall.yaml:14:12 accounts[0].count: expected a whole number, got a number that is not whole
    rollcall.yaml:15:10 accounts[0].odd: expected another value"
  `);
});
