import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type ComparedDocument, compareContract, type KnownDifference } from './compare.ts';
import { readOpenApi } from './openapi.ts';

/** The API of an invented vendor, as its OpenAPI file has it. */
const api = readOpenApi({
  openapi: '3.1.0',
  components: {
    schemas: {
      Agent: {
        type: 'object',
        required: ['name', 'created_at'],
        properties: {
          name: { type: 'string' },
          created_at: { type: 'string' },
          voice: { anyOf: [{ $ref: '#/components/schemas/Voice' }, { type: 'null' }] },
          tools: { type: 'array', items: { type: 'object', properties: { url: { type: 'string' } } } },
          metadata: { type: 'object', additionalProperties: true },
        },
      },
      Voice: { type: 'object', properties: { pitch: { enum: ['low', 'high'] }, speech_rate: { type: 'number' } } },
    },
  },
});

const voice = { pitch: z.enum(['low', 'high']).nullish(), speech_rate: z.number().nullish() };
const tool = { url: z.string().nullish() };
const right = {
  name: z.string(),
  created_at: z.string(),
  voice: z.looseObject(voice).nullish(),
  tools: z.array(z.looseObject(tool).nullable()).nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
};

function document(shape: z.ZodRawShape, sentBy: ComparedDocument['sentBy'] = 'US'): ComparedDocument {
  return { name: 'agent', contract: z.looseObject(shape), source: api.component('Agent'), sentBy };
}

function differences(shape: z.ZodRawShape, sentBy?: ComparedDocument['sentBy']): readonly string[] {
  return compareContract([document(shape, sentBy)]).differences;
}

function known(path: string, only?: KnownDifference['only']): KnownDifference {
  return { documents: ['agent'], path, ...(only && { only }), reason: 'it is so', source: 'https://docs.example.com' };
}

describe('a contract beside what others say of the same API', () => {
  test('is right where both name the same', () => {
    expect(compareContract([document(right)])).toEqual({ differences: [], outdated: [] });
  });

  test('has two misspelt wire keys named, both of them, with the keys that they should be', () => {
    const { speech_rate: rate, ...otherVoice } = voice;
    const wrong = {
      ...right,
      voice: z.looseObject({ ...otherVoice, speechRate: rate }).nullish(),
      tools: z.array(z.looseObject({ uri: tool.url }).nullable()).nullish(),
    };
    expect(differences(wrong)).toEqual([
      'agent: voice.speechRate is only in the contract',
      'agent: tools[].uri is only in the contract',
      'agent: voice.speech_rate is only in the source',
      'agent: tools[].url is only in the source',
    ]);
  });

  test('has each missing object named once', () => {
    const { voice: _, ...others } = right;
    expect(differences(others)).toEqual(['agent: voice is only in the source']);
  });

  test('has other values of an enum named, where both list them', () => {
    const wrong = z.looseObject({ ...voice, pitch: z.enum(['low', 'hi']).nullish() }).nullish();
    expect(differences({ ...right, voice: wrong })).toEqual([
      'agent: voice.pitch can be hi only in the contract',
      'agent: voice.pitch can be high only in the source',
    ]);
    const open = z.looseObject({ ...voice, pitch: z.string() }).nullish();
    expect(differences({ ...right, voice: open }, 'VENDOR')).toEqual([
      'agent: voice.pitch is required only in the contract',
    ]);
  });

  test('has to require in bodies what others do, and may read answers more tolerantly', () => {
    const tolerant = { ...right, created_at: z.string().nullish() };
    expect(differences(tolerant, 'US')).toEqual(['agent: created_at is required only in the source']);
    expect(differences(tolerant, 'VENDOR')).toEqual([]);
  });

  test('has another form of a value named: a list is no single value', () => {
    const wrong = { ...right, tools: z.looseObject(tool).nullish() };
    expect(differences(wrong)).toEqual([
      'agent: tools.url is only in the contract',
      'agent: tools[] is only in the source',
    ]);
  });

  test('says nothing of keys where one side takes any', () => {
    expect(differences({ ...right, metadata: z.looseObject({ team: z.string().nullish() }).nullish() })).toEqual([]);
    expect(differences({ ...right, voice: z.record(z.string(), z.unknown()).nullish() })).toEqual([]);
  });
});

test('a source that takes anything is no source', () => {
  const source = { root: {}, resolve: () => ({}) };
  expect(compareContract([{ ...document(right), source }]).differences).toEqual([
    'agent: anything is right for the source',
  ]);
});

describe('a difference that is known', () => {
  const wider = { ...right, owner: z.looseObject({ id: z.string() }).nullish() };

  test('is not reported, nor is what lies below it', () => {
    expect(compareContract([document(wider)], [known('owner', 'CONTRACT')])).toEqual({ differences: [], outdated: [] });
    expect(compareContract([document(wider)], [known('owner')])).toEqual({ differences: [], outdated: [] });
  });

  test('is reported when it is another side that has it', () => {
    const explanation = known('owner', 'SOURCE');
    expect(compareContract([document(wider)], [explanation])).toEqual({
      differences: ['agent: owner is only in the contract'],
      outdated: [explanation],
    });
  });

  test('is named as outdated once it is there no longer, in any of its documents', () => {
    const explanation = known('owner', 'CONTRACT');
    expect(compareContract([document(right)], [explanation])).toEqual({ differences: [], outdated: [explanation] });
    const ofTwo = { ...explanation, documents: ['agent', 'listItem'] };
    expect(compareContract([document(wider), { ...document(right), name: 'listItem' }], [ofTwo])).toEqual({
      differences: [],
      outdated: [ofTwo],
    });
  });
});
