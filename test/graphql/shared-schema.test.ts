import { expect, onTestFinished, test } from 'vitest';
import { sharedSchema } from '../../src/graphql/schema.ts';
import { vendors } from '../../src/vendors/index.ts';
import { startRollcall } from '../support/rollcall.ts';

test('all servers of the same vendors share one schema, in which answers are counted once', async () => {
  const start = async () => {
    const api = await startRollcall({ only: ['chatsby'] });
    onTestFinished(() => api.close());
    await api.run('{ __typename }');
  };
  const resolverNow = () => sharedSchema(vendors).getQueryType()?.getFields().agents?.resolve;
  await start();
  const counting = resolverNow();
  await start();
  expect(resolverNow()).toBe(counting);
});
