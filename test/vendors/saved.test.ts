import { expect, test } from 'vitest';
import { numberFrom } from '../../src/core/json.ts';
import { pathWithQuery } from '../../src/http/call.ts';
import { route } from '../../src/http/route.ts';
import { plannedCall } from '../../src/vendors/kit/planned-call.ts';
import type { PlannedCall } from '../../src/vendors/plan.ts';
import { filled, keepAnswer, type SavedValue, type SavedValues, saved } from '../../src/vendors/saved.ts';

test('an id that is a large number is sent with all of its digits, in a path, a query and a body', () => {
  const values: SavedValues = new Map();
  const making: PlannedCall = { ...plannedCall('POST', route('/llms')), saveAs: { llmId: ['id'] } };
  expect(keepAnswer(making, { id: numberFrom('9007199254740993') }, values)).toEqual([]);
  const using: PlannedCall<SavedValue> = {
    ...plannedCall('POST', route('/llms/{llmId}/agents'), { llm: saved('llmId') }),
    query: { llm: saved('llmId'), country: 'ch', draft: undefined },
  };
  const call = filled(using, values);
  expect(pathWithQuery(call)).toBe('/llms/9007199254740993/agents?llm=9007199254740993&country=ch');
  expect(JSON.stringify(call.body)).toBe('{"llm":9007199254740993}');
});

test('what the agent must hold afterwards is told with the values of earlier answers, and a text stays a text', () => {
  const planned: PlannedCall<SavedValue> = {
    ...plannedCall('PATCH', route('/agents/{id}'), { settings: {} }),
    asks: { settings: { llm: saved('llmId') }, name: '{llmId}' },
  };
  const { asks } = filled(planned, new Map(Object.entries({ id: 'a', llmId: 'l1' })));
  expect(asks).toEqual({ settings: { llm: 'l1' }, name: '{llmId}' });
});
