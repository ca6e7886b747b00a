import { expect, test } from 'vitest';
import { keysOf } from './keys.ts';
import { readOpenApi } from './openapi.ts';

const document = {
  openapi: '3.0.3',
  paths: {
    '/agents': {
      post: {
        requestBody: { $ref: '#/components/requestBodies/Agent' },
        responses: {
          '400': { description: 'no' },
          '201': {
            description: 'made',
            content: { 'application/json; charset=utf-8': { schema: { $ref: '#/components/schemas/Agent' } } },
          },
        },
      },
      delete: { responses: { default: { description: 'gone' } } },
    },
  },
  components: {
    requestBodies: {
      Agent: { content: { 'application/json': { schema: { $ref: '#/components/schemas/New~1Agent' } } } },
    },
    schemas: {
      'New/Agent': { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
      Agent: {
        allOf: [
          { $ref: '#/components/schemas/New~1Agent' },
          {
            type: 'object',
            properties: {
              voice: { type: 'string', nullable: true, enum: ['low', 'high', null] },
              tools: { type: 'array', items: { $ref: '#/components/schemas/Tool' } },
            },
          },
        ],
      },
      Tool: { type: 'object', properties: { url: { type: 'string' } } },
      Lost: { $ref: '#/components/schemas/Nowhere' },
      Foreign: { $ref: 'other.json#/Agent' },
    },
  },
};
const api = readOpenApi(document);

test('components, bodies and answers are read, whatever they refer to', () => {
  const paths = ['', 'name', 'voice', 'tools', 'tools[]', 'tools[].url'];
  expect([...keysOf(api.component('Agent')).keys()]).toEqual(paths);
  expect([...keysOf(api.answer('POST', '/agents')).keys()]).toEqual(paths);
  expect([...keysOf(api.body('POST', '/agents')).keys()]).toEqual(['', 'name']);
  expect(keysOf(api.component('Agent')).get('voice')?.values).toEqual(['low', 'high']);
});

test('what the file does not have is named', () => {
  expect(() => api.component('Agnet')).toThrow('the OpenAPI file has no components/schemas/Agnet');
  expect(() => api.body('PUT', '/agents')).toThrow('the OpenAPI file has no paths//agents/put/requestBody');
  expect(() => api.answer('DELETE', '/agents')).toThrow(
    'the OpenAPI file has no JSON for the answer of DELETE /agents',
  );
  expect(() => keysOf(api.component('Lost'))).toThrow('the OpenAPI file has no components/schemas/Nowhere');
  expect(() => keysOf(api.component('Foreign'))).toThrow('the OpenAPI file refers to another one: other.json#/Agent');
});
