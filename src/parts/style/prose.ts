/** Long text: Markdown, code, quotations. */
export const prose = /* css */ `
.prose { display: flex; flex-direction: column; gap: var(--g3); max-inline-size: var(--measure); min-width: 0; text-wrap: pretty; }
.prose > * { min-width: 0; }
.prose ul, .prose ol { padding-inline-start: 1.4em; display: flex; flex-direction: column; gap: var(--g1); }
.prose h2, .prose h3, .prose h4, .prose h5 { margin-block-start: var(--g4); }
.prose h2:first-child, .prose h3:first-child, .prose h4:first-child { margin-block-start: 0; }
.prose h5 { font-size: var(--s1); }
.prose blockquote { border-inline-start: 4px solid var(--line); padding-inline-start: var(--g4); color: var(--muted); display: flex; flex-direction: column; gap: var(--g2); }
.prose li > ul, .prose li > ol { margin-block-start: var(--g1); }
.prose :not(pre) > code, .code-inline { background: var(--panel); border: 1px solid var(--line); border-radius: 4px; padding: 0.05em 0.3em; overflow-wrap: anywhere; }
.shown-link { text-decoration: underline dotted; overflow-wrap: anywhere; }
.code { border: 1px solid var(--line); border-radius: var(--round); background: var(--panel); overflow: hidden; }
.code-title { padding: var(--g1) var(--g3); font-size: var(--s-1); color: var(--muted); border-block-end: 1px solid var(--line); font-weight: 600; }
.code pre { padding: var(--g3) var(--g4); overflow-x: auto; line-height: 1.5; tab-size: 4; }
.code-wrap pre { white-space: pre-wrap; overflow-wrap: anywhere; }
.terms { border: 1px solid var(--line); border-radius: var(--round-big); background: var(--panel); padding: var(--g5); }
.terms .prose { max-inline-size: 72ch; }
.hash { font-family: var(--mono); font-size: var(--s-1); overflow-wrap: anywhere; color: var(--muted); }
`;
