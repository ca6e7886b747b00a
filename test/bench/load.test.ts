import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { generateLoad } from '../../bench/load/generate-load.ts';
import { HttpConnection, postRequest } from '../../bench/load/http-connection.ts';
import { prepareQuestions } from '../../bench/load/question.ts';
import { WrongAnswerError } from '../../bench/load/wrong-answer-error.ts';
import type { Workload } from '../../bench/workloads/workload.ts';

const workload: Workload = {
  name: 'typename',
  title: 'a name',
  world: {},
  requests: async () => [{ query: 'query Bench { __typename }' }],
};

const RIGHT = '{"data":{"__typename":"Query"}}';

let stop = async () => {};
afterEach(() => stop());

/** A server that gives one answer after the other, and the last one from then on. */
async function serve(...answers: string[]) {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    bodies.push(body);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    // Without a length, in chunks.
    response.write(answer?.slice(0, 5));
    response.end(answer?.slice(5));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, bodies, target: { pid: 0, startedAt: 0, origin, path: '/graphql', headers: {}, close: stop } };
}

test('answers in chunks are read whole, one after the other on one connection', async () => {
  const { origin } = await serve('first answer', 'second answer');
  const connection = await HttpConnection.open(origin);
  const request = postRequest(origin, '/', '{}', {});
  expect(String((await connection.send(request)).body)).toBe('first answer');
  expect(String((await connection.send(request)).body)).toBe('second answer');
  connection.close();
});

test('an answer that says something else than the reference ends the preparation', async () => {
  const { target } = await serve('{"data":{"__typename":"Mutation"}}');
  const prepared = prepareQuestions(workload, 'identical', target, async () => JSON.parse(RIGHT));
  await expect(prepared).rejects.toThrow(WrongAnswerError);
});

test('an answer of other bytes ends the load', async () => {
  const { target } = await serve(RIGHT, RIGHT, RIGHT, '{"data":{"__typename":"Error"}}');
  const next = await prepareQuestions(workload, 'identical', target, async () => JSON.parse(RIGHT));
  if (next === undefined) throw new Error('not prepared');
  const load = generateLoad(target.origin, next, { connections: 1, seconds: 20 });
  await expect(load).rejects.toThrow(/expected at 0: .*Query.*\n.*but got: .*Error/);
});

test('distinct documents are all different, and identical ones all the same', async () => {
  const { target, bodies } = await serve(RIGHT);
  for (const variant of ['identical', 'distinct'] as const) {
    const next = await prepareQuestions(workload, variant, target, async () => JSON.parse(RIGHT));
    if (next === undefined) throw new Error('not prepared');
    bodies.length = 0;
    const connection = await HttpConnection.open(target.origin);
    for (let time = 0; time < 5; time++) await connection.send(next().request);
    connection.close();
    expect(new Set(bodies).size, variant).toBe(variant === 'identical' ? 1 : 5);
  }
});
