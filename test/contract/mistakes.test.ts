import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { mistakesIn, sentence } from '../../src/contract/mistakes.ts';
import { placeOf } from '../../src/contract/places.ts';
import { parseJson } from '../../src/core/parse-json.ts';

const mood = z.enum(['very-good', 'so_so']);
const tool = z.strictObject({ tool_name: z.string().max(5), retry_count: z.int32().min(0).max(3).optional() });

const contract = z
  .strictObject({
    name: z.string().min(1).max(10).meta({ unified: 'name' }),
    the_model: z.enum(['m-1', 'm-2']).optional().meta({ unified: 'model' }),
    mood,
    moods: z.array(mood).min(1).optional(),
    is_public: z.boolean().optional(),
    heat_level: z.number().min(0).optional(),
    more_heat: z.number().gt(1).lt(2).optional(),
    pair: z.array(z.string()).length(2).optional(),
    main_tool: tool.optional(),
    all_tools: z.array(tool).optional(),
    tool_by_name: z.record(z.string().regex(/^[a-z]+$/, { error: 'must be in small letters' }), tool).optional(),
    web_site: z.url().optional(),
    opened_at: z.iso.datetime().optional(),
    short_code: z.string().startsWith('A-').optional(),
    text_or_tool: z.union([z.string(), tool]).optional(),
    text_or_flag: z.union([z.string(), z.boolean()]).optional(),
    in_steps: z.int().multipleOf(5).optional(),
    own_words: z.string({ error: 'must be what Acme calls a word' }).optional(),
  })
  .superRefine(({ is_public: isPublic, web_site: site }, context) => {
    if (isPublic && site === undefined) {
      context.addIssue({ code: 'custom', path: ['web_site'], message: 'is required of what is public' });
    }
  });

const right = { name: 'Ada', mood: 'very-good' };

function told(body: unknown): string[] {
  return mistakesIn(contract, body).map(({ path, predicate }) =>
    sentence(placeOf(contract, path, 'acme').field, predicate),
  );
}

describe('what is wrong with a body', () => {
  test('is nothing in a right one', () => {
    expect(told(right)).toEqual([]);
    expect(told(parseJson('{"name":"Ada","mood":"so_so","heat_level":1.0}'))).toEqual([]);
  });

  test.each([
    [{ mood: undefined }, 'extension.acme.mood is required: VERY_GOOD or SO_SO.'],
    [{ name: undefined }, 'name is required.'],
    [{ name: '' }, 'name must not be empty.'],
    [{ name: 'x'.repeat(11) }, 'name must have at most 10 characters.'],
    [{ name: 5 }, 'name must be a text.'],
    [{ mood: 'bad' }, 'extension.acme.mood must be VERY_GOOD or SO_SO.'],
    [{ mood: 5 }, 'extension.acme.mood must be VERY_GOOD or SO_SO.'],
    [{ the_model: 'm-3' }, 'model must be m-1 or m-2.'],
    [{ moods: [] }, 'extension.acme.moods must not be empty.'],
    [{ moods: ['very-good', 'bad'] }, 'extension.acme.moods.1 must be VERY_GOOD or SO_SO.'],
    [{ is_public: 'yes' }, 'extension.acme.isPublic must be true or false.'],
    [{ is_public: true }, 'extension.acme.webSite is required of what is public.'],
    [{ heat_level: -1 }, 'extension.acme.heatLevel must be at least 0.'],
    [{ heat_level: 'warm' }, 'extension.acme.heatLevel must be a number.'],
    [{ more_heat: 1 }, 'extension.acme.moreHeat must be more than 1.'],
    [{ more_heat: 2 }, 'extension.acme.moreHeat must be less than 2.'],
    [{ pair: ['a'] }, 'extension.acme.pair must have exactly 2 items.'],
    [{ main_tool: {} }, 'extension.acme.mainTool.toolName is required.'],
    [{ main_tool: 'lamp' }, 'extension.acme.mainTool must be an object.'],
    [
      { main_tool: { tool_name: 'a', retry_count: 4 } },
      'extension.acme.mainTool.retryCount must be a whole number from 0 to 3.',
    ],
    [
      { main_tool: { tool_name: 'a', retry_count: 1.5 } },
      'extension.acme.mainTool.retryCount must be a whole number from 0 to 3.',
    ],
    [{ main_tool: { tool_name: 'a', colour: 1 } }, 'extension.acme.mainTool.colour is not known here.'],
    [
      { all_tools: [{ tool_name: 'a' }, { tool_name: 'too long' }] },
      'extension.acme.allTools.1.toolName must have at most 5 characters.',
    ],
    [{ all_tools: {} }, 'extension.acme.allTools must be a list.'],
    [{ tool_by_name: { a: {} } }, 'extension.acme.toolByName.a.toolName is required.'],
    [
      { tool_by_name: { 'A b': { tool_name: 'a' } } },
      'extension.acme.toolByName."A b" is no key that can be given: it must be in small letters.',
    ],
    [{ web_site: 'here' }, 'extension.acme.webSite must be a URL.'],
    [{ opened_at: 'today' }, 'extension.acme.openedAt must be a point in time such as 2026-01-31T12:00:00Z.'],
    [{ short_code: 'B' }, 'extension.acme.shortCode must be a text that begins with "A-".'],
    [{ text_or_tool: 5 }, 'extension.acme.textOrTool must be a text or an object.'],
    [{ text_or_tool: { tool_name: 5 } }, 'extension.acme.textOrTool.toolName must be a text.'],
    [{ text_or_flag: {} }, 'extension.acme.textOrFlag must be a text or true or false.'],
    [{ in_steps: 7 }, 'extension.acme.inSteps must be a multiple of 5.'],
    [{ own_words: 5 }, 'extension.acme.ownWords must be what Acme calls a word.'],
  ])('%j: %s', (change, message) => {
    expect(told({ ...right, ...change })).toEqual([message]);
  });

  test('is told at once, the first mistake of each place', () => {
    expect(told({ name: '', moods: ['bad', 'worse'], heat_level: 'x' })).toEqual([
      'name must not be empty.',
      'extension.acme.mood is required: VERY_GOOD or SO_SO.',
      'extension.acme.moods.0 must be VERY_GOOD or SO_SO.',
      'extension.acme.moods.1 must be VERY_GOOD or SO_SO.',
      'extension.acme.heatLevel must be a number.',
    ]);
  });

  test('names no value, however long', () => {
    const secret = 'sk-do-not-show';
    const everywhere = Object.fromEntries(Object.keys(contract.shape).map((key) => [key, { [secret]: secret }]));
    for (const message of told(everywhere).filter((text) => !text.includes(`.${secret} `))) {
      expect(message).not.toContain(secret);
    }
    expect(sentence(['extension', 'acme', 'x'.repeat(1000).replace('x', ' ')], 'is wrong').length).toBeLessThan(120);
  });
});
