import { expect, test } from 'vitest';
import { explorerTabs } from '../../src/explorer/tabs.ts';
import { vendors } from '../../src/vendors/index.ts';
import {
  box,
  chooseTab,
  execute,
  open,
  setUpExplorer,
  shownAnswer,
  shownQuery,
  takePicture,
  widths,
} from './explorer.ts';

setUpExplorer({ isPhone: true });

const [first] = explorerTabs(vendors);

test('on a phone the panes stand one below the other, and nothing is wider than the screen', async () => {
  await open();
  expect(await widths()).toEqual([390, 390]);
  const query = await box('.graphiql-query-editor');
  const variables = await box('.graphiql-editor-tool');
  const answer = await box('.graphiql-response');
  expect(query.bottom).toBeLessThanOrEqual(variables.top);
  expect(variables.bottom).toBeLessThanOrEqual(answer.top);
});

test('on a phone the first query is seen from its first word to its last, and executed', async () => {
  await open();
  const words = (first?.query ?? '').split(/\s+/).join(' ').trim();
  await expect.poll(async () => (await shownQuery()).join(' ').split(/\s+/).join(' ').trim()).toBe(words);
  await takePicture('phone');
  const { data } = await execute<{ agents: { nodes: readonly { readonly id: string }[] } }>();
  await expect.poll(shownAnswer).toContain(`"id": "${data?.agents.nodes[0]?.id}"`);
  await takePicture('phone-answer');
});

test('on a phone another tab is reached', async () => {
  await open();
  await chooseTab('CopyAgent');
  const { errors } = await execute();
  expect(errors).toBeUndefined();
  expect(await widths()).toEqual([390, 390]);
});

test('on a phone a second answer is scrolled to by the page alone: nothing in it is moved', async () => {
  await open();
  const offset = async () => (await box('.graphiql-query-editor')).top - (await box('#root')).top;
  const before = await offset();
  for (const name of ['AllAgents', 'Health']) {
    await chooseTab(name);
    await execute();
    // Scrolling is smooth: it has ended when the answer stands still.
    let place = Number.NaN;
    await expect
      .poll(async () => {
        const last = place;
        place = (await box('.graphiql-response')).top;
        return place === last && place < 600;
      })
      .toBe(true);
    expect(await offset()).toBe(before);
  }
});
