/** Buttons, fields, choices, the error summary. Targets are 36 px, 44 on touch. */
export const form = /* css */ `
.btn {
  display: inline-flex; align-items: center; justify-content: center; gap: var(--g2); min-block-size: var(--target);
  padding: var(--g1) var(--g4); border: 1px solid var(--edge); border-radius: var(--round); background: var(--page); color: var(--text);
  font: 600 var(--s0)/1.25 var(--sans); text-decoration: none; cursor: pointer; text-align: center;
}
.btn:hover { background: var(--tint-link); border-color: var(--link); color: var(--link); }
.btn-main { background: var(--link); border-color: var(--link); color: var(--page); }
.btn-main:hover { background: color-mix(in srgb, var(--link) 86%, var(--text)); color: var(--page); }
.btn-danger { border-color: var(--critical); color: var(--critical); }
.btn-danger:hover { background: var(--critical); border-color: var(--critical); color: var(--page); }
.btn-quiet { border-color: transparent; background: transparent; color: var(--link); padding-inline: var(--g3); }
.btn-quiet:hover { text-decoration: underline; border-color: transparent; }
.btn-big { font-size: var(--s1); padding: var(--g3) var(--g5); }
.btn[disabled] { border-style: dashed; border-color: var(--edge); background: var(--panel); color: var(--muted); cursor: not-allowed; }
.form { display: flex; flex-direction: column; gap: var(--g5); }
.form .stack:not([class*="stack-"]) { gap: var(--g5); }
.form-acts { display: flex; flex-wrap: wrap; gap: var(--g3); align-items: center; }
.field { display: flex; flex-direction: column; gap: var(--g1); min-width: 0; }
.field-label { font-weight: 700; }
.field-mark { font-weight: 400; color: var(--muted); font-size: var(--s-1); margin-inline-start: var(--g1); }
.field-hint { color: var(--muted); font-size: var(--s0); max-inline-size: var(--measure); }
.field-error { color: var(--critical); font-weight: 600; font-size: var(--s0); display: flex; gap: var(--g2); align-items: baseline; }
.field-wrong { border-inline-start: 4px solid var(--critical); padding-inline-start: var(--g4); }
.field-control { margin-block-start: var(--g1); }
input, select, textarea { font: inherit; color: inherit; accent-color: var(--link); }
.input {
  inline-size: 100%; min-block-size: var(--target); padding: 0.4rem var(--g3); border: 1px solid var(--edge); border-radius: var(--round);
  background: var(--page); color: var(--text); box-shadow: inset 0 1px 2px var(--shade);
}
textarea.input { line-height: 1.5; resize: vertical; min-block-size: 5rem; }
select.input { padding-inline-end: var(--g6); appearance: none; background-image: linear-gradient(45deg, transparent 50%, var(--muted) 50%), linear-gradient(-45deg, transparent 50%, var(--muted) 50%); background-size: 0.4rem 0.4rem; background-repeat: no-repeat; background-position: right 1.15rem center, right 0.78rem center; }
.input:hover { border-color: var(--link); }
.input:focus-visible { outline: 3px solid var(--link); outline-offset: 1px; border-color: var(--link); border-radius: var(--round); }
.input[aria-invalid="true"] { border: 2px solid var(--critical); }
.input-short { max-inline-size: 16rem; }
.input-mid { max-inline-size: 28rem; }
input[type="file"].input { padding: var(--g3); border-style: dashed; box-shadow: none; }
input[type="file"]::file-selector-button { font: 600 var(--s-1) var(--sans); color: var(--text); background: var(--panel); border: 1px solid var(--edge); border-radius: var(--round); padding: var(--g1) var(--g3); margin-inline-end: var(--g3); min-block-size: 2rem; }
.picker { margin-block-start: var(--g2); }
.picker-rows { display: flex; flex-direction: column; border-block-start: 1px solid var(--line); }
.metric { padding-block: var(--g2); border-block-end: 1px solid var(--line); }
.metric legend { font-size: var(--s0); font-weight: 600; float: left; inline-size: 12rem; padding-block: var(--g1); }
.metric legend + * { clear: none; }
.metric-values { display: flex; flex-wrap: wrap; gap: var(--g2); overflow: hidden; padding: 3px; }
.metric .choice { padding: var(--g1) var(--g3) var(--g1) var(--g2); gap: 0 var(--g2); align-items: center; }
.metric .choice input { margin: 0; inline-size: 1rem; block-size: 1rem; }
@media (max-width: 40rem) { .metric legend { float: none; inline-size: auto; } }
.ask { display: flex; flex-wrap: wrap; gap: var(--g2); align-items: center; }
.ask label { font-weight: 600; }
.ask .input { flex: 1 1 7rem; }
.choices { display: flex; flex-direction: column; gap: var(--g2); margin-block-start: var(--g2); }
.choices-row { flex-direction: row; flex-wrap: wrap; }
.choice { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 var(--g3); align-items: start; padding: var(--g2) var(--g3); min-block-size: var(--target); border: 1px solid var(--line); border-radius: var(--round); cursor: pointer; background: var(--page); }
.choice:hover { border-color: var(--link); }
.choice:has(:checked) { border-color: var(--link); background: var(--tint-link); box-shadow: inset 0 0 0 1px var(--link); }
.choice:has(:focus-visible) { outline: 3px solid var(--link); outline-offset: 2px; }
.choice input { inline-size: 1.2rem; block-size: 1.2rem; margin: 0.18em 0 0; outline: none; }
.choice-text { display: block; }
.choice-hint { display: block; color: var(--muted); font-size: var(--s0); }
.choice-alarm:has(:checked) { border-color: var(--critical); background: var(--tint-critical); box-shadow: inset 0 0 0 1px var(--critical); }
legend { padding: 0; }
legend.field-label { float: left; inline-size: 100%; }
legend.field-label + * { clear: both; }
.summary { border: 3px solid var(--critical); border-radius: var(--round-big); padding: var(--g5); background: var(--page); display: flex; flex-direction: column; gap: var(--g3); }
.summary h2 { font-size: var(--s2); }
.summary ul { list-style: none; display: flex; flex-direction: column; gap: var(--g2); }
.summary a { color: var(--critical); font-weight: 600; }
.part { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--g4); padding-block-start: var(--g5); border-block-start: 1px solid var(--line); }
.part-head { display: flex; gap: var(--g3); align-items: baseline; }
.part-number { display: inline-grid; place-items: center; inline-size: 1.9rem; block-size: 1.9rem; border-radius: 50%; border: 2px solid var(--link); color: var(--link); font-weight: 700; font-size: var(--s0); flex: none; transform: translateY(-0.1em); }
@media (min-width: 58rem) { .part { grid-template-columns: 17rem minmax(0, 1fr); gap: var(--g6); } }
`;
