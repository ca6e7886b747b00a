import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { storeOfFile } from '../support/database.ts';
import { agentRow } from './rows.ts';

const store = storeOfFile();

async function keptAs(raw: string): Promise<string> {
  const { writer, reader } = store();
  await writer.deleteFrom('agent_document').execute();
  await writer
    .insertInto('agent_document')
    .values({ pk: 1n, instructions: null, raw, document: null, words: '' })
    .execute();
  return (await reader.selectFrom('agent_document').select('raw').executeTakeFirstOrThrow()).raw;
}

async function keptName(name: string): Promise<string> {
  const { writer, reader } = store();
  await writer.deleteFrom('agent').execute();
  await writer
    .insertInto('agent')
    .values(agentRow(1, { name, search_text: name }))
    .execute();
  return (await reader.selectFrom('agent').select('name').executeTakeFirstOrThrow()).name;
}

/** Characters of four bytes that no compression makes short. */
const astral = (length: number) =>
  Array.from({ length }, (_, index) => String.fromCodePoint(0x20000 + ((index * index * 7919) % 40_000))).join('');

describe('a document', () => {
  test('is kept letter for letter as JSON, whatever is in it', async () => {
    const anyText = fc.string({ unit: 'binary' });
    // Halves of pairs, alone and at either end.
    const halves = fc.string({
      unit: fc.constantFrom('\ud800', '\udfff', 'a', '\0', '\uffff', '\ufffe', '\u{10ffff}', '"', '\\'),
    });
    const documents = fc.dictionary(fc.oneof(anyText, halves), fc.oneof(anyText, halves, fc.jsonValue()));
    await fc.assert(
      fc.asyncProperty(documents, async (document) => {
        const json = JSON.stringify(document);
        expect(await keptAs(json)).toBe(json);
      }),
      { numRuns: 200 },
    );
  });

  test('keeps the order of its keys, numbers as they were written, and keys that stand twice', async () => {
    const json = '{"b":1.0,"a":12345678901234567890,"a":1e400,"é":"\\u00e9"}';
    expect(await keptAs(json)).toBe(json);
  });

  test('may have 20 megabytes', async () => {
    const json = JSON.stringify({ text: 'あb'.repeat(5_000_000) });
    expect(await keptAs(json)).toBe(json);
  });

  test('of which many are written at once comes back as each was', async () => {
    const { writer, reader, features } = store();
    await writer.deleteFrom('agent_document').execute();
    const rows = Array.from({ length: Math.floor(features.maxParameters / 5) }, (_, index) => ({
      pk: BigInt(index + 1),
      instructions: null,
      raw: `{"n":${index}}`,
      document: null,
      words: '',
    }));
    await writer.insertInto('agent_document').values(rows).execute();
    const kept = await reader.selectFrom('agent_document').select('raw').orderBy('pk').execute();
    expect(kept.map(({ raw }) => raw)).toEqual(rows.map(({ raw }) => raw));
  });
});

describe('a text of a column', () => {
  test.each(['\u0001', '\u{ffff}', '\u{10ffff}', '\u200b', '\u2028', '\x7f', '\u0085', '\r\n\t'])(
    'may hold the character %j',
    async (text) => {
      expect(await keptName(`a${text}b`)).toBe(`a${text}b`);
    },
  );

  test('by which agents are ordered or counted may have 500 characters of any kind', async () => {
    const long = astral(500);
    expect(await keptName(long)).toBe(long);
    const { writer, reader } = store();
    await writer.updateTable('agent').set({ model: long }).execute();
    await writer.insertInto('agent_tag').values({ pk: 1n, tag: long }).execute();
    await writer
      .insertInto('agent_count')
      .values({ account_id: 'a', vendor: 'V', status: '', model: long, language_model: '', n: 1 })
      .execute();
    expect(await reader.selectFrom('agent_tag').select('tag').execute()).toEqual([{ tag: long }]);
  });

  test('that is searched may have 100,000 characters', async () => {
    const { writer, reader, features } = store();
    await writer.deleteFrom('agent').execute();
    await writer
      .insertInto('agent')
      .values(agentRow(1, { search_text: astral(100_000) }))
      .execute();
    const found = await reader
      .selectFrom('agent')
      .select('id')
      .where(features.holdsText(astral(20)))
      .execute();
    expect(found).toEqual([{ id: 'agent-1' }]);
  });

  test('of words may have 200,000 characters, each word up to 64', async () => {
    const words = Array.from({ length: 3_000 }, (_, index) => `${astral(28)}${index}`.slice(0, 64));
    const { writer, reader, features } = store();
    await writer.deleteFrom('agent').execute();
    await writer.deleteFrom('agent_document').execute();
    await writer.insertInto('agent').values(agentRow(1)).execute();
    await writer
      .insertInto('agent_document')
      .values({ pk: 1n, instructions: null, raw: '{}', document: null, words: words.join(' ') })
      .execute();
    const found = await reader
      .selectFrom('agent')
      .select('id')
      .where(features.holdsWords([{ word: words.at(-1) ?? '', isPrefix: false }]))
      .execute();
    expect(found).toEqual([{ id: 'agent-1' }]);
  });

  test('comes back as it is when it looks like a number, a truth or a statement', async () => {
    for (const name of ['1', 'true', 'null', '1e3', "'; drop table agent; --", '$1', '?', '{}']) {
      expect(await keptName(name)).toBe(name);
    }
  });
});

describe('a number of a column', () => {
  test.each([0, 1, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 1_764_000_000_000])(
    'may be %d',
    async (at) => {
      const { writer, reader } = store();
      await writer.deleteFrom('agent').execute();
      await writer
        .insertInto('agent')
        .values(agentRow(1, { created_at: at }))
        .execute();
      expect(await reader.selectFrom('agent').select('created_at').execute()).toEqual([{ created_at: at }]);
    },
  );

  test.each([0.1, 1 / 3, 5e-324, 1.7976931348623157e308])('with a fraction may be %d', async (temperature) => {
    const { writer, reader } = store();
    await writer.deleteFrom('agent').execute();
    await writer.insertInto('agent').values(agentRow(1, { temperature })).execute();
    expect(await reader.selectFrom('agent').select('temperature').execute()).toEqual([{ temperature }]);
  });
});
