import { describe, expect, test } from 'vitest';
import byHand from '../../bin/models/by-hand.json' with { type: 'json' };
import { labelOf } from '../../bin/models/label.ts';
import { type LitellmEntry, rowsOf, tableText } from '../../bin/models/rows.ts';
import models from '../../src/language-models/models.json' with { type: 'json' };
import type { LanguageModelRow } from '../../src/language-models/table.ts';

const RELEASE = { version: '1.2.3', readOn: '2026-11-26' };
const PAGE = 'https://developers.openai.com/api/docs/deprecations';

const rowsFor = (entries: Record<string, LitellmEntry>) => rowsOf(entries, RELEASE, []);

describe('the table of language models', () => {
  test('has every model of a maker, with the end that its provider announced and where that stands', () => {
    const entries = {
      'gpt-4o': { litellm_provider: 'openai', mode: 'chat', deprecation_date: '2027-01-14', deprecation_source: PAGE },
      'gemini/gemini-3.5-flash': { litellm_provider: 'gemini', mode: 'chat' },
    };
    expect(rowsFor(entries)).toEqual([
      { id: 'gemini-3.5-flash', provider: 'google', label: 'Gemini 3.5 Flash', readOn: '2026-11-26' },
      {
        id: 'gpt-4o',
        provider: 'openai',
        label: 'GPT-4o',
        retiresAt: '2027-01-14',
        source: PAGE,
        readOn: '2026-11-26',
      },
    ]);
  });

  test('has of those who serve models of others the ones with an end', () => {
    const azure = { litellm_provider: 'azure', mode: 'chat' };
    const rows = rowsFor({
      'azure/gpt-4o': { ...azure, deprecation_date: '2027-04-14' },
      'azure/gpt-6': azure,
      'azure/eu/gpt-4o': { ...azure, deprecation_date: '2027-04-14' },
      'eu.anthropic.claude-1-v1:0': {
        litellm_provider: 'bedrock_converse',
        mode: 'chat',
        deprecation_date: '2026-10-14',
      },
    });
    expect(rows.map(({ id, provider, aliases, source }) => ({ id, provider, aliases, source }))).toEqual([
      { id: 'azure/gpt-4o', provider: 'azure', aliases: undefined, source: 'LiteLLM 1.2.3' },
      {
        id: 'bedrock/eu.anthropic.claude-1-v1:0',
        provider: 'bedrock',
        aliases: ['eu.anthropic.claude-1-v1:0'],
        source: 'LiteLLM 1.2.3',
      },
    ]);
  });

  test('has nothing that no agent is made of, and nobody that it does not know', () => {
    const day = { deprecation_date: '2027-01-14' };
    const entries = {
      'whisper-1': { litellm_provider: 'openai', mode: 'audio_transcription', ...day },
      'somewhere/llama': { litellm_provider: 'somewhere', mode: 'chat', ...day },
      sample_spec: { litellm_provider: 'one of these', mode: 'one of: chat', deprecation_date: 'date when' },
    };
    expect(rowsFor(entries)).toEqual([]);
  });

  test("believes a maker's own address rather than a name that another platform may share", () => {
    const gemini = { mode: 'chat', litellm_provider: 'gemini' };
    const rows = rowsFor({
      'gemini/gemini-1': { ...gemini, deprecation_date: '2026-12-01' },
      'gemini-1': { ...gemini, deprecation_date: '2026-10-20' },
    });
    expect(rows).toEqual([expect.objectContaining({ id: 'gemini-1', retiresAt: '2026-12-01' })]);
  });

  test('does not show an address that only its maker can open', () => {
    const entry = { litellm_provider: 'azure', mode: 'chat', deprecation_date: '2027-04-14' };
    const deprecation_source = 'https://management.example.com/subscriptions/0/models';
    expect(rowsFor({ 'azure/gpt-4o': { ...entry, deprecation_source } })[0]?.source).toBe('LiteLLM 1.2.3');
  });

  test('takes what was looked up by hand in place of what it is told', () => {
    const mine = { id: 'gpt-4o', provider: 'openai', label: 'Mine', readOn: '2026-11-27' };
    expect(rowsOf({ 'gpt-4o': { litellm_provider: 'openai', mode: 'chat' } }, RELEASE, [mine])).toEqual([mine]);
  });

  test('is refused where one word would stand for two models', () => {
    const rows = ['gpt-4o', 'gpt-5'].map((id) => ({
      id,
      provider: 'openai',
      label: id,
      readOn: '',
      aliases: ['same'],
    }));
    expect(() => rowsOf({}, RELEASE, rows)).toThrow('gpt-5 and gpt-4o are both called "same"');
  });

  test('is the same file whatever the order of what it is made of', () => {
    const entry = { litellm_provider: 'openai', mode: 'chat' };
    const there = tableText(rowsFor({ 'gpt-4o': entry, o3: entry }));
    expect(tableText(rowsFor({ o3: entry, 'gpt-4o': entry }))).toBe(there);
    expect(JSON.parse(there)).toHaveLength(2);
    expect(there.split('\n')).toHaveLength(5);
  });

  test('that is in the repository holds what was looked up by hand', () => {
    const rows: readonly LanguageModelRow[] = byHand;
    expect(models).toEqual(expect.arrayContaining([...rows]));
    for (const { source } of rows) expect(source).toMatch(/^https:/);
  });
});

test.each([
  ['gpt-4o-mini-2024-07-18', 'GPT-4o mini (2024-07-18)'],
  ['gpt-realtime-mini', 'gpt-realtime-mini'],
  ['o3-mini', 'o3-mini'],
  ['claude-sonnet-4-5-20250929', 'Claude Sonnet 4.5 (2025-09-29)'],
  ['gemini-2.5-flash-lite', 'Gemini 2.5 Flash Lite'],
  ['deepseek-chat', 'DeepSeek Chat'],
  ['ft:gpt-4o-2024-08-06', 'GPT-4o (2024-08-06), fine-tuned'],
  ['us.anthropic.claude-sonnet-4-20250514-v1:0', 'us.anthropic.claude-sonnet-4-20250514-v1:0'],
])('people call %s %s', (id, label) => {
  expect(labelOf(id)).toBe(label);
});
