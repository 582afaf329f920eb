/** The frame of every page: header, waterline, navigation, footer. */
export const shell = /* css */ `
.top { background: var(--panel); border-block-end: 1px solid var(--line); }
.top-in { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--g5); min-block-size: 3.75rem; padding-block: var(--g2); }
.brand { display: inline-flex; align-items: center; gap: var(--g3); min-block-size: var(--target); color: var(--text); text-decoration: none; font-weight: 700; font-size: var(--s2); letter-spacing: -0.01em; }
.brand svg { color: var(--link); }
.brand-sub { font-weight: 400; color: var(--muted); }
.nav { display: flex; flex-wrap: wrap; gap: 0 var(--g1); list-style: none; margin-inline-start: auto; }
.nav a { display: inline-flex; align-items: center; min-block-size: var(--target); padding-inline: var(--g3); color: var(--text); text-decoration: none; border-radius: var(--round); }
.nav a:hover { background: var(--tint-link); color: var(--link); }
.nav a[aria-current] { color: var(--link); font-weight: 700; box-shadow: inset 0 -3px 0 var(--link); border-radius: var(--round) var(--round) 0 0; }
.nav-start { margin-inline-start: 0; }
.whoami { display: flex; align-items: center; gap: var(--g3); margin-inline-start: auto; color: var(--muted); font-size: var(--s0); }
.whoami a { display: inline-flex; align-items: center; min-block-size: var(--target); }
.desk { font-size: var(--s0); }
.desk .top { background: var(--page); }
.desk main { padding-block-start: var(--g5); }
.mode { background: repeating-linear-gradient(-45deg, var(--tint-medium) 0 0.75rem, var(--page) 0.75rem 1.5rem); border-block-end: 1px solid var(--line); font-size: var(--s-1); color: var(--text); }
.mode .wrap { padding-block: var(--g2); }
.mode strong { color: var(--medium); letter-spacing: 0.05em; }
.now { background: var(--tint-link); border-block-end: 1px solid color-mix(in srgb, var(--link) 25%, var(--page)); }
.now-late { background: var(--tint-critical); border-block-end-color: color-mix(in srgb, var(--critical) 30%, var(--page)); }
.now-calm { background: var(--panel); border-block-end-color: var(--line); }
.now-in { display: flex; flex-wrap: wrap; align-items: center; gap: var(--g2) var(--g4); padding-block: var(--g3); min-block-size: 3.5rem; }
.now-word { font-weight: 700; letter-spacing: 0.05em; color: var(--link); font-size: var(--s-1); display: inline-flex; gap: var(--g2); align-items: center; }
.now-late .now-word { color: var(--critical); }
.now-calm .now-word { color: var(--ok); }
.now-text { flex: 1 1 18rem; font-size: var(--s1); font-weight: 600; }
.foot { border-block-start: 1px solid var(--line); background: var(--panel); font-size: var(--s0); color: var(--muted); }
.foot-in { display: flex; flex-wrap: wrap; gap: var(--g5) var(--g7); justify-content: space-between; align-items: end; padding-block: var(--g5); }
.foot ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0 var(--g4); }
.foot li a { display: inline-flex; align-items: center; min-block-size: var(--target); }
.foot form { display: flex; flex-wrap: wrap; gap: var(--g2) var(--g3); align-items: end; }
.foot label { display: block; font-size: var(--s-1); margin-block-end: var(--g1); }
.foot select { min-inline-size: 8rem; font-size: var(--s0); }
.crumbs { display: flex; flex-wrap: wrap; gap: 0 var(--g2); list-style: none; font-size: var(--s0); color: var(--muted); margin-block-end: var(--g3); }
.crumbs a { display: inline-flex; align-items: center; min-block-size: var(--target); }
.crumbs li { display: inline-flex; align-items: center; gap: var(--g2); }
.crumbs li + li::before { content: ""; inline-size: 0.4em; block-size: 0.4em; border: solid currentColor; border-width: 1.5px 1.5px 0 0; transform: rotate(45deg); }
@media (max-width: 40rem) {
  .nav { margin-inline: calc(-1 * var(--g3)) 0; inline-size: calc(100% + var(--g3)); }
  .nav a { padding-inline: var(--g3); }
  .nav a[aria-current] { box-shadow: inset 0 -3px 0 var(--link); }
  .whoami { margin-inline-start: 0; }
}
`;
