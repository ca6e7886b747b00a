import { describe, expect, test } from 'vitest';
import { loadConfiguration } from '../../src/settings/load.ts';
import { vendors } from '../../src/vendors/index.ts';
import { messageOf } from './message-of.ts';

const load = (text: string, env = {}) =>
  loadConfiguration({
    text,
    env,
    vendorSettings: Object.fromEntries(vendors.map((vendor) => [vendor.key, vendor.accountSettings])),
    sandboxFlavours: { aegra: ['first', 'second'] },
  }).accounts;

const common = {
  timeoutMs: 15_000,
  queueTimeoutMs: 60_000,
  concurrency: 8,
  maxResponseBytes: 33_554_432,
  maxAgeMs: 0,
  sendTraceContext: false,
};

describe('sandbox accounts in a configuration', () => {
  test.each(vendors.map(({ key }) => key))('of %s need no credentials and no address', (vendor) => {
    expect(load(`accounts: [{ id: a, vendor: ${vendor}, sandbox: true }]`)).toEqual([
      { ...common, id: 'a', vendor, label: 'a', sandbox: { agents: 12 } },
    ]);
  });

  test('say how many agents they hold, which server they play, and what goes wrong', () => {
    const settings = '{ agents: 40, flavour: second, fault: flaky }';
    expect(load(`accounts: [{ id: a, label: Trial, vendor: aegra, timeoutMs: 500, sandbox: ${settings} }]`)).toEqual([
      {
        ...common,
        id: 'a',
        vendor: 'aegra',
        label: 'Trial',
        timeoutMs: 500,
        sandbox: { agents: 40, flavour: 'second', fault: 'flaky' },
      },
    ]);
  });

  test('may keep what the real account needs, which does not count then', () => {
    const real = `orgId: "", apiKey: "\${NOVA_API_KEY}", baseUrl: "not yet known"`;
    const account = (sandbox: boolean) => `accounts: [{ id: a, vendor: nova, ${real}, sandbox: ${sandbox} }]`;
    expect(load(account(true))).toEqual([{ ...common, id: 'a', vendor: 'nova', label: 'a', sandbox: { agents: 12 } }]);
    expect(messageOf(() => load(account(false))).split('\n')).toHaveLength(3);
  });

  test('stand beside real ones, in the order of the file', () => {
    const accounts = load(
      'accounts: [{ id: a, vendor: gennia, sandbox: true }, { id: b, vendor: gennia, apiKey: x, sandbox: false }]',
    );
    expect(accounts.map(({ id, sandbox }) => [id, sandbox])).toEqual([
      ['a', { agents: 12 }],
      ['b', false],
    ]);
  });

  test.each([
    [
      'sandbox: yes please',
      'sandbox: expected true, false, or a map with the keys agents, flavour and fault, got a string',
    ],
    ['sandbox: 3', 'sandbox: expected true, false, or a map with the keys agents, flavour and fault, got a number'],
    ['sandbox: { agents: 0 }', 'sandbox.agents: expected a whole number from 1 to 100000'],
    ['sandbox: { fault: broken }', 'sandbox.fault: expected "down", "slow", "limited" or "flaky"'],
    ['sandbox: { flavour: third }', 'sandbox.flavour: expected one of first, second'],
    ['sandbox: { agent: 3 }', 'sandbox.agent: unknown key, expected one of agents, flavour, fault'],
    ['sandbox: true, lable: x', 'lable: unknown key'],
    ['sandbox: true, timeoutMs: 1', 'timeoutMs: expected a whole number from 100 to 300000'],
  ])('%s is refused', (settings, message) => {
    const told = messageOf(() => load(`accounts: [{ id: a, vendor: aegra, ${settings} }]`));
    expect(told).toMatch(/^rollcall\.yaml:1:\d+ accounts\[0\]\./);
    expect(told).toContain(message);
    expect(told.split('\n')).toHaveLength(1);
  });

  test.each(['constructor', '__proto__', 'toString'])('the name %s is a flavour and a fault of none', (name) => {
    const told = (settings: string) => messageOf(() => load(`accounts: [{ id: a, ${settings} }]`));
    expect(told(`vendor: aegra, sandbox: { flavour: ${name} }`)).toContain('expected one of first, second');
    expect(told(`vendor: nova, sandbox: { flavour: ${name} }`)).toContain('expected no flavour');
    expect(told(`vendor: nova, sandbox: { fault: ${name} }`)).toContain('sandbox.fault: expected "down"');
    expect(told(`vendor: nova, sandbox: { ${name}: 1 }`)).toContain('unknown key');
  });

  test('a flavour where there is none to choose is refused', () => {
    expect(messageOf(() => load('accounts: [{ id: a, vendor: nova, sandbox: { flavour: first } }]'))).toContain(
      'accounts[0].sandbox.flavour: expected no flavour: the sandbox of nova has only one',
    );
  });
});
