import { expect, test } from 'vitest';
import { load, messageOf } from './message-of.ts';

test('syntax errors are told with their line, one for each line, without the text of the file', () => {
  const broken = {
    'no space after the colon': 'accounts:\n  - id: a\n    apiKey:hush\n',
    'a quote that stays open': 'accounts:\n  - id: "a\n    apiKey: hush\n',
    'text after a quote': 'accounts:\n  - id: a\n    apiKey: "a" hush\n',
    'a colon inside the value': 'accounts:\n  - id: a\n    label: Team: hush\n',
    'a tab': 'accounts:\n\t- id: a\n',
    'a bracket that stays open': 'accounts: [{ id: a\nserver: {}\n',
    'indentation that fits nowhere': 'accounts:\n    - id: a\n  - id: b\n',
    'a special character': 'accounts:\n  - id: a\n    apiKey: @hush\n',
    'a tag': 'accounts:\n  - id: a\n    apiKey: !hush\n',
    'a known tag': 'accounts:\n  - id: a\n    apiKey: !!binary aHVzaA==\n',
    'an unknown escape': 'accounts:\n  - id: a\n    apiKey: "hu\\sh"\n',
    'a second document': 'accounts: []\n---\naccounts: []\n',
    'a directive': '%HUSH\n---\naccounts: []\n',
    'a key that is a list': '[hush]: 1\n',
    'a reference without quotes inside braces': `accounts:\n  - { id: a, vendor: gennia, apiKey: \${HUSH} }\n`,
    'two lines with errors': 'accounts:\n  - id: @a\n    label: b: c: d\n  - id: @b\n',
  };
  const messages = Object.entries(broken).map(([what, text]) => `${what}\n${messageOf(() => load(text))}`);
  expect(messages.join('\n')).not.toContain('hush');
  expect(messages.join('\n\n')).toMatchInlineSnapshot(`
    "no space after the colon
    rollcall.yaml:3:5 expected a colon and a space after a key, and a comma between values in [ ] and { }

    a quote that stays open
    rollcall.yaml:2:9 expected a closing quote to this one

    text after a quote
    rollcall.yaml:3:17 expected the value to end here; text with special characters belongs in quotes

    a colon inside the value
    rollcall.yaml:3:12 expected one "key: value" on a line, indented like its neighbours; text that holds a colon and a space belongs in quotes

    a tab
    rollcall.yaml:2:1 expected spaces as indentation, not tabs

    a bracket that stays open
    rollcall.yaml:2:1 expected the indentation of the lines above, and a closing ] or } where one was opened

    indentation that fits nowhere
    rollcall.yaml:3:1 expected one "key: value" on a line, indented like its neighbours; text that holds a colon and a space belongs in quotes

    a special character
    rollcall.yaml:3:13 expected quotes around text that begins with a special character

    a tag
    rollcall.yaml:3:13 expected a value without a tag; text that begins with ! belongs in quotes

    a known tag
    rollcall.yaml:3:13 expected a value without a tag; text that begins with ! belongs in quotes

    an unknown escape
    rollcall.yaml:3:16 expected a known escape after the backslash; single quotes take a backslash as it is

    a second document
    rollcall.yaml:2:1 expected one document, but a second one starts here

    a directive
    rollcall.yaml:1:1 expected no directive here; text that begins with % belongs in quotes

    a key that is a list
    rollcall.yaml:1:1 expected a key that is text

    a reference without quotes inside braces
    rollcall.yaml:2:39 expected quotes around a reference inside { } or [ ]: "\${NAME}"

    two lines with errors
    rollcall.yaml:2:9 expected quotes around text that begins with a special character
    rollcall.yaml:3:12 expected one "key: value" on a line, indented like its neighbours; text that holds a colon and a space belongs in quotes
    rollcall.yaml:4:9 expected quotes around text that begins with a special character"
  `);
});

test('an alias or an anchor is refused at its line', () => {
  const text = `accounts:
  - &shared
    id: a
    vendor: gennia
    apiKey: *hush
  - *shared
`;
  expect(messageOf(() => load(text))).toMatchInlineSnapshot(`
    "rollcall.yaml:2:5 accounts[0]: expected a value without an alias or anchor; text that begins with * or & belongs in quotes
    rollcall.yaml:5:13 accounts[0].apiKey: expected a value without an alias or anchor; text that begins with * or & belongs in quotes
    rollcall.yaml:6:5 accounts[1]: expected a value without an alias or anchor; text that begins with * or & belongs in quotes"
  `);
});

test('a key without the space after its colon does not give away the secret in it', () => {
  const text = 'accounts: [{ id: a, vendor: gennia, apiKey:hush }]';
  expect(messageOf(() => load(text))).toMatchInlineSnapshot(`
    "rollcall.yaml:1:12 accounts[0].apiKey: expected a non-empty string, but it is missing
    rollcall.yaml:1:37 accounts[0]["apiKey:..."]: expected a space after the colon that ends a key"
  `);
});
