/**
 * Every colour, size and distance that a page may use. The colours are the measured pairs of the design
 * (text at 4.5 or better on page and on panel); `colours` is read by the contrast test, `tokens` by the browser.
 */
export const colours = {
  page: ['#ffffff', '#0d1117'],
  panel: ['#f6f8fa', '#161b22'],
  text: ['#1f2328', '#e6edf3'],
  muted: ['#59636e', '#9198a1'],
  link: ['#0550ae', '#6cb6ff'],
  critical: ['#8b1a1a', '#ff9492'],
  high: ['#9a3412', '#ffab70'],
  medium: ['#7a5200', '#e3b341'],
  low: ['#1f5d8a', '#79c0ff'],
  ok: ['#1a6334', '#56d364'],
  edge: ['#818b98', '#6e7681'],
  line: ['#d8dee4', '#2b323b'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

const colourRules = Object.entries(colours)
  .map(([name, [light, dark]]) => `--${name}:light-dark(${light},${dark});`)
  .join('');

export const tokens = /* css */ `
:root {
  color-scheme: light dark;
  ${colourRules}
  --tint-link: color-mix(in srgb, var(--link) 7%, var(--page));
  --tint-critical: color-mix(in srgb, var(--critical) 7%, var(--page));
  --tint-medium: color-mix(in srgb, var(--medium) 8%, var(--page));
  --tint-ok: color-mix(in srgb, var(--ok) 8%, var(--page));
  --shade: light-dark(rgb(31 35 40 / 0.06), rgb(0 0 0 / 0.4));

  --sans: -apple-system, "Segoe UI", Roboto, "Noto Sans", Ubuntu, Cantarell, "Liberation Sans", "DejaVu Sans Condensed", sans-serif;
  --mono: ui-monospace, SFMono-Regular, "Cascadia Code", Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace;
  --s-1: 0.8125rem;
  --s0: 0.9375rem;
  --s1: 1rem;
  --s2: 1.1875rem;
  --s3: 1.4375rem;
  --s4: 1.8125rem;
  --s5: 2.375rem;

  --g1: 0.25rem;
  --g2: 0.5rem;
  --g3: 0.75rem;
  --g4: 1rem;
  --g5: 1.5rem;
  --g6: 2rem;
  --g7: 3rem;
  --g8: 4.5rem;

  --round: 0.375rem;
  --round-big: 0.75rem;
  --target: 2.25rem;
  --measure: 66ch;
}
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
@media (pointer: coarse) { :root { --target: 2.75rem; } }
@media (max-width: 40rem) { :root { --s5: 1.875rem; --s4: 1.5625rem; --s3: 1.3125rem; --g7: 2.25rem; --g8: 3rem; } }
`;
