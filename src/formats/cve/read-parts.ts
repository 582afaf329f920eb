import type { Part } from '../reading.ts';

// What the readers of both states of a record share.

export const isEnglish = (part: Part): boolean => /^en([_-]|$)/i.test(String(part.at('lang').value));

/** The English texts of a list; where none is English, the first. Their language is implied. */
export function textsIn(list: Part): readonly Part[] {
  const all = list.items();
  const english = all.filter(isEnglish);
  return english.length > 0 ? english : all.slice(0, 1);
}

/** Those texts as one, with an empty line between them. */
export function words(list: Part, longest: number): string {
  const texts = textsIn(list).map((part) => {
    if (isEnglish(part)) part.at('lang').take();
    return part.at('value').text(longest).trim();
  });
  return texts.filter((text) => text !== '').join('\n\n');
}

/** Who assigned the id; both the record and the container name it, and one that is named otherwise stays untaken. */
export function organisationIn(
  metadata: Part,
  cna: Part,
): { readonly id: string; readonly shortName: string } | undefined {
  const provider = cna.at('providerMetadata');
  const [id, shortName] = [
    ['assignerOrgId', 'orgId'],
    ['assignerShortName', 'shortName'],
  ].map(([ofRecord, ofContainer]) => {
    const said = metadata.at(ofRecord!).value ?? provider.at(ofContainer!).value;
    return typeof said === 'string' ? said : undefined;
  });
  if (!id || !shortName) return undefined;
  for (const part of [metadata.at('assignerOrgId'), metadata.at('assignerShortName'), ...provider.fields()])
    if ([id, shortName].includes(String(part.value))) part.take();
  return { id, shortName };
}
