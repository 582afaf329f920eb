import type { JSX } from 'preact';
import { htmlOf } from './html-of.ts';

/** A page's element as the HTML that is sent, document type first. */
export function renderPage(page: JSX.Element): string {
  return `<!doctype html>\n${htmlOf(page)}`;
}
