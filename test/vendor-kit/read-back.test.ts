import { expect, test } from 'vitest';
import { z } from 'zod';
import { keysOfContract } from './keys.ts';
import { neverSent, notReadBack } from './read-back.ts';

const keys = keysOfContract(
  z.strictObject({
    name: z.string(),
    voice: z.strictObject({ speed: z.number(), words: z.array(z.strictObject({ text: z.string() })) }),
    metadata: z.record(z.string(), z.unknown()),
  }),
);

const sent = { name: 'Ada', voice: { speed: 1.5, words: [{ text: 'hello' }] }, metadata: { team: { id: 1 } } };

test('what is read as it was sent, at places that have a name, is no problem', () => {
  const read = { ...sent, id: 'a1', voice: { ...sent.voice, pitch: null } };
  expect(notReadBack(sent, read, keys)).toEqual([]);
});

test('keys that the SDK does not name are named, both of two, although it reads them', () => {
  const wrong = { name: 'Ada', voice: { spede: 1.5, words: [{ txt: 'hello' }] } };
  expect(notReadBack(wrong, wrong, keys)).toEqual([
    'voice.spede: the SDK has no such key',
    'voice.words[].txt: the SDK has no such key',
  ]);
});

test('values that are read otherwise, or not at all, are named', () => {
  const read = { name: 'Ada', voice: { speed: 1, words: [] }, metadata: {} };
  expect(notReadBack(sent, read, keys)).toEqual([
    'voice.speed: sent 1.5, the SDK reads 1',
    'voice.words[].text: sent "hello", the SDK reads undefined',
    'metadata.team.id: sent 1, the SDK reads undefined',
  ]);
});

test('keys that were never sent are named', () => {
  expect(neverSent(sent, keys)).toEqual([]);
  expect(neverSent({ name: 'Ada', voice: { words: [] } }, keys)).toEqual([
    'voice.speed',
    'voice.words[]',
    'voice.words[].text',
    'metadata',
  ]);
});
