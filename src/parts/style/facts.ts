/** What is so, and by when: clocks, severity, gates, checklist, timeline, tables, stages, key words. */
export const facts = /* css */ `
.clock { display: inline-grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 var(--g2); align-items: start; }
.clock > svg { margin-block-start: 0.24em; }
.clock-label { font-weight: 700; color: var(--text); }
.clock-state { font-weight: 600; }
.clock-at { display: block; color: var(--muted); font-size: var(--s-1); }
.clock-ok { color: var(--ok); }
.clock-soon { color: var(--medium); }
.clock-late { color: var(--critical); }
.clock-paused { color: var(--muted); }
.clock-met { color: var(--ok); }
.clocks { display: flex; flex-wrap: wrap; gap: var(--g3) var(--g6); list-style: none; }
.severity { display: inline-flex; align-items: center; gap: 0.5em; font-weight: 700; letter-spacing: 0.04em; white-space: nowrap; }
.severity-critical { color: var(--critical); }
.severity-high { color: var(--high); }
.severity-medium { color: var(--medium); }
.severity-low { color: var(--low); }
.severity-none { color: var(--muted); }
.severity-score { color: var(--text); }
.list { padding-inline-start: 1.2em; display: flex; flex-direction: column; gap: var(--g1); }
.list ::marker { color: var(--muted); }
.gates { list-style: none; display: flex; flex-direction: column; gap: var(--g3); }
.gate { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 var(--g3); }
.gate > svg { margin-block-start: 0.22em; }
.gate-open > svg, .gate-open .gate-word { color: var(--ok); }
.gate-shut > svg, .gate-shut .gate-word { color: var(--critical); }
.gate-warn > svg, .gate-warn .gate-word { color: var(--medium); }
.gate-word { font-weight: 700; }
.gate-why { display: block; }
.gate-clause { display: block; color: var(--muted); font-size: var(--s-1); }
.steps { list-style: none; display: flex; flex-direction: column; }
.steps > li { display: flex; flex-wrap: wrap; gap: var(--g1) var(--g3); justify-content: space-between; align-items: baseline; padding-block: var(--g2); border-block-end: 1px solid var(--line); }
.steps > li:first-child { border-block-start: 1px solid var(--line); }
.section-head + .steps > li:first-child { border-block-start: 0; }
.steps-name { flex: 1 1 60%; display: flex; gap: var(--g2); align-items: baseline; min-width: 0; }
.steps-number { color: var(--muted); min-inline-size: 1.6em; text-align: end; }
.steps-note { display: block; color: var(--muted); font-size: var(--s-1); }
.steps-now { background: var(--tint-link); box-shadow: -0.75rem 0 0 var(--tint-link), 0.75rem 0 0 var(--tint-link); }
.line { list-style: none; display: flex; flex-direction: column; position: relative; }
.line > li { position: relative; padding-inline-start: 1.75rem; padding-block-end: var(--g5); }
.line > li::before { content: ""; position: absolute; inset-inline-start: 0.4rem; inset-block: 0.5rem -0.5rem; border-inline-start: 2px solid var(--line); }
.line > li:last-child::before { display: none; }
.line > li::after { content: ""; position: absolute; inset-inline-start: 0; inset-block-start: 0.42rem; inline-size: 0.9rem; block-size: 0.9rem; border-radius: 50%; border: 3px solid var(--edge); background: var(--page); }
.line > .line-event:not(:last-child) { padding-block-end: var(--g3); }
.line > .line-message::after { border-color: var(--link); background: var(--link); }
.line > .line-new::after { border-color: var(--link); box-shadow: 0 0 0 3px var(--tint-link); }
.line > li:target { background: var(--tint-link); outline: 0.5rem solid var(--tint-link); border-radius: 2px; }
.line-head { display: flex; flex-wrap: wrap; gap: 0 var(--g3); align-items: baseline; }
.line-who { font-weight: 700; }
.line-at { color: var(--muted); font-size: var(--s-1); }
.line-at a { color: inherit; display: inline-block; padding-block: 0.25rem; text-decoration: none; }
.line-at a:hover { text-decoration: underline; }
.line > li > .callout { margin-block-start: var(--g2); }
.line-body { margin-block-start: var(--g2); border: 1px solid var(--line); border-radius: var(--round-big); overflow: hidden; background: var(--page); }
.line-body .stripe { border-radius: 0; }
.line-text { padding: var(--g3) var(--g4); }
.line-seen { color: var(--muted); font-size: var(--s-1); margin-block-start: var(--g1); }
.line-mark { display: flex; align-items: center; gap: var(--g3); color: var(--link); font-size: var(--s-1); font-weight: 700; margin-block-end: var(--g4); }
.line-mark::before, .line-mark::after { content: ""; flex: 1; border-block-start: 1px solid currentColor; opacity: 0.5; }
.table { inline-size: 100%; border-collapse: collapse; }
.table caption { text-align: start; font-weight: 700; padding-block-end: var(--g2); }
.table caption .muted, .table tbody th .muted { font-weight: 400; }
.table th, .table td { text-align: start; vertical-align: top; padding: var(--g3) var(--g3); border-block-end: 1px solid var(--line); }
.table thead th { font-size: var(--s-1); color: var(--muted); font-weight: 600; padding-block: var(--g2); border-block-end: 2px solid var(--line); white-space: nowrap; }
.table tbody th { font-weight: 600; }
.table tbody tr:hover { background: var(--panel); }
.table .num { text-align: end; }
.table-late { box-shadow: inset 4px 0 0 var(--critical); }
@media (max-width: 40rem) {
  .table, .table tbody, .table tr, .table td, .table tbody th, .table caption { display: block; }
  .table thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .table tr { border: 1px solid var(--line); border-radius: var(--round-big); padding: var(--g2) var(--g4); margin-block-end: var(--g3); background: var(--page); }
  .table td, .table tbody th { border: 0; padding: var(--g1) 0; display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: var(--g3); }
  .table td::before, .table tbody th::before { content: attr(data-label); color: var(--muted); font-weight: 400; font-size: var(--s-1); padding-block-start: 0.15em; }
  .table [data-label=""] { display: block; }
  .table td:has(> span:empty) { display: none; }
  .table [data-label=""]::before { display: none; }
  .table .num { text-align: start; }
}
.facts { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--g3); }
.facts dt { color: var(--muted); font-size: var(--s-1); font-weight: 600; }
@media (min-width: 40rem) {
  .facts-row { gap: var(--g2); }
  .facts-row > div { display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: var(--g4); align-items: baseline; }
}
.stages { list-style: none; display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); gap: var(--g2); }
.stages li { border-block-start: 5px solid var(--line); padding-block-start: var(--g2); color: var(--muted); font-size: var(--s0); }
.stages .stage-done { border-color: var(--ok); color: var(--text); }
.stages .stage-now { border-color: var(--link); color: var(--link); font-weight: 700; }
.stages .stage-word { display: block; }
.stages .stage-word::first-letter { text-transform: uppercase; }
.stages .stage-state { display: block; font-weight: 400; font-size: var(--s-1); color: var(--muted); }
@media (max-width: 40rem) { .stages { grid-auto-flow: row; } .stages li { border-block-start: 0; border-inline-start: 5px solid var(--line); padding: 0 0 0 var(--g3); display: flex; gap: var(--g3); align-items: baseline; } }
.words { list-style: none; counter-reset: word; display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--g2); }
.words li { counter-increment: word; display: flex; gap: var(--g3); align-items: baseline; padding: var(--g3) var(--g4); border: 1px solid var(--line); border-radius: var(--round); background: var(--page); font: 600 var(--s2)/1.3 var(--mono); }
.words li::before { content: counter(word); color: var(--muted); font: 400 var(--s-1) var(--sans); min-inline-size: 1.4em; text-align: end; }
@media (min-width: 48rem) { .words { grid-template-columns: repeat(5, minmax(0, 1fr)); } }
@media (max-width: 40rem) { .words li { padding: var(--g2) var(--g3); font-size: var(--s1); gap: var(--g2); } }
`;
