/** @module Where Nova's contract is right although the vendor's SDK says something else. */
import { CONFIG_KEYS } from '../../../../src/vendors/nova/contract.ts';
import type { KnownDifference } from '../../compare.ts';

const UPDATE_PAGE = 'https://docs.cozmox.ai/api-reference/agents/update-agent';
const CREATE_PAGE = 'https://docs.cozmox.ai/api-reference/agents/create-agent';

/** `updateAgent` is what callers of Rollcall may leave out, `updateBody` what is sent then. */
const filledUp = ['background_sound', 'llm_config', 'precall_webhook', 'transcriber_config', 'voice_config'];

/** Beside the Python package `cozmoxai`. */
export const besideSdk: readonly KnownDifference[] = [
  {
    documents: ['agent', 'listItem'],
    path: 'id',
    only: 'CONTRACT',
    reason: 'an agent without an id can not be asked for; the SDK requires nothing of any answer',
    source:
      'https://github.com/CozmoXAI/python-sdk, resources/agents.py: every call of one agent has its id in the path',
  },
  {
    documents: ['agent', 'createAgent', 'updateBody', 'updateAgent'],
    path: 'default_functions',
    only: 'CONTRACT',
    reason: 'the page is newer than the SDK',
    source: `${CREATE_PAGE} and ${UPDATE_PAGE}`,
  },
  {
    documents: ['createAgent', 'updateBody', 'updateAgent'],
    path: 'extra_config.use_gender_plugin',
    only: 'CONTRACT',
    reason: 'the page is newer than the SDK',
    source: UPDATE_PAGE,
  },
  {
    documents: ['createAgent'],
    path: 'copy_from_agent_id',
    only: 'CONTRACT',
    reason: 'the page is newer than the SDK',
    source: CREATE_PAGE,
  },
  {
    documents: ['createAgent'],
    path: 'prompt_template',
    only: 'SOURCE',
    reason: 'optional on the page; a server that wants one says so itself',
    source: CREATE_PAGE,
  },
  // An empty list of plug-ins is no configuration, and the SDK's list of numbers is one of anything.
  ...CONFIG_KEYS.filter((key) => key !== 'plugins').map((path) => ({
    documents: ['agent'],
    path,
    reason: 'declared as the bytes of its JSON in answers, and read in any form; its keys are those of the request',
    source: CREATE_PAGE,
  })),
  ...filledUp.map((path) => ({
    documents: ['updateAgent'],
    path,
    only: 'SOURCE' as const,
    reason: 'what a change leaves out is filled up with what the agent has, before it is sent',
    source: `${UPDATE_PAGE} does not say whether objects are merged`,
  })),
];
