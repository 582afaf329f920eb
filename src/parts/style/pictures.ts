/** The drawings: the mark, the harbour of the front page, and the front page itself. */
export const pictures = /* css */ `
.hero { background: linear-gradient(var(--panel), var(--page)); border-block-end: 1px solid var(--line); margin-block: calc(-1 * var(--g6)) var(--g7); overflow: hidden; }
.hero-in { display: grid; gap: var(--g5); grid-template-columns: minmax(0, 1fr); align-items: end; padding-block-start: var(--g7); }
.hero-text { display: flex; flex-direction: column; gap: var(--g4); padding-block-end: var(--g6); }
.hero-text h1 { font-size: clamp(1.95rem, 1.3rem + 2.2vw, 2.85rem); max-inline-size: 19ch; }
.hero-pic { align-self: end; }
.hero-pic svg { mask-image: linear-gradient(90deg, transparent, #000 16%, #000 84%, transparent); display: block; inline-size: 100%; block-size: auto; }
@media (min-width: 58rem) { .hero-in { grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr); gap: var(--g7); } .hero-text { padding-block-end: var(--g7); } }
.mark-ink { fill: var(--page); }
.sea-far { fill: color-mix(in srgb, var(--link) 18%, var(--page)); }
.sea-mid { fill: color-mix(in srgb, var(--link) 32%, var(--page)); }
.sea-near { fill: color-mix(in srgb, var(--link) 55%, var(--page)); }
.sea-ripple { fill: none; stroke: color-mix(in srgb, var(--page) 60%, var(--link)); stroke-width: 2; stroke-linecap: round; }
.moon { fill: color-mix(in srgb, var(--medium) 30%, var(--page)); }
.moon-ring { fill: none; stroke: color-mix(in srgb, var(--medium) 22%, var(--page)); stroke-width: 1.5; }
.post { fill: light-dark(var(--text), color-mix(in srgb, var(--text) 52%, var(--page))); }
.post-light { fill: light-dark(color-mix(in srgb, var(--text) 72%, var(--page)), color-mix(in srgb, var(--text) 68%, var(--page))); }
.leaf { fill: light-dark(color-mix(in srgb, var(--text) 80%, var(--page)), color-mix(in srgb, var(--text) 32%, var(--page))); }
.leaf-beam { stroke: color-mix(in srgb, var(--page) 45%, var(--text)); stroke-width: 2; fill: none; }
.lamp { fill: var(--medium); }
.gull { fill: none; stroke: var(--muted); stroke-width: 1.6; stroke-linecap: round; }
.promise { display: grid; gap: 0; grid-template-columns: minmax(0, 1fr); border: 1px solid var(--line); border-radius: var(--round-big); overflow: hidden; }
.promise > div { padding: var(--g4) var(--g5); display: flex; flex-direction: column; gap: var(--g1); border-block-start: 1px solid var(--line); }
.promise > div:first-child { border-block-start: 0; }
.promise dt { font-size: var(--s-1); color: var(--muted); font-weight: 600; }
.promise dd { font-size: var(--s2); font-weight: 700; line-height: 1.3; }
.promise dd + dd { font-size: var(--s0); font-weight: 400; color: var(--muted); line-height: 1.5; }
@media (min-width: 48rem) { .promise { grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); grid-template-columns: none; } .promise > div { border-block-start: 0; border-inline-start: 1px solid var(--line); } .promise > div:first-child { border-inline-start: 0; } }
`;
