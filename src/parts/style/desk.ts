/** The desk: the board of one case, steps that unfold, the composer, the editor. */
export const desk = /* css */ `
.offers { border: 1px solid var(--line); border-radius: var(--round-big); overflow: hidden; }
.offer + .offer { border-block-start: 1px solid var(--line); }
.offer > summary { color: var(--text); padding: var(--g3) var(--g4); gap: var(--g2) var(--g3); list-style: none; flex-wrap: wrap; }
.offer > summary:hover { background: var(--panel); }
.offer[open] > summary { background: var(--tint-link); }
.offer > summary:focus-visible { outline-offset: -3px; }
.offer-title { flex: 1 1 9rem; }
.offers-title { font-size: var(--s0); color: var(--muted); margin-block-end: var(--g2); }
.offer-body { padding: var(--g4) var(--g5) var(--g5); border-block-start: 1px solid var(--line); }
.offer-body .form { max-inline-size: 44rem; }
.case-head { display: flex; flex-direction: column; gap: var(--g3); margin-block-end: var(--g5); }
.case-head h1 { font-size: var(--s4); max-inline-size: 48ch; }
.composer { border: 1px solid var(--edge); border-radius: var(--round-big); overflow: hidden; background: var(--page); }
.composer .stripe { border-radius: 0; padding-block: var(--g3); }
.composer .form { padding: var(--g4); gap: var(--g4); }
.composer-who { display: flex; flex-wrap: wrap; gap: 0 var(--g4); padding: 0 var(--g4); border-block-end: 1px solid var(--line); list-style: none; }
.composer-who a { display: inline-flex; align-items: center; min-block-size: var(--target); }
.composer-who a[aria-current] { color: var(--text); font-weight: 700; text-decoration: none; box-shadow: inset 0 -3px 0 currentColor; }
.next-card { display: flex; flex-wrap: wrap; gap: var(--g3) var(--g5); align-items: center; justify-content: space-between; padding: var(--g4) var(--g5); border: 2px solid var(--link); border-radius: var(--round-big); background: var(--tint-link); }
.next-card p { font-size: var(--s2); font-weight: 600; flex: 1 1 16rem; line-height: 1.35; }
.next-card .next-waits { flex-basis: 100%; font-size: var(--s0); font-weight: 400; color: var(--muted); }
.next-late { border-color: var(--critical); background: var(--tint-critical); }
.next-calm { border-color: var(--line); background: var(--panel); }
.formats { display: flex; flex-wrap: wrap; gap: var(--g2); list-style: none; }
.paper { border: 1px solid var(--line); border-radius: var(--round-big); background: var(--page); padding: var(--g5); box-shadow: 0 2px 8px var(--shade); display: flex; flex-direction: column; gap: var(--g3); }
.sticky { position: static; }
@media (min-width: 64rem) { .sticky { position: sticky; inset-block-start: var(--g4); max-block-size: calc(100vh - 2 * var(--g4)); overflow: auto; } }
.ranges { display: grid; gap: var(--g3); grid-template-columns: minmax(0, 1fr); border: 1px solid var(--line); border-radius: var(--round); padding: var(--g4); }
@media (min-width: 40rem) { .ranges { grid-template-columns: repeat(3, minmax(0, 1fr)); } }
@media (min-width: 76rem) { .ranges { grid-template-columns: repeat(5, minmax(0, 1fr)); } }
.locked { border: 1px dashed var(--edge); border-radius: var(--round); background: var(--panel); padding: var(--g4); color: var(--muted); }
.tally { display: flex; flex-wrap: wrap; gap: var(--g2) var(--g6); }
.tally > div { display: flex; flex-direction: column-reverse; }
.tally dt { color: var(--muted); font-size: var(--s-1); }
.tally dd { font-size: var(--s3); font-weight: 700; line-height: 1.1; }
`;
