import { readJson } from './json.ts';
import { fields, textOf } from './read.ts';

/**
 * Which form a document has by what each form says of itself: the id of a format, or `advisory` for everything else,
 * which is to be read as the neutral one.
 */
export function formatOf(text: string): string {
  if (!text.trimStart().startsWith('{')) return forPeople(text) ?? 'advisory';
  const read = readJson(text);
  if ('fault' in read) return 'advisory';
  const document = fields(read.value);
  const csaf = textOf(fields(document.document).csaf_version);
  if (csaf) return csaf === '2.1' ? 'csaf21' : 'csaf';
  // What lacks its own name is still broken in its own form, and is told so there.
  if ('tracking' in fields(document.document)) return 'csaf';
  if (document.dataType === 'CVE_RECORD' || 'cveMetadata' in document || 'cnaContainer' in document) return 'cve';
  if (textOf(document['@context']).includes('openvex')) return 'openvex';
  if ('schema_version' in document || ('modified' in document && 'affected' in document)) return 'osv';
  if ('vulnerabilities' in document && ('severity' in document || 'cvss_vector_string' in document)) return 'ghsa';
  return 'advisory';
}

/** How texts for people begin: a page with its doctype, Markdown with id and title above facts, a mail with a title above its id. */
function forPeople(text: string): string | undefined {
  const start = text.slice(0, 10_000).replaceAll('\r\n', '\n');
  if (/^\s*<!doctype html\b/i.test(start)) return 'html';
  if (/^# (?:\S+, )*\S+: \S/.test(start) && /^- \*\*(?:CVE|GHSA|Severity|Published):\*\* /m.test(start))
    return 'markdown';
  return /\n[=-]+\n\nAdvisory: +\S/.test(start) ? 'mail' : undefined;
}
