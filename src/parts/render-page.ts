import type { JSX } from 'preact';
import { render } from 'preact-render-to-string';

/** A page's element as the HTML that is sent, document type first. */
export function renderPage(page: JSX.Element): string {
  return `<!doctype html>\n${render(page)}`;
}
