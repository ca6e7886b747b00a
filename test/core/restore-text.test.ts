import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankSpans, REDACTED } from '../../src/core/secrets/redacted.ts';
import { createSecretFinder } from '../../src/core/secrets/redactor.ts';
import { restoreText, staysHidden } from '../../src/core/secrets/restore-text.ts';

const find = createSecretFinder(['account-key-1234']);
const show = (text: string) => blankSpans(text, find(text));
const restore = (given: string, original: string) => restoreText(given, original, find(original))?.text;

const KB = 'Ask https://bot:s3cret@kb.example.com/search first.';

describe('a text that comes back as it was shown', () => {
  test.each([
    KB,
    'https://u:p@a.example and https://v:q@a.example',
    'Bearer account-key-1234, again account-key-1234',
    `a literal ${REDACTED} beside https://u:p@a.example`,
    'account-key-1234account-key-1234',
  ])('is %j again', (original) => {
    expect(show(original)).not.toBe(original);
    expect(restore(show(original), original)).toBe(original);
  });

  test('written by the URL scalar is the original again, to the letter', () => {
    const original = 'https://u:p%40ss@CDN.example.com';
    const shown = new URL(show(original)).href;
    expect(shown).toContain('%5Bredacted%5D');
    for (const form of [shown, shown.toLowerCase(), shown.replaceAll('%5B', '%255B').replaceAll('%5D', '%255D')]) {
      expect(restore(form, original)).toBe(original);
    }
    expect(restore(new URL('/new.png', shown).href, original)).toBe('https://u:p%40ss@cdn.example.com/new.png');
  });

  test('is the original again whatever it holds', () => {
    const piece = fc.constantFrom(
      'https://u:p@h/x',
      'https://v:q@h/x',
      'account-key-1234',
      REDACTED,
      'word',
      ' ',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const original = pieces.join('');
        fc.pre(find(original).length > 0);
        expect(restore(show(original), original)).toBe(original);
      }),
    );
  });
});

describe('a text that was changed around its blanks', () => {
  test.each([
    ['behind them', `${show(KB)} Be brief.`, `${KB} Be brief.`],
    ['before them', `Now: ${show(KB)}`, `Now: ${KB}`],
    ['on both sides of a URL', `Do not ${show(KB).replace('first', 'last')}`, `Do not ${KB.replace('first', 'last')}`],
    ['so that a URL stands twice', `${show(KB)} ${show(KB)}`, `${KB} ${KB}`],
  ])('%s keeps what they hide', (_, given, expected) => expect(restore(given, KB)).toBe(expected));

  test('keeps each of several URLs apart', () => {
    const original = 'A https://u:p@a.example/1 B https://v:q@b.example/2 C';
    expect(restore(`C https://${REDACTED}@b.example/2 and https://${REDACTED}@a.example/1`, original)).toBe(
      'C https://v:q@b.example/2 and https://u:p@a.example/1',
    );
  });

  test.each([
    ['two that look alike, of which one is gone', 'A account-key-1234 B https://u:p@h', `A B ${REDACTED}`],
    [
      'two of one look, in new surroundings',
      'x https://u:p@h y https://v:q@h',
      `a https://${REDACTED}@h b https://${REDACTED}@h`,
    ],
    ['a blank of a URL in prose', KB, `Say ${REDACTED} to the guests, and nothing else.`],
    ['one blank more than there was', KB, `${show(KB)} ${REDACTED}`],
    ['a text that hides nothing', 'Be kind.', `Be ${REDACTED}.`],
    ['one of two in a row', 'Keys:\nsk-proj-first0001\nsk-proj-second002', `Keys:\n${REDACTED}`],
    ['one of two in a sentence', 'Use sk-proj-first0001 and sk-proj-second002.', `Use ${REDACTED}.`],
    ['one of three', 'a sk-proj-first0001 sk-proj-other0002 sk-proj-third0003 b', `a ${REDACTED} ${REDACTED} b`],
    ['two that changed places', '"sk-proj-first0001" (sk-proj-second002) end', `(${REDACTED}) "${REDACTED}" the end`],
    [
      'one that is given the words of another that is gone',
      'use sk-proj-first0001 for EU, call sk-proj-second002 for US',
      `use ${REDACTED} for US`,
    ],
    [
      'a line that stands twice where another is gone',
      'x\na=sk-proj-1st\nb=sk-proj-2nd',
      `y\na=${REDACTED}\na=${REDACTED}`,
    ],
  ])('is not guessed at: %s', (_, original, given) => expect(restore(given, original)).toBeUndefined());

  test.each([
    ['a line that is gone', 'EU: sk-proj-first0001\nUS: sk-proj-second002', `US: ${REDACTED}`, 'US: sk-proj-second002'],
    [
      'lines that changed places',
      'EU: sk-proj-first0001\nUS: sk-proj-second002',
      `US: ${REDACTED}\nEU: ${REDACTED}`,
      'US: sk-proj-second002\nEU: sk-proj-first0001',
    ],
    [
      'changes far from each of them',
      'Be kind. Use sk-proj-first0001 for EU. Then sk-proj-second002 for US. Bye now.',
      `Be brief. Use ${REDACTED} for EU. Then ${REDACTED} for US. Bye then.`,
      'Be brief. Use sk-proj-first0001 for EU. Then sk-proj-second002 for US. Bye then.',
    ],
  ])('is told by its surroundings: %s', (_, original, given, expected) => {
    expect(restore(given, original)).toBe(expected);
  });

  test('never gets what another one hides, whichever lines are taken out, put in or moved', () => {
    const line = fc.tuple(fc.constantFrom('', 'key: ', 'EU ', '- ', '"', 'https://h.example/?token='), fc.boolean());
    const lines = fc
      .array(line, { minLength: 1, maxLength: 6 })
      .map((drawn) => drawn.map(([lead, hides], at) => (hides ? `${lead}sk-proj-secret000${at}` : `${lead}word`)));
    fc.assert(
      fc.property(
        lines.chain((all) => fc.tuple(fc.constant(all), fc.subarray(all), fc.array(fc.constantFrom('word', 'key: x')))),
        ([all, kept, added]) => {
          const wanted = [...added, ...kept].join('\n');
          const given = show(wanted);
          fc.pre(given !== show(all.join('\n')) && given.includes(REDACTED));
          expect([undefined, wanted]).toContain(restore(given, all.join('\n')));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('keeps a blank that is its own word', () => {
    expect(restore(`Say ${REDACTED} for names, always.`, `Say ${REDACTED} for names.`)).toBe(
      `Say ${REDACTED} for names, always.`,
    );
  });

  test('never holds a blank that the original does not hold itself', () => {
    const word = fc.constantFrom('one', 'two', 'https://u:p@h/x', 'https://v:q@i/y', 'account-key-1234', 'end.');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.array(word), (before, other) => {
        const original = before.join(' ');
        const given = show([...other, ...before].join(' '));
        fc.pre(find(original).length > 0 && given.includes(REDACTED));
        const restored = restore(given, original);
        if (restored !== undefined) expect(restored).not.toContain(REDACTED);
      }),
    );
  });
});

describe('what is hidden', () => {
  const staysSo = (given: string, original: string) => {
    const restored = restoreText(given, original, find(original));
    return restored === undefined ? undefined : staysHidden(restored, find);
  };

  test.each([
    [`Use postgres//${REDACTED}@db/prod`, 'Use postgres://app:hunter2x@db/prod'],
    [`Use postgres://x ${REDACTED}@db/prod`, 'Use postgres://app:hunter2x@db/prod'],
    [`The bear ${REDACTED}`, 'The Bearer abc.def-1'],
    [`https://h.example/?max_token=${REDACTED}`, 'https://h.example/?api_token=abcdef'],
    [`a${REDACTED}`, 'sk-proj-first0001'],
  ])('would be shown in %j', (given, original) => expect(staysSo(given, original)).toBe(false));

  test.each([
    [`Use postgres://${REDACTED}@db/test`, 'Use postgres://app:hunter2x@db/prod'],
    [`${REDACTED}.`, 'account-key-1234'],
    [`${REDACTED} and https://u:p@h`, 'account-key-1234'],
    [REDACTED, 'account-key-1234account-key-1234'],
  ])('stays hidden in %j, or can not be told', (given, original) => expect(staysSo(given, original)).not.toBe(false));
});
