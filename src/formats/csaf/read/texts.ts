import { type Advisory, creditRoles } from '../../../core/advisory/advisory.ts';
import { instant } from '../../../core/process/instant.ts';
import { cweName, cweVersion } from '../../../core/scores/cwe.ts';
import { cweShape, ghsaShape } from '../../read.ts';
import type { Part } from '../../reading.ts';
import { noteOfText, sayWeakness, timelineTitle, weaknessesTitle, weaknessTitle } from '../notes.ts';
import { creditedAs, referenceWords, systemOfId } from '../vulnerability.ts';

const longest = { summary: 2_000, description: 60_000 } as const;
type TextField = keyof typeof noteOfText;

/** The first note of a category and title; without a title, the first of the category that is not ours otherwise. */
function noteOf(notes: readonly Part[], category: string, title?: string): Part | undefined {
  return notes.find(
    (note) => note.at('category').value === category && (title === undefined || note.at('title').value === title),
  );
}

function takeNote(note: Part | undefined, limit: number, titles: readonly string[]): string {
  if (!note) return '';
  note.at('category').take();
  if (titles.includes(String(note.at('title').value))) note.at('title').take();
  return note.at('text').text(limit);
}

/** The texts of an advisory: by the titles of our own documents, else by their category alone. */
export function textsIn(vulnerability: Part, head: Part): Record<TextField, string> {
  const own = vulnerability.at('notes').items();
  const all = [...own, ...head.at('notes').items()];
  const found = Object.entries(noteOfText).map(([field, [category, title]]) => {
    const note = noteOf(all, category, title);
    return [field, takeNote(note, longest[field as keyof typeof longest] ?? 20_000, [title])];
  });
  const texts = Object.fromEntries(found) as Record<TextField, string>;
  texts.description ||= takeNote(
    noteOf(all, 'description') ?? noteOf(own, 'details') ?? noteOf(own, 'general'),
    60_000,
    [],
  );
  texts.summary ||= takeNote(noteOf(all, 'summary'), 2_000, []);
  if (texts.description === '' && texts.summary !== '') texts.description = texts.summary;
  // The summary of the document repeats that of its one vulnerability.
  for (const note of head.at('notes').items()) {
    const isSame = note.at('category').value === 'summary' && note.at('title').value === 'Summary';
    if (isSame && note.at('text').value === texts.summary) note.take();
  }
  return texts;
}

/** What happened when, as our own notes tell it. */
export function timelineIn(vulnerability: Part): Pick<Advisory, 'timeline'> {
  const timeline = vulnerability
    .at('notes')
    .items()
    .flatMap((note) => {
      const [, at] = new RegExp(`^${timelineTitle}: (\\S+Z)$`).exec(String(note.at('title').value)) ?? [];
      if (at === undefined || note.at('category').value !== 'other' || Number.isNaN(Date.parse(at))) return [];
      note.at('category').take();
      note.at('title').take();
      return [{ at, text: note.at('text').text(2_000) }];
    });
  return timeline.length > 0 ? { timeline: timeline.map((one) => ({ ...one, at: instant(one.at) })) } : {};
}

/** The weaknesses of a note of ours, a line each. */
function notedIn(note: Part | undefined): readonly string[] {
  const lines = String(note?.at('text').value ?? '')
    .split('\n')
    .filter((line) => line !== '');
  const ids = lines.map((line) => line.split(' ')[0]!);
  const isOurs = lines.every((line, n) => cweShape.test(ids[n]!) && line === sayWeakness(ids[n]!));
  if (isOurs) note?.take();
  return isOurs ? ids : [];
}

/** The weaknesses: one in 2.0 and the others in a note, a list in 2.1. */
export function weaknessesIn(vulnerability: Part): Pick<Advisory, 'cwe' | 'weaknesses'> {
  const listed = vulnerability.at('cwes').items();
  const all = [...(vulnerability.at('cwe').value === undefined ? [] : [vulnerability.at('cwe')]), ...listed];
  const ids = all.map((one) => {
    if (one.at('name').value === cweName(String(one.at('id').value))) one.at('name').take();
    if (one.at('version').value === cweVersion) one.at('version').take();
    return one.at('id').text();
  });
  const notes = vulnerability.at('notes').items();
  const [first, further] = [weaknessTitle, weaknessesTitle].map((title) => notedIn(noteOf(notes, 'other', title)));
  const [cwe, ...weaknesses] = new Set([...first!, ...ids, ...further!]);
  return { ...(cwe ? { cwe } : {}), ...(weaknesses.length > 0 ? { weaknesses: weaknesses.slice(0, 50) } : {}) };
}

const isNamed = (vulnerability: Part, alias: unknown): boolean =>
  vulnerability.at('cve').value === alias ||
  vulnerability
    .at('ids')
    .items()
    .some((one) => one.at('text').value === alias);

/** Ids of the vulnerability, and aliases of a document that tells of it alone, as far as they are not its own. */
export function idsIn(
  vulnerability: Part,
  head: Part,
  { document, id }: { readonly document: string; readonly id: string },
): Pick<Advisory, 'cve' | 'ghsa' | 'aliases'> {
  const cve = vulnerability.at('cve').text();
  const publisher = head.at('publisher').at('name').value;
  const aliases = head
    .at('tracking')
    .at('aliases')
    .items()
    .filter((one) => document === id || isNamed(vulnerability, one.value))
    .map((one) => one.text(200));
  const ids = vulnerability
    .at('ids')
    .items()
    .map((one) => {
      const text = one.at('text').text(200);
      const expected = text === id ? publisher : systemOfId(text);
      if (one.at('system_name').value === expected) one.at('system_name').take();
      return text;
    });
  const all = [...new Set([...aliases, ...ids])].filter((one) => one !== '' && one !== id && one !== cve);
  const ghsa = all.find((one) => ghsaShape.test(one));
  const others = all.filter((one) => one !== ghsa);
  return {
    ...(cve ? { cve } : {}),
    ...(ghsa ? { ghsa } : {}),
    ...(others.length > 0 ? { aliases: others.slice(0, 100) } : {}),
  };
}

type Reference = Advisory['references'][number];

/** External references with the kind that our own documents say in front. */
export function referencesIn(lists: readonly Part[]): Reference[] {
  return lists
    .flatMap((list) => list.items())
    .filter((one) => one.at('category').value !== 'self' && /^https?:/.test(String(one.at('url').value)))
    .map((one): Reference => {
      one.at('category').take();
      const url = one.at('url').text(2_000);
      const said = one.at('summary').text(340);
      const [kind = 'web', word] =
        Object.entries(referenceWords).find(([, name]) => said.startsWith(`${name}: `)) ?? [];
      const title = word ? said.slice(word.length + 2) : said;
      return {
        kind: kind as Reference['kind'],
        url,
        ...(title && title !== url ? { title: title.slice(0, 300) } : {}),
      };
    });
}

/** Everybody who is thanked, with the role that our own documents say. */
export function creditsIn(lists: readonly Part[]): Advisory['credits'] {
  return lists
    .flatMap((list) => list.items())
    .flatMap((one) => {
      const said = String(one.at('summary').value ?? '');
      const role = creditRoles.find((known) => said === `${creditedAs}${known}`);
      if (role) one.at('summary').take();
      const names = one
        .at('names')
        .items()
        .map((name) => name.text(200));
      const organization = one.at('organization').text(200);
      const [address, ...more] = one.at('urls').items();
      const url = /^https?:/.test(String(address?.value)) && more.length === 0 ? address!.text(2_000) : '';
      const affiliation = names.length > 0 && organization ? { affiliation: organization } : {};
      return (names.length > 0 ? names : [organization].filter((name) => name !== '')).map((name) => ({
        name,
        ...affiliation,
        role: role ?? ('other' as const),
        ...(url ? { url } : {}),
      }));
    });
}
