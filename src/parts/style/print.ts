/** On paper: ink on white, no furniture, addresses after links, nothing cut in two. */
export const print = /* css */ `
@media print {
  :root { color-scheme: light; }
  @page { margin: 18mm; }
  body { font-size: 10.5pt; display: block; }
  .nav, .foot, .skip, .now, .whoami, .form-acts, .tabs, .mode { display: none; }
  main { padding: 0; }
  .wrap { max-inline-size: none; padding: 0; }
  .card, .callout, .line > li, .words, tr, .gate { break-inside: avoid; box-shadow: none; }
  h1, h2, h3 { break-after: avoid; }
  .prose a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 9pt; color: var(--muted); overflow-wrap: anywhere; }
}
@media (forced-colors: active) {
  .btn, .choice, .card, .callout, .tag { border: 1px solid; }
  .nav a[aria-current], .tabs a[aria-current] { outline: 2px solid; }
}
`;
