/** Sections of the details, in the order in which they stand behind the description. */
export const sections = [
  ['impact', 'Impact'],
  ['attackVectors', 'Attack vectors'],
  ['detection', 'Detection'],
  ['solution', 'Solution'],
  ['workarounds', 'Workarounds'],
] as const;

export type SectionField = (typeof sections)[number][0];

const heading = (title: string): string => `\n\n## ${title}\n\n`;

/** Description and sections as one text. */
export function joinSections(description: string, texts: Readonly<Record<SectionField, string>>): string {
  const told = sections.map(([field, title]) => {
    const text = texts[field].trim();
    return text ? heading(title) + text : '';
  });
  return description.trim() + told.join('');
}

/** The same taken apart; what stands before the first section that we know is the description. */
export function splitSections(details: string): Readonly<Record<SectionField | 'description', string>> {
  const found = { description: details, impact: '', attackVectors: '', detection: '', solution: '', workarounds: '' };
  let last: SectionField | 'description' = 'description';
  for (const [field, title] of sections) {
    const text: string = found[last];
    const at = text.indexOf(heading(title));
    if (at < 0) continue;
    found[last] = text.slice(0, at);
    found[field] = text.slice(at + heading(title).length);
    last = field;
  }
  return found;
}
