/**
 * A Mastra server with stored agents in a database file of the working directory, and one agent that is defined in code.
 * `PORT` is where it listens. `TOKENS`, if it is set, is JSON of bearer tokens and their users: `{"token":{"id":"ann"}}`;
 * without it nobody has to say who they are.
 */
import { serve } from '@hono/node-server';
import { Mastra } from '@mastra/core';
import { Agent } from '@mastra/core/agent';
import { SimpleAuth } from '@mastra/core/server';
import { MastraEditor } from '@mastra/editor';
import { MastraServer } from '@mastra/hono';
import { LibSQLStore } from '@mastra/libsql';
import { Hono } from 'hono';

const { PORT, TOKENS } = process.env;

const codeAgent = new Agent({
  id: 'code-agent',
  name: 'Code agent',
  instructions: 'You are defined in code.',
  model: 'openai/gpt-5-mini',
});
const mastra = new Mastra({
  agents: { codeAgent },
  storage: new LibSQLStore({ id: 'storage', url: 'file:mastra.db' }),
  editor: new MastraEditor(),
  ...(TOKENS === undefined ? {} : { server: { auth: new SimpleAuth({ tokens: JSON.parse(TOKENS) }) } }),
});

const app = new Hono();
await new MastraServer({ app, mastra, prefix: '/api' }).init();
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(PORT) });
