import { h } from 'preact';
import { htmlOf } from './html-of.ts';
import { stylesheet } from './style/stylesheet.ts';
import { markShapes } from './wordmark.tsx';

/** A file that every page may ask for. It holds nothing secret and may be kept by browsers for a year. */
export interface FixedAsset {
  readonly path: string;
  readonly type: string;
  readonly body: string;
}

const mark = htmlOf(
  h('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: '0 0 32 32', color: '#0550ae' }, [
    h(
      'style',
      null,
      '.mark-ink { fill: #fff } @media (prefers-color-scheme: dark) { svg { color: #6cb6ff } .mark-ink { fill: #0d1117 } }',
    ),
    markShapes,
  ]),
);

/** All of them. The routes serve each at its path with `Cache-Control: public, max-age=31536000, immutable`. */
export const fixedAssets: readonly FixedAsset[] = [
  { path: '/assets/tidegate.css', type: 'text/css; charset=utf-8', body: stylesheet },
  { path: '/assets/tidegate.svg', type: 'image/svg+xml', body: mark },
];
