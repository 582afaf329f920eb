import type { Recorded } from '../case/events.ts';
import type { OrganisationId } from '../case/ids.ts';
import type { Instant } from '../process/instant.ts';

/** What of a case can be opened. `answer link`: the page behind an answer link, which shows no word of a notice. */
export const openedThings = [
  'case',
  'advisory',
  'notice',
  'terms',
  'bundles',
  'file',
  'leaks',
  'room',
  'answer link',
] as const;
export type OpenedThing = (typeof openedThings)[number];

/** Something of a case that somebody opened; `which` names the one among several: a notice's id, a file's blob. */
export interface OpenedWhat {
  readonly thing: OpenedThing;
  readonly which?: string;
  /** For whom it was opened, where that is a distributor. */
  readonly organisation?: OrganisationId;
}

export type OpeningEvent = { readonly type: 'Opened' } & OpenedWhat;

/** One opening as it was recorded: once for a person and a thing on one day, at the first time of that day. */
export interface Opening extends OpenedWhat {
  readonly at: Instant;
  /** The opaque text that stands for whoever opened it. */
  readonly by: string;
}

/** The picture of the book: of everything that anybody opened the first time, and the last day that is on record. */
export interface Openings {
  readonly first: Readonly<Record<string, Opening>>;
  readonly last: Readonly<Record<string, Instant>>;
}

/** That an answer link of an organisation was opened: by whom is nowhere told, so that which link it was has to be. */
export const linkOpened = (organisation: OrganisationId): OpenedWhat => ({
  thing: 'answer link',
  which: organisation,
  organisation,
});

const keyOf = (by: string, { thing, which = '' }: OpenedWhat): string => `${by} ${thing} ${which}`;

/** Folds one event into the openings of a case. */
export function evolveOpenings(
  _name: unknown,
  state: Openings | undefined,
  { event, at, actor }: Recorded<OpeningEvent>,
): Openings {
  const { type: _, ...what } = event;
  const key = keyOf(actor, what);
  const { first, last } = state ?? { first: {}, last: {} };
  return { first: { [key]: { ...what, at, by: actor }, ...first }, last: { ...last, [key]: at } };
}

/** Whether this opening is on record for its day (UTC) already, so that nothing is written for a reload. */
export function isOnRecord(state: Openings | undefined, by: string, what: OpenedWhat, now: Instant): boolean {
  const last = state?.last[keyOf(by, what)];
  return last !== undefined && last.slice(0, 10) === now.slice(0, 10);
}

/** The first opening of each thing by each person, and the last that is on record. */
type OpenedOften = Opening & { readonly lastAt: Instant };

/** What was opened for each organisation, oldest first. */
export function openedFor(state: Openings | undefined): ReadonlyMap<OrganisationId, readonly OpenedOften[]> {
  const all = Object.entries(state?.first ?? {}).map(([key, opening]) => ({ ...opening, lastAt: state!.last[key]! }));
  const found = new Map<OrganisationId, OpenedOften[]>();
  for (const each of all.toSorted((a, b) => a.at.localeCompare(b.at))) {
    if (each.organisation === undefined) continue;
    const own = found.get(each.organisation);
    if (own) own.push(each);
    else found.set(each.organisation, [each]);
  }
  return found;
}

/** Whether a machine may have opened it: an answer link is followed by whatever reads mail on its way. */
const isByLink = ({ thing }: OpenedWhat): boolean => thing === 'answer link';

/** What the openings say of one recipient of one notice. */
export interface SeenNotice {
  /** When one of its people who was signed in first opened it. */
  readonly seenAt?: Instant;
  /** How many of its people did. */
  readonly people: number;
  /** When its answer page was last opened by link since the notice left. */
  readonly linkAt?: Instant;
}

/**
 * Who of an organisation has opened a notice. Its page shows the newest notice and all that came before, so that opening a
 * later one opens this one too.
 * @param own what was opened for the organisation
 * @param notices the case's notices, in their order
 */
export function seenNotice(
  own: readonly OpenedOften[],
  notices: readonly { readonly id: string; readonly sent?: { readonly leavesAt: Instant } }[],
  notice: string,
): SeenNotice {
  const from = notices.findIndex(({ id }) => id === notice);
  const shown = new Set(notices.slice(from).map(({ id }) => id));
  const read = own.filter(({ thing, which = '' }) => thing === 'notice' && shown.has(which));
  const leavesAt = notices[from]?.sent?.leavesAt;
  const linkAt = own.find((each) => isByLink(each) && leavesAt !== undefined && each.lastAt >= leavesAt)?.lastAt;
  return {
    ...(read[0] ? { seenAt: read[0].at } : {}),
    people: new Set(read.map(({ by }) => by)).size,
    ...(linkAt ? { linkAt } : {}),
  };
}

const openedWords: Readonly<Record<OpenedThing, string>> = {
  case: 'opened the case',
  advisory: 'opened the advisory’s draft',
  notice: 'opened the notices',
  terms: 'opened the terms, and no word of a notice',
  bundles: 'opened the patch bundles',
  file: 'fetched a file',
  leaks: 'opened the leak room',
  room: 'opened the room',
  'answer link': 'its answer page was opened by link: by somebody who holds the link, or a machine that reads mail',
};

/** One opening in words that follow a name. */
export function sayOpening({ thing, which }: OpenedWhat): string {
  if (which === undefined || thing === 'answer link') return openedWords[thing];
  return thing === 'file' ? `fetched the file ${which}` : `opened ${thing} ${which}`;
}

/** Which line of the list of who knows an opening belongs to. */
export function openerParty({ by, organisation, ...what }: Opening): string {
  if (organisation === undefined) return by.startsWith('reporter:') ? 'reporter' : by;
  return isByLink(what) ? `organisation:${organisation}` : `person:${by.replace(/^distributor:/, '')}@${organisation}`;
}
