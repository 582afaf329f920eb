/** Bare elements: readable before any class is set. */
export const base = /* css */ `
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: var(--g8); }
body {
  margin: 0; min-height: 100vh; display: flex; flex-direction: column;
  background: var(--page); color: var(--text);
  font: var(--s1)/1.55 var(--sans); font-variant-numeric: tabular-nums; overflow-wrap: break-word;
}
h1, h2, h3, h4, p, ul, ol, dl, dd, figure, blockquote, fieldset, pre { margin: 0; padding: 0; }
fieldset { border: 0; min-width: 0; }
h1, h2, h3, h4 { line-height: 1.2; font-weight: 700; text-wrap: balance; letter-spacing: -0.012em; }
h1 { font-size: var(--s5); }
h2 { font-size: var(--s3); }
h3 { font-size: var(--s2); }
h4 { font-size: var(--s1); }
a { color: var(--link); text-underline-offset: 0.18em; text-decoration-thickness: 0.06em; }
a:hover { text-decoration-thickness: 0.14em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
code, kbd, samp, pre { font-family: var(--mono); font-size: 0.875em; }
svg { display: inline-block; flex: none; vertical-align: -0.14em; }
hr { border: 0; border-top: 1px solid var(--line); margin: var(--g6) 0; }
small { font-size: var(--s-1); }
summary { cursor: pointer; min-height: var(--target); display: flex; align-items: center; gap: var(--g2); font-weight: 600; color: var(--link); }
summary::-webkit-details-marker { display: none; }
summary::before { content: ""; inline-size: 0.45em; block-size: 0.45em; border: solid currentColor; border-width: 0 2px 2px 0; transform: rotate(-45deg); flex: none; margin-inline: 0.2em; }
details[open] > summary::before { transform: rotate(45deg); }
.sr { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; inset-block-start: -10rem; inset-inline-start: var(--g4); z-index: 9; padding: var(--g3) var(--g4); background: var(--page); color: var(--link); border: 2px solid var(--link); border-radius: var(--round); }
.skip:focus { inset-block-start: var(--g2); }
.muted { color: var(--muted); }
.small { font-size: var(--s-1); }
.nowrap { white-space: nowrap; }
.mono { font-family: var(--mono); font-size: 0.9em; }
.plain { list-style: none; }
@media (prefers-reduced-motion: no-preference) { a, button, .btn, .choice { transition: background-color 120ms, border-color 120ms, color 120ms; } }
`;
