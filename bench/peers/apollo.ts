/** @module Apollo Server as it comes, by hand. */
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { createHandSchema } from './by-hand/schema.ts';
import { givenAccounts } from './by-hand/serve.ts';

const server = new ApolloServer({ schema: createHandSchema(givenAccounts()) });
const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
console.log(`${url}graphql`);
