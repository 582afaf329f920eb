import type { JSX } from 'preact';
import { renderPage } from '../parts/render-page.ts';
import type { Ask, Reply } from './exchange.ts';

type More = Pick<Reply, 'headers' | 'cookies'>;

/** A page. */
export function page(element: JSX.Element, status = 200, more: More = {}): Reply {
  return { status, type: 'text/html; charset=utf-8', body: renderPage(element), ...more };
}

/** JSON of the API. */
export function json(value: unknown, status = 200, more: More = {}): Reply {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value), ...more };
}

/** Plain text. */
export function text(body: string, more: More = {}): Reply {
  return { status: 200, type: 'text/plain; charset=utf-8', body, ...more };
}

/** On to another page of ours, read with GET: after a form was taken, so that a reload sends nothing twice. */
export function seeOther(path: string, more: Pick<Reply, 'cookies'> = {}): Reply {
  return { status: 303, type: 'text/plain; charset=utf-8', body: '', headers: { Location: path }, ...more };
}

/** Adds the entity tag, and answers 304 where the asker has this very version. */
export function tagged(ask: Ask, reply: Reply, tag: string): Reply {
  const known = (ask.header('if-none-match') ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  const headers = { ...reply.headers, ETag: tag };
  if (known.includes(tag) || known.includes('*')) return { ...reply, status: 304, body: '', headers };
  return { ...reply, headers };
}
