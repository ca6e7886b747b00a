/**
 * Three small graphs for the LangGraph JS server. They need no model, no key and no network.
 *
 *   agent   one node that appends "!" to `text` and counts the calls; has one configurable key
 *   echo    one node that returns `text` unchanged
 *   parent  one node, `child`, that is the `echo` graph (for the subgraph routes)
 */
import { Annotation, END, START, StateGraph } from '@langchain/langgraph';

const State = Annotation.Root({
  text: Annotation<string>(),
  count: Annotation<number>({ reducer: (_previous, next) => next, default: () => 0 }),
});

const Configurable = Annotation.Root({
  model_name: Annotation<string>(),
});

export const graph = new StateGraph(State, Configurable)
  .addNode('step', (state) => ({ text: `${state.text ?? ''}!`, count: (state.count ?? 0) + 1 }))
  .addEdge(START, 'step')
  .addEdge('step', END)
  .compile();

export const echo = new StateGraph(State)
  .addNode('echo', (state) => ({ text: state.text }))
  .addEdge(START, 'echo')
  .addEdge('echo', END)
  .compile();

export const parent = new StateGraph(State)
  .addNode('child', echo)
  .addEdge(START, 'child')
  .addEdge('child', END)
  .compile();
