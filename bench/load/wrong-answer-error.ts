/** So many characters are shown of what was expected and of what came. */
const SHOWN = 300;

/** An answer that is not the right one. The message shows where the two part. */
export class WrongAnswerError extends Error {
  override readonly name = 'WrongAnswerError';

  constructor(question: string, expected: string, answer: string) {
    let place = 0;
    while (place < expected.length && expected[place] === answer[place]) place++;
    const from = Math.max(0, place - SHOWN / 2);
    const part = (text: string) => text.slice(from, from + SHOWN);
    super(`${question}\nexpected at ${from}: ${part(expected)}\nbut got:         ${part(answer)}`);
  }
}
