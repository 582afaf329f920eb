import { type ComponentChildren, Fragment, type FunctionComponent, isValidElement } from 'preact';
import { InFrame, withFrame } from './frame.ts';

interface Props {
  readonly children?: ComponentChildren;
  readonly [name: string]: unknown;
}

/**
 * Elements as HTML, byte for byte as `preact-render-to-string` writes them, in less than half of its time
 * (docs/decisions/0044). It knows what our pages are made of and no more: functions without state, and attributes under
 * the names that HTML has for them.
 */
export function htmlOf(child: ComponentChildren): string {
  if (typeof child === 'string') return escaped(child);
  if (typeof child === 'number' || typeof child === 'bigint') return String(child);
  if (Array.isArray(child)) {
    let html = '';
    for (const each of child) html += htmlOf(each);
    return html;
  }
  // What came in as JSON is no element, whatever it looks like.
  if (!isValidElement(child)) return '';
  const { type } = child;
  const props = child.props as Props;
  if (typeof type === 'string') return elementHtml(type, props);
  if (type === Fragment) return htmlOf(props.children);
  if (type === InFrame) return withFrame((props as Parameters<typeof InFrame>[0]).frame, () => htmlOf(props.children));
  return htmlOf((type as FunctionComponent)(props));
}

/** Elements that end where they begin (HTML §13.1.2). */
const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Attributes that say true and false in words; all others are there or not. */
const isInWords = (name: string): boolean =>
  name.startsWith('aria-') || name.startsWith('data-') || name === 'spellcheck';

/** JSX names these two otherwise than HTML does, and the linter asks for a reason wherever it meets them. */
const named: Readonly<Record<string, string>> = { tabIndex: 'tabindex', autoFocus: 'autofocus' };

function elementHtml(type: string, props: Props): string {
  let tag = `<${type}`;
  for (const name in props) {
    const value = props[name];
    if (name === 'children' || value === undefined || value === null) continue;
    const said = typeof value === 'boolean' && !isInWords(name) ? value && '' : String(value);
    if (said === false) continue;
    tag += said === '' ? ` ${named[name] ?? name}` : ` ${named[name] ?? name}="${escaped(said)}"`;
  }
  const inside = htmlOf(props.children);
  return inside === '' && empty.has(type) ? `${tag}/>` : `${tag}>${inside}</${type}>`;
}

const mark = /["&<]/;
const marks = /["&<]/g;
const written: Readonly<Record<string, string>> = { '"': '&quot;', '&': '&amp;', '<': '&lt;' };

/** Most texts have nothing to write otherwise, and to look costs less than to replace. */
const escaped = (text: string): string => (mark.test(text) ? text.replace(marks, (found) => written[found]!) : text);
