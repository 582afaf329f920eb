/** Texts of the advisory that stand as descriptions of their own, by how each begins. */
export const sections = {
  summary: 'Summary: ',
  attackVectors: 'Attack vectors: ',
  detection: 'Detection: ',
} as const;

const longest = 4096;

/** A text as the format takes it: at most 4,096 characters; what is cut ends with where the whole stands. */
export function said(text: string, url: string): { lang: 'en'; value: string }[] {
  const trimmed = text.trim();
  if (!trimmed) return [];
  if (trimmed.length <= longest) return [{ lang: 'en', value: trimmed }];
  const more = ` … The whole text: ${url}`;
  return [{ lang: 'en', value: `${trimmed.slice(0, longest - more.length).toWellFormed()}${more}` }];
}
