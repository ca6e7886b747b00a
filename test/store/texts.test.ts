import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { SoughtWord } from '../../src/store/store.ts';
import { storeOfFile } from '../support/database.ts';
import { agentRow } from './rows.ts';

const store = storeOfFile();

beforeEach(async () => {
  for (const table of ['agent', 'agent_document'] as const) await store().writer.deleteFrom(table).execute();
});

/** Characters on which engines and languages differ: of every length in UTF-8, marks, and what means something to an index. */
const CHARACTERS = [...'aZ9 %_\\\'"&|!:*()-^<>.,éßıσ\u0301\u200d\u{ffff}\u{e000}東京都𠮷😀กข'];
const characters = fc.constantFrom(...CHARACTERS);
const text = fc.string({ unit: characters, maxLength: 12 });

/** Words are split and folded before they are stored: no capitals, nothing invisible, one small sigma. */
const letters = fc.constantFrom(...'ab09_éßσжı東京都𠮷ก');
const word = fc.string({ unit: letters, minLength: 1, maxLength: 5 });

/** By code point, as UTF-8 has them too. */
function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

async function holdAgents(texts: readonly string[]): Promise<void> {
  await store().writer.deleteFrom('agent').execute();
  if (texts.length === 0) return;
  const rows = texts.map((search_text, index) => agentRow(index + 1, { search_text }));
  await store().writer.insertInto('agent').values(rows).execute();
}

async function holdWords(words: readonly (readonly string[])[]): Promise<void> {
  for (const table of ['agent', 'agent_document'] as const) await store().writer.deleteFrom(table).execute();
  const rows = words.map((_, index) => agentRow(index + 1));
  await store().writer.insertInto('agent').values(rows).execute();
  const documents = words.map((each, index) => ({
    pk: BigInt(index + 1),
    instructions: null,
    raw: '{}',
    document: null,
    words: [...new Set(each)].join(' '),
  }));
  await store().writer.insertInto('agent_document').values(documents).execute();
}

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).sort();

const foundByText = async (part: string) =>
  idsOf(await store().reader.selectFrom('agent').select('id').where(store().features.holdsText(part)).execute());

const foundByWords = async (sought: readonly SoughtWord[]) =>
  idsOf(await store().reader.selectFrom('agent').select('id').where(store().features.holdsWords(sought)).execute());

const indexesOf = <T>(values: readonly T[], isMeant: (value: T) => boolean) =>
  values.flatMap((value, index) => (isMeant(value) ? [`agent-${index + 1}`] : [])).sort();

describe('the part of a text', () => {
  test('is found where plain JavaScript finds it, however short it is and whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 8 }), fc.array(text, { maxLength: 4 }), async (texts, others) => {
        await holdAgents(texts);
        const parts = [
          ...others,
          ...texts.flatMap((each) => [[...each].slice(1, 3), [...each].slice(-4)].map((some) => some.join(''))),
        ];
        for (const part of parts.filter((each) => each !== '')) {
          expect(await foundByText(part)).toEqual(indexesOf(texts, (each) => each.includes(part)));
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each(['東', '東京', '東京都', '%', '_', '\\', "'", '"', '""', 'a%', '😀', '𠮷', '\u0001', 'é', 'NULL', ' '])(
    'is %s, and found',
    async (part) => {
      await holdAgents([`x${part}y`, 'neither here', part.repeat(3)]);
      const isIn = indexesOf([`x${part}y`, 'neither here', part.repeat(3)], (each) => each.includes(part));
      expect(await foundByText(part)).toEqual(isIn);
    },
  );

  test('is found after the text has changed, and not where it stood before', async () => {
    await holdAgents(['before']);
    await store().writer.updateTable('agent').set({ search_text: 'afterwards' }).execute();
    expect(await foundByText('before')).toEqual([]);
    expect(await foundByText('afterw')).toEqual(['agent-1']);
    await store().writer.deleteFrom('agent').execute();
    expect(await foundByText('afterw')).toEqual([]);
  });
});

describe('words', () => {
  test('are found where plain JavaScript finds all of them, whole or as a beginning', async () => {
    const sought = fc.record({ word, isPrefix: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(word, { maxLength: 6 }), { minLength: 1, maxLength: 6 }),
        fc.array(sought, { minLength: 1, maxLength: 3 }),
        async (held, others) => {
          await holdWords(held);
          const ofAgents = held.flatMap((words) => words.slice(0, 2));
          const questions = [
            others,
            ...ofAgents.map((each) => [{ word: [...each].slice(0, 2).join(''), isPrefix: true }]),
          ];
          for (const words of [...questions, ofAgents.slice(0, 2).map((each) => ({ word: each, isPrefix: false }))]) {
            if (words.length === 0) continue;
            const matches = (own: readonly string[]) =>
              words.every((each) => own.some((w) => (each.isPrefix ? w.startsWith(each.word) : w === each.word)));
            expect(await foundByWords(words)).toEqual(indexesOf(held, matches));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('are found after the document has changed', async () => {
    await holdWords([['before']]);
    await store().writer.updateTable('agent_document').set({ words: 'after wards' }).execute();
    expect(await foundByWords([{ word: 'before', isPrefix: false }])).toEqual([]);
    expect(
      await foundByWords([
        { word: 'wards', isPrefix: false },
        { word: 'aft', isPrefix: true },
      ]),
    ).toEqual(['agent-1']);
  });
});

describe('texts', () => {
  test('are ordered by code point, and so are pages that go on behind one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(text, { minLength: 2, maxLength: 12 }), async (names) => {
        await store().writer.deleteFrom('agent').execute();
        await store()
          .writer.insertInto('agent')
          .values(names.map((name, index) => agentRow(index + 1, { name })))
          .execute();
        const { reader } = store();
        const ordered = names.toSorted(byCodePoint);
        const up = await reader.selectFrom('agent').select('name').orderBy('name', 'asc').execute();
        expect(up.map(({ name }) => name)).toEqual(ordered);
        const [first = ''] = ordered;
        const behind = await reader
          .selectFrom('agent')
          .select('name')
          .where('name', '>', first)
          .orderBy('name', 'desc')
          .execute();
        expect(behind.map(({ name }) => name)).toEqual(ordered.slice(1).toReversed());
      }),
      { numRuns: 40 },
    );
  });

  test('are told apart by case, blanks at their end and how they are composed', async () => {
    const names = ['a', 'A', 'a ', ' a', 'é', 'e\u0301', ''];
    await store()
      .writer.insertInto('agent')
      .values(names.map((name, index) => agentRow(index + 1, { name })))
      .execute();
    for (const name of names) {
      const found = await store().reader.selectFrom('agent').select('name').where('name', '=', name).execute();
      expect(found).toEqual([{ name }]);
    }
  });
});
