import { describe, expect, test } from 'vitest';
import { gennia } from '../../src/vendors/gennia/index.ts';
import { MODELS } from '../../src/vendors/gennia/sandbox-models.ts';
import { AGENT_LIMIT } from '../../src/vendors/gennia/sandbox-workspace.ts';

const KEY = 'gsk_test_sandbox0000000000000000';
const GPT = modelId('gpt-4.1');
const NO_TEMPERATURE = modelId('o3');

function modelId(name: string): string {
  const model = MODELS.find((item) => item.modelId === name);
  if (model === undefined) throw new Error(`no model ${name}`);
  return model.publicId;
}

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the answers of many routes
  readonly body: any;
}

/** A fresh sandbox whose clock moves a second with every look. */
function start(agents = 13) {
  let time = Date.parse('2026-11-01T00:00:00Z');
  const { app } = gennia.createSandbox({
    agents,
    now: () => {
      time += 1000;
      return new Date(time);
    },
  });
  return async (method: string, path: string, body?: unknown, headers: object = { 'X-Api-Key': KEY }): Promise<Answer> => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const init = { method, headers: { ...headers }, ...(body === undefined ? {} : { body: text }) };
    const response = await app.request(`/public/api/v1${path}`, init);
    const answer = await response.text();
    return { status: response.status, body: answer === '' ? undefined : JSON.parse(answer) };
  };
}

type Call = ReturnType<typeof start>;

async function create(call: Call, body: object = {}): Promise<string> {
  const answer = await call('POST', '/agents', { name: 'New', ...body });
  expect(answer.status).toBe(201);
  return answer.body.publicId;
}

const invalid = (part: string) => ({
  status: 400,
  body: { code: 'VALIDATION_ERROR', message: expect.stringContaining(part) },
});
