import { formsOf, type HtmlForm, textOf } from './html-form.ts';

/** What came back: its status, its words, and the page itself. */
export interface Page {
  readonly path: string;
  readonly status: number;
  readonly html: string;
  readonly text: string;
}

/**
 * A browser without a screen and without scripts: it keeps cookies, follows what a form's answer leads to, and sends
 * forms as they stand on the page with what a person typed into them.
 */
export class Browser {
  readonly #base: string;
  readonly #jar = new Map<string, { value: string; path: string }>();

  /** @param base scheme, host and port of the server */
  constructor(base: string) {
    this.#base = base;
  }

  setCookie(name: string, value: string, path = '/'): void {
    this.#jar.set(name, { value, path });
  }

  /** Opens a page. */
  async visit(path: string): Promise<Page> {
    return this.#fetch(path, { method: 'GET' }, 0);
  }

  /**
   * Sends a form of a page: the one whose address is `action`, else, where the page does not show it, only the page's
   * proof that the form is ours.
   * @param typed what a person puts into the fields; `undefined` clears a field
   */
  async submit(page: Page, action: string, typed: Readonly<Record<string, string | undefined>>): Promise<Page> {
    const forms = formsOf(page.html);
    const form = forms.find((one) => one.action === action) ?? bare(forms, action);
    const fields = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...form.fields, ...typed })) {
      if (value !== undefined) fields.append(name, value);
    }
    let body: FormData | URLSearchParams = fields;
    if (form.isMultipart) {
      body = new FormData();
      for (const [name, value] of fields) body.append(name, value);
    }
    const headers = { Origin: new URL(this.#base).origin, 'Sec-Fetch-Site': 'same-origin' };
    return this.#fetch(action, { method: 'POST', body, headers }, 0);
  }

  async #fetch(path: string, init: RequestInit, hops: number): Promise<Page> {
    const url = new URL(path, this.#base);
    if (url.origin !== new URL(this.#base).origin) throw new Error(`${path} leads out of the house.`);
    const cookie = [...this.#jar]
      .filter(
        ([, one]) => url.pathname === one.path || url.pathname.startsWith(one.path === '/' ? '/' : `${one.path}/`),
      )
      .map(([name, one]) => `${name}=${one.value}`)
      .join('; ');
    const headers = { ...(init.headers as Record<string, string>), ...(cookie ? { Cookie: cookie } : {}) };
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) this.#keep(line);
    const to = answer.headers.get('location');
    const html = await answer.text();
    if (to !== null && answer.status >= 300 && answer.status < 400 && hops < 5) {
      return this.#fetch(to, { method: 'GET' }, hops + 1);
    }
    return { path: `${url.pathname}${url.search}`, status: answer.status, html, text: textOf(html) };
  }

  #keep(line: string): void {
    const [pair = '', ...rest] = line.split(';');
    const name = pair.slice(0, pair.indexOf('=')).trim();
    const path = rest.map((each) => /^\s*path=(.*)$/i.exec(each)?.[1]).find(Boolean) ?? '/';
    if (rest.some((each) => /^\s*max-age=0$/i.test(each))) this.#jar.delete(name);
    else this.#jar.set(name, { value: pair.slice(pair.indexOf('=') + 1).trim(), path });
  }
}

/** A form that the page keeps back: what a person could still send by hand. */
function bare(forms: readonly HtmlForm[], action: string): HtmlForm {
  const proof = forms.map((one) => one.fields.form_token).find((one) => one !== undefined);
  return { action, isMultipart: false, fields: proof === undefined ? {} : { form_token: proof } };
}
