/** Things with an edge: cards, callouts, tags, tabs, empty states, stripes, banners. */
export const surface = /* css */ `
.card { border: 1px solid var(--line); border-radius: var(--round-big); background: var(--page); padding: var(--g5); display: flex; flex-direction: column; gap: var(--g3); min-width: 0; box-shadow: 0 1px 2px var(--shade); }
.card-panel { background: var(--panel); box-shadow: none; }
.card-strong { border: 2px solid var(--link); }
.card-head { display: flex; flex-wrap: wrap; gap: var(--g1) var(--g4); justify-content: space-between; align-items: baseline; }
.card h2, .card h3 { font-size: var(--s2); }
.card-link { position: relative; }
.card-link:hover { border-color: var(--link); }
.card-link h2 a::after, .card-link h3 a::after { content: ""; position: absolute; inset: 0; border-radius: var(--round-big); }
.callout { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: var(--g1) var(--g3); padding: var(--g4); border: 1px solid color-mix(in srgb, currentColor 30%, var(--page)); border-inline-start: 5px solid; border-radius: var(--round); }
.callout > svg { margin-block-start: 0.2em; }
.callout-body { display: flex; flex-direction: column; gap: var(--g2); color: var(--text); }
.callout-title { font-weight: 700; color: inherit; }
.callout-info { color: var(--link); background: var(--tint-link); }
.callout-good { color: var(--ok); background: var(--tint-ok); }
.callout-warn { color: var(--medium); background: var(--tint-medium); }
.callout-alarm { color: var(--critical); background: var(--tint-critical); }
.callout-quiet { color: var(--muted); background: var(--panel); }
.tag { display: inline-flex; align-items: center; gap: 0.35em; padding: 0.05rem 0.5rem; border: 1px solid currentColor; border-radius: 1rem; font-size: var(--s-1); font-weight: 600; white-space: nowrap; line-height: 1.5; }
.stack > .tag { align-self: flex-start; }
.tag-quiet { color: var(--muted); }
.tag-info { color: var(--link); }
.tag-good { color: var(--ok); }
.tag-warn { color: var(--medium); }
.tag-alarm { color: var(--critical); }
.tabs { display: flex; flex-wrap: wrap; gap: 0 var(--g1); list-style: none; border-block-end: 1px solid var(--line); }
.tabs a { display: inline-flex; align-items: center; gap: var(--g2); min-block-size: var(--target); padding: var(--g1) var(--g3); text-decoration: none; color: var(--text); border-radius: var(--round) var(--round) 0 0; }
.tabs a:hover { background: var(--tint-link); color: var(--link); }
.tabs a[aria-current] { color: var(--link); font-weight: 700; box-shadow: inset 0 -3px 0 var(--link); }
.count { display: inline-grid; place-items: center; min-inline-size: 1.5em; padding-inline: 0.4em; border-radius: 1em; background: var(--panel); border: 1px solid var(--line); font-size: var(--s-1); font-weight: 600; color: var(--text); }
.empty { display: flex; flex-direction: column; align-items: center; text-align: center; gap: var(--g3); padding: var(--g7) var(--g5); border: 1px dashed var(--edge); border-radius: var(--round-big); background: var(--panel); }
.empty svg { color: var(--link); }
.empty p { max-inline-size: 48ch; }
.stripe { display: flex; flex-wrap: wrap; align-items: center; gap: var(--g1) var(--g3); padding: var(--g2) var(--g4); font-size: var(--s-1); border-radius: var(--round); position: relative; padding-inline-start: 1.6rem; overflow: hidden; }
.stripe::before { content: ""; position: absolute; inset-block: 0; inset-inline-start: 0; inline-size: 0.7rem; background: currentColor; }
.stripe-word { font-weight: 700; letter-spacing: 0.06em; display: inline-flex; gap: 0.45em; align-items: center; }
.stripe-who { color: var(--text); }
.stripe-internal { color: var(--critical); background: var(--tint-critical); }
.stripe-internal::before { background: repeating-linear-gradient(-45deg, currentColor 0 4px, transparent 4px 8px); }
.stripe-reporter { color: var(--link); background: var(--tint-link); }
.stripe-distributors { color: var(--medium); background: var(--tint-medium); }
.stripe-distributors::before { background: repeating-linear-gradient(0deg, currentColor 0 6px, transparent 6px 10px); }
.stripe-public { color: var(--ok); background: var(--tint-ok); }
.stripe-public::before { background: linear-gradient(90deg, currentColor 0 3px, transparent 3px 7px, currentColor 7px 10px, transparent 10px); }
.embargo { color: var(--critical); border-block-end: 1px solid color-mix(in srgb, var(--critical) 40%, var(--page)); background: repeating-linear-gradient(-45deg, var(--tint-critical) 0 0.6rem, color-mix(in srgb, var(--critical) 11%, var(--page)) 0.6rem 1.2rem); font-size: var(--s0); }
.embargo .wrap { display: flex; flex-wrap: wrap; gap: 0 var(--g4); align-items: center; padding-block: var(--g1); min-block-size: 2.75rem; }
.embargo-word { font-weight: 700; letter-spacing: 0.07em; display: inline-flex; align-items: center; gap: 0.45em; }
.embargo-text { color: var(--text); }
.embargo a { margin-inline-start: auto; color: var(--critical); font-weight: 700; display: inline-flex; align-items: center; min-block-size: var(--target); }
@media (max-width: 40rem) { .embargo a { margin-inline-start: 0; } .card { padding: var(--g4); } }
`;
