/** Where things stand: stacks, rows, columns. One column below 40 rem, never sideways scrolling. */
export const layout = /* css */ `
.wrap { inline-size: 100%; max-inline-size: 71rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2rem); }
.wrap-wide { max-inline-size: 88rem; }
.wrap-narrow { max-inline-size: 46rem; }
main { flex: 1; padding-block: var(--g6) var(--g8); }
main:focus { outline: none; }
.stack { display: flex; flex-direction: column; gap: var(--g4); min-width: 0; }
.stack > * { min-width: 0; }
.stack-1 { gap: var(--g1); }
.stack-2 { gap: var(--g2); }
.stack-3 { gap: var(--g3); }
.stack-5 { gap: var(--g5); }
.stack-6 { gap: var(--g6); }
.stack-7 { gap: var(--g7); }
.row { display: flex; flex-wrap: wrap; gap: var(--g2) var(--g4); align-items: center; min-width: 0; }
.row-tight { gap: var(--g1) var(--g2); }
.row-apart { justify-content: space-between; }
.cols { display: grid; gap: var(--g5); grid-template-columns: minmax(0, 1fr); }
.cols > * { min-width: 0; }
ul.row, .shown { list-style: none; }
.filter { border: 0; font-size: var(--s-1); }
.filter legend { float: inline-start; margin-inline-end: var(--g2); color: var(--muted); }
.filter label { display: inline-flex; align-items: center; gap: 0.35em; min-block-size: var(--target); }
${['critical', 'high', 'medium', 'low', 'none', 'unrated', 'withdrawn']
  .map((kind) => `.filter:has([value=${kind}]:checked) ~ .shown > :not([data-kind=${kind}]) { display: none; }`)
  .join('\n')}
@media (min-width: 48rem) {
  .cols-2 { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .cols-3 { grid-template-columns: repeat(3, minmax(0, 1fr)); }
}
@media (min-width: 64rem) {
  .cols-aside { grid-template-columns: minmax(0, 1fr) 21rem; gap: var(--g6); align-items: start; }
  .cols-turn { grid-template-columns: minmax(0, 1fr) 21rem; grid-template-rows: auto 1fr; column-gap: var(--g6); align-items: start; }
  .cols-turn > :nth-child(2) { grid-column: 1; grid-row: 1 / span 2; }
  .cols-turn > :nth-child(odd) { grid-column: 2; }
  .cols-even { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--g6); align-items: start; }
  .cols-list { grid-template-columns: 24rem minmax(0, 1fr); gap: var(--g6); align-items: start; }
}

.grow { flex: 1; }
.measure { max-inline-size: var(--measure); }
.lead { font-size: var(--s2); line-height: 1.5; color: var(--muted); max-inline-size: 56ch; text-wrap: pretty; }
.eyebrow { font-size: var(--s-1); font-weight: 700; letter-spacing: 0.06em; text-transform: uppercase; color: var(--muted); }
.exact { text-transform: none; }
.page-head { display: flex; flex-direction: column; gap: var(--g3); margin-block-end: var(--g6); }
.page-head h1 { max-inline-size: 26ch; }
.desk .page-head h1, .page-head-long h1 { max-inline-size: 44ch; }
.section-head { display: flex; flex-wrap: wrap; gap: var(--g1) var(--g4); justify-content: space-between; align-items: baseline; padding-block-end: var(--g2); border-block-end: 1px solid var(--line); }
.section-head h2 { font-size: var(--s2); }
`;
