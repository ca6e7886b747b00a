/**
 * @module The ceiling: node:http, graphql-jit and undici, with nothing between them. No framework, no limits, and of errors no
 * more than that there is one: what is left is what an answer costs at least.
 */
import { createServer, type ServerResponse } from 'node:http';
import { parse, validate } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { createHandSchema } from './by-hand/schema.ts';
import { givenAccounts, listen } from './by-hand/serve.ts';

const MAX_DOCUMENTS = 500;

const schema = createHandSchema(givenAccounts());
const documents = new Map<string, CompiledQuery>();

function compiled(query: string): CompiledQuery {
  const known = documents.get(query);
  if (known !== undefined) return known;
  const document = parse(query);
  const [error] = validate(schema, document);
  if (error !== undefined) throw error;
  const made = compileQuery(schema, document);
  if (!isCompiledQuery(made)) throw new Error('the document can not be compiled');
  if (documents.size >= MAX_DOCUMENTS) documents.clear();
  documents.set(query, made);
  return made;
}

async function answer(json: string, response: ServerResponse): Promise<void> {
  const { query, variables } = JSON.parse(json) as { query: string; variables?: Record<string, unknown> };
  const document = compiled(query);
  const result = await document.query({}, {}, variables ?? {});
  const body = Buffer.from(document.stringify(result));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
}

listen(
  createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      answer(Buffer.concat(chunks).toString(), response).catch((error) => response.writeHead(400).end(String(error)));
    });
  }),
);
