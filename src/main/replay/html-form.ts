/** One form of a page: where it goes and what its fields hold before anybody types. */
export interface HtmlForm {
  readonly action: string;
  readonly isMultipart: boolean;
  readonly fields: Readonly<Record<string, string>>;
}

/** The text between tags as a person reads it. */
export function plainText(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, decimal: string) => String.fromCodePoint(Number(decimal)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** The words of a page without its tags. */
export function textOf(html: string): string {
  const body = html.replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ');
  return plainText(body.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ');
}

/** The forms of a page that our own server has rendered, in their order. */
export function formsOf(html: string): readonly HtmlForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)].map(([, head = '', body = '']) => ({
    action: attribute(head, 'action') ?? '',
    isMultipart: attribute(head, 'enctype') === 'multipart/form-data',
    fields: { ...inputs(body), ...areas(body), ...choices(body) },
  }));
}

/** An attribute's text, empty where it stands without one, as `<option value>` does. */
function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}(?:="([^"]*)"|(?=[\\s/>]|$))`, 'i').exec(` ${tag}`);
  return found ? plainText(found[1] ?? '') : undefined;
}

const has = (tag: string, word: string): boolean => new RegExp(`\\s${word}(?=[\\s=/>]|$)`, 'i').test(tag);

function inputs(body: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [, tag = ''] of body.matchAll(/<input\b([^>]*)>/gi)) {
    const name = attribute(tag, 'name');
    const kind = attribute(tag, 'type') ?? 'text';
    if (name === undefined || kind === 'file' || kind === 'submit') continue;
    if ((kind === 'checkbox' || kind === 'radio') && !has(tag, 'checked')) continue;
    fields[name] = attribute(tag, 'value') ?? (kind === 'checkbox' ? 'on' : '');
  }
  return fields;
}

function areas(body: string): Record<string, string> {
  const found = body.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/gi);
  return Object.fromEntries(
    [...found].flatMap(([, tag = '', text = '']) => {
      const name = attribute(tag, 'name');
      return name === undefined ? [] : [[name, plainText(text.replace(/^\r?\n/, ''))] as const];
    }),
  );
}

/** A select without a chosen option holds its first one, as browsers have it. */
function choices(body: string): Record<string, string> {
  const found = body.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/gi);
  return Object.fromEntries(
    [...found].flatMap(([, tag = '', inner = '']) => {
      const options = [...inner.matchAll(/<option\b([^>]*)>([\s\S]*?)(?:<\/option>|(?=<option))/gi)];
      const chosen = options.find(([, option = '']) => has(option, 'selected')) ?? options[0];
      const name = attribute(tag, 'name');
      if (name === undefined || !chosen) return [];
      return [[name, attribute(chosen[1]!, 'value') ?? plainText(chosen[2]!)] as const];
    }),
  );
}
