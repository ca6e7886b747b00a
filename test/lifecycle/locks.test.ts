import { createMemoryLocks } from '../../src/agents/lifecycle/locks.ts';
import { testAgentLocks } from './locks-contract.ts';

testAgentLocks('in memory', createMemoryLocks);
