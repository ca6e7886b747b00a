/** @module Mercurius on Fastify, by hand, with graphql-jit from the second time that a document is asked for. */
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { createHandSchema } from './by-hand/schema.ts';
import { givenAccounts } from './by-hand/serve.ts';

const app = Fastify({ logger: false });
app.register(mercurius, { schema: createHandSchema(givenAccounts()), path: '/graphql', jit: 1 });
console.log(`${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql`);
