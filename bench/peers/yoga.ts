/** @module Yoga by hand, with what it logs and shows to browsers switched off. */
import { createServer } from 'node:http';
import { createYoga } from 'graphql-yoga';
import { createHandSchema } from './by-hand/schema.ts';
import { givenAccounts, listen } from './by-hand/serve.ts';

const yoga = createYoga({
  schema: createHandSchema(givenAccounts()),
  logging: 'error',
  graphiql: false,
  landingPage: false,
});
listen(createServer(yoga));
