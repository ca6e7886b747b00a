/** @module How a visitor of the explorer signs in, where callers have to. */

/** Stands in the page until somebody has signed in. A browser that remembers passwords is not to remember this one. */
export const SIGN_IN_FORM = `
<form id="sign-in" class="sign-in" autocomplete="off">
<h1>Rollcall</h1>
<label for="credential">API key or token</label>
<input id="credential" name="credential" class="credential" type="text" autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false" required>
<button type="submit">Sign in</button>
<output role="alert"></output>
<p>It stays in this page: it is not stored, and is gone when the page is closed or loaded again.</p>
</form>
<div id="session" class="session" hidden>Signed in. <button type="button">Sign out</button></div>
`.trimStart();

/** Where a field's text can not be hidden by style, it is shown. */
export const SIGN_IN_STYLE = `
[hidden] { display: none !important; }
.sign-in { box-sizing: border-box; width: 100%; max-width: 420px; margin: 12vh auto 0; padding: 24px; color: #1d2b3a;
  font: 16px/1.5 Roboto, sans-serif; }
.sign-in h1 { margin: 0 0 24px; font-size: 24px; }
.sign-in label { display: block; margin-bottom: 4px; font-weight: 500; }
.sign-in input, .sign-in button { box-sizing: border-box; width: 100%; padding: 10px 12px; border-radius: 6px; font: inherit; }
.sign-in input { border: 1px solid #7d8794; }
.sign-in button { margin: 12px 0; border: 0; background: #b00576; color: #fff; cursor: pointer; }
.sign-in button:disabled { background: #7d8794; cursor: default; }
.sign-in output { display: block; min-height: 1.5em; color: #a1001c; }
.sign-in p { color: #556170; font-size: 14px; }
.credential { -webkit-text-security: disc; }
.session { padding: 4px 16px; text-align: right; font: 14px/1.4 Roboto, sans-serif; background: #f3f5f7; color: #1d2b3a; }
.session button { padding: 2px 10px; border: 1px solid #7d8794; border-radius: 6px; background: #fff; color: inherit; font: inherit; cursor: pointer; }
`;

/**
 * Functions of the page's script. `signIn(ask)` shows the form until `ask(credential)` is answered with success, and gives the
 * credential with that answer. It is in no other place than the script's own memory.
 *
 * `offerSignOut(forget)` shows the button that ends it: what the browser keeps of the tabs is forgotten as well, since it names
 * agents, and whoever uses this browser next need not be allowed to know of them.
 */
export const SIGN_IN_SCRIPT = `
  const refusal = async (response) => {
    const body = await response.json().catch(() => undefined);
    return body?.errors?.[0]?.message ?? 'The server answered ' + response.status + '.';
  };
  const signIn = (ask) => new Promise((resolve) => {
    const form = document.getElementById('sign-in');
    const [field, button, told] = ['input', 'button', 'output'].map((name) => form.querySelector(name));
    field.focus();
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const credential = field.value.trim();
      button.disabled = true;
      told.textContent = '';
      try {
        // What no header can carry is neither a key nor a token.
        if (!/^[!-~]+$/.test(credential)) throw new Error('This is neither a key nor a token.');
        const response = await ask(credential).catch(() => { throw new Error('The server can not be reached.'); });
        if (!response.ok) throw new Error(await refusal(response));
        field.value = '';
        form.remove();
        resolve({ credential, response });
      } catch ({ message }) {
        told.textContent = message;
        button.disabled = false;
        field.select();
      }
    });
  });
  const offerSignOut = (forget) => {
    const session = document.getElementById('session');
    session.hidden = false;
    session.querySelector('button').addEventListener('click', () => {
      forget();
      location.reload();
    });
  };
`.trim();
